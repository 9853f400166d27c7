import fc from 'fast-check'
import { type Block, Task, type TaskEdit } from '#contract'
import { blockProblems } from '../../../../learner/blocks/problems.ts'
import { sampleStep } from '../../../support/sample-task.ts'
import { literal, rowTarget, secret, slot, typeStep } from './invoice-task.ts'

const NAMES = ['supplier', 'amount', 'password', 'list']
const at = (index: number) => `step-s${index}`
const when = { kind: 'element-present' as const, role: 'button' as const, name: 'Log in' }

type Nested = { from: number; to: number }
/** Spans that are apart or one within the other: what does not fit is left out. */
function nested(spans: Nested[]): Nested[] {
  return spans.reduce<Nested[]>((kept, span) => {
    const crosses = kept.some((other) => {
      const apart = span.to < other.from || other.to < span.from
      const within = (a: Nested, b: Nested) => a.from >= b.from && a.to <= b.to
      return !apart && !within(span, other) && !within(other, span)
    })
    return crosses ? kept : kept.concat(span)
  }, [])
}

const spanIn = (count: number) =>
  fc.tuple(fc.nat(count - 1), fc.nat(count - 1)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))

export const tasks: fc.Arbitrary<Task> = fc.integer({ min: 1, max: 9 }).chain((count) =>
  fc
    .record({
      kinds: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: count, maxLength: count }),
      blocks: fc.array(fc.record({ span: spanIn(count), kind: fc.constantFrom('optional', 'values', 'times', 'branch'), cut: fc.nat(8) }), {
        maxLength: 4,
      }),
      parts: fc.array(spanIn(count), { maxLength: 3 }),
      milestones: fc.uniqueArray(fc.nat(count - 1), { maxLength: 3 }),
    })
    .map(({ kinds, blocks, parts, milestones }) => {
      const steps = kinds.map((kind, index) => stepOfKind(kind, at(index)))
      const spans = nested(blocks.map(({ span }) => span))
      const laid = spans.map((span, index): object => {
        const { kind, cut } = blocks.find((block) => block.span === span) ?? { kind: 'optional', cut: 0 }
        const shape = { id: `block-${index}`, reason: 'Seen.', from: at(span.from), to: at(span.to) }
        if (kind === 'optional') return { ...shape, kind, when }
        if (kind === 'values') return { ...shape, kind: 'loop', over: { kind: 'values', parameters: ['list'] }, atMost: 9 }
        const middle = span.from + (cut % Math.max(1, span.to - span.from))
        const inner = spans.some(
          (other) => other !== span && other.from <= middle && other.to > middle && other.from >= span.from && other.to <= span.to,
        )
        if (kind === 'times' || span.from === span.to || inner)
          return { ...shape, kind: 'loop', over: { kind: 'times', count: 2 }, atMost: 9 }
        return {
          id: shape.id,
          reason: 'Two ways.',
          kind: 'branch',
          arms: [
            { from: at(span.from), to: at(middle), when },
            { from: at(middle + 1), to: at(span.to) },
          ],
        }
      })
      const apart = parts
        .toSorted((a, b) => a.from - b.from)
        .filter((part, index, all) => all.slice(0, index).every((other) => other.to < part.from))
      const task = {
        version: 1,
        id: 'task-a',
        revision: 1,
        goal: [
          { kind: 'words', text: 'Pay ' },
          { kind: 'slot', parameter: 'supplier' },
          { kind: 'words', text: ' for office and Acme' },
        ],
        parameters: [
          { name: 'supplier', type: 'text', examples: ['Acme'] },
          { name: 'amount', type: 'money', examples: ['12.50'] },
          { name: 'password', type: 'secret', examples: [] },
          { name: 'list', type: 'text', examples: ['a\nb'], many: true },
        ],
        steps,
        blocks: laid,
        subGoals: apart.map((span, index) => ({ name: `Part ${index}`, from: at(span.from), to: at(span.to) })),
        milestones: milestones.toSorted((a, b) => a - b).map((index) => ({ after: at(index), name: `Milestone ${index}` })),
        programs: [{ program: 'mousepad' }],
        recordings: ['recording-a'],
        createdAt: '2026-03-01T09:00:00.000Z',
        notices: [],
      }
      const parsed = Task.parse(task)
      // Branches of random cuts may cross what lies in them: those are left out.
      return { ...parsed, blocks: withoutCrossing(parsed) }
    }),
)

function withoutCrossing(task: Task): Block[] {
  return task.blocks.reduce<Block[]>((kept, block) => {
    const more = kept.concat(block)
    return blockProblems({ ...task, blocks: more }).length === 0 ? more : kept
  }, [])
}

function stepOfKind(kind: number, id: string) {
  switch (kind) {
    case 0:
      return typeStep(id, 'Type ⟦supplier⟧', [literal('Dear '), slot('supplier')])
    case 1:
      return typeStep(id, 'Type ⟦amount⟧', [slot('amount')])
    case 2:
      return { ...typeStep(id, 'Type ⟦password⟧', [secret('password')]), expectation: { kind: 'changed' } }
    case 3:
      return sampleStep({ id, caption: 'Choose ⟦supplier⟧', target: rowTarget('supplier') })
    case 4:
      return typeStep(id, 'Type “to the office”', [literal('to the office')])
    default:
      return sampleStep({ id, caption: 'Click “Save”' })
  }
}

const names = fc.constantFrom(...NAMES, 'gone')
const texts = fc.array(
  fc.oneof(
    fc.constantFrom('Hello', '', 'office').map(literal),
    names.map(slot),
    fc.constant({ kind: 'count' as const, start: 1, step: 1, digits: 2 }),
  ),
  { maxLength: 3 },
)
/** Edits of a task with so many steps; few of them speak of a step that is not there. */
function editsOf(count: number): fc.Arbitrary<TaskEdit> {
  const ids = fc.oneof({ weight: 20, arbitrary: fc.nat(count - 1).map(at) }, { weight: 1, arbitrary: fc.constant('step-gone') })
  return fc.oneof(
    fc.record({ kind: fc.constant('set-caption'), step: ids, caption: fc.constantFrom('Do it', 'Type ⟦supplier⟧', '⟦gone⟧', '') }),
    fc.record({ kind: fc.constant('set-text'), step: ids, text: texts }),
    fc.record({ kind: fc.constant('move-step'), step: ids, before: fc.option(ids) }),
    fc.record({ kind: fc.constant('delete-step'), step: ids }),
    fc.record({
      kind: fc.constant('insert-step'),
      before: fc.option(ids),
      step: fc.integer({ min: 0, max: 5 }).map((kind) => withoutId(stepOfKind(kind, 'step-x'))),
    }),
    fc.record({
      kind: fc.constant('replace-from'),
      step: fc.option(ids),
      replaces: fc.constantFrom(undefined, 'rest', 'step', 'nothing'),
      steps: fc.array(
        fc.integer({ min: 0, max: 5 }).map((kind) => withoutId(stepOfKind(kind, 'step-x'))),
        { minLength: 1, maxLength: 3 },
      ),
      parameters: fc.constant([{ name: 'supplier', type: 'text', examples: ['Bolt'] }]),
      recording: fc.constant('recording-b'),
    }),
    fc.record({
      kind: fc.constant('set-parameter'),
      name: names,
      parameter: fc.record({
        name: fc.constantFrom(...NAMES, 'firm'),
        type: fc.constantFrom('text', 'number', 'secret', 'choice'),
        examples: fc.constantFrom([], ['Acme']),
      }),
    }),
    fc.record({
      kind: fc.constant('add-parameter'),
      parameter: fc.record({
        name: fc.constantFrom('supplier', 'place'),
        type: fc.constantFrom('text', 'secret'),
        examples: fc.constant([]),
      }),
      value: fc.constantFrom('office', 'Acme', 'nowhere'),
    }),
    fc.record({ kind: fc.constant('remove-parameter'), name: names, value: fc.constantFrom('7', 'Bolt', '') }),
    fc.record({
      kind: fc.constant('set-goal'),
      goal: fc.constantFrom(
        [{ kind: 'words', text: 'Pay' }],
        [
          { kind: 'words', text: 'Pay ' },
          { kind: 'slot', parameter: 'list' },
        ],
      ),
    }),
    fc.record({ kind: fc.constant('remove-block'), id: fc.constantFrom('block-0', 'block-1') }),
    fc.record({
      kind: fc.constant('set-block'),
      block: fc.record({
        id: fc.constantFrom('block-0', 'block-7'),
        reason: fc.constant('Set.'),
        kind: fc.constant('optional'),
        from: ids,
        to: ids,
        when: fc.constant(when),
      }),
    }),
  ) as unknown as fc.Arbitrary<TaskEdit>
}

export const withEdits = (most: number) =>
  tasks.chain((task) => fc.tuple(fc.constant(task), fc.array(editsOf(task.steps.length), { minLength: 1, maxLength: most })))

function withoutId({ id: _, ...step }: { id: string }): object {
  return step
}
