import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PageId, type Task, Task as TaskSchema } from '#contract'
import { blockProblems } from '../../../learner/blocks/problems.ts'
import { click, merge, merged, pageOf, press, shown, type Told, type } from './support/shown.ts'

const FIELDS = ['Name', 'Town', 'Street', 'Colour', 'Size', 'Note', 'Day', 'Room']
const value = fc.constantFrom('oak', 'elm', 'fir', 'ash', 'yew', 'box', 'fig', 'bay', 'may', 'tea')
/** Different fields, each with the value of the first and of the second demonstration. */
const form = fc
  .subarray(FIELDS, { minLength: 2 })
  .chain((fields) =>
    fc.tuple(fc.constant(fields), fc.array(fc.tuple(value, value), { minLength: fields.length, maxLength: fields.length })),
  )
const stepsOf = ([fields, values]: [string[], [string, string][]], side: 0 | 1): Told[] => [
  ...fields.map((field, index) => type(field, values[index]?.[side] ?? '')),
  click('button', 'Send'),
]
const NOTICE = pageOf('page-notice', [
  ['heading', 'News'],
  ['button', 'Dismiss'],
  ['button', 'More'],
])
const FORM = pageOf('page-form', [...FIELDS.map((field) => ['field', field] as ['field', string]), ['button', 'Send']])
const on = (page: PageId) => (step: Told) => ({ ...step, page })

/** Without what every merge changes: who it came from, and what was seen. */
function lasting({ recordings: _, change: __, parameters, ...task }: Task) {
  return { ...task, parameters: parameters.map(({ examples: ___, ...parameter }) => parameter) }
}
const as = (task: Task, number: number): Task => ({ ...task, recordings: shown(number, 'x', [press('x')]).recordings })

describe('merging', () => {
  it('a task with itself under other values gives exactly the parameters that differ, and no blocks', () => {
    fc.assert(
      fc.property(form, (given) => {
        const [fields, values] = given
        const task = merged(shown(1, 'Fill it in', stepsOf(given, 0)), shown(2, 'Fill it in', stepsOf(given, 1)))
        const differ = fields.filter((_, index) => values[index]?.[0] !== values[index]?.[1])
        const typed = task.steps.flatMap(({ act, target }) =>
          act.kind === 'type' && act.text.some(({ kind }) => kind === 'slot') ? [target?.name] : [],
        )
        expect(typed).toEqual(differ)
        const pairs = new Set(values.filter(([a, b]) => a !== b).map((pair) => pair.join()))
        expect(task.parameters.map(({ examples }) => examples.join()).toSorted()).toEqual([...pairs].toSorted())
        expect(task.blocks).toEqual([])
      }),
    )
  })

  it('with a stretch put in on a page of its own gives exactly that stretch as optional, in either order', () => {
    fc.assert(
      fc.property(form, fc.nat(), fc.integer({ min: 1, max: 3 }), fc.boolean(), (given, at, length, isKnown) => {
        const plain = stepsOf(given, 0).map(on(FORM.id))
        const place = at % (plain.length + 1)
        const stretch = [click('button', 'Dismiss'), press('Escape'), click('button', 'More')].slice(0, length).map(on(NOTICE.id))
        const longer = plain.toSpliced(place, 0, ...stretch)
        const end = { leadsTo: FORM.id }
        const closed = (steps: Told[]) => steps.map((step, index) => (index === steps.length - 1 ? { ...step, ...end } : step))
        const [one, two] = isKnown ? [longer, plain] : [plain, longer]
        const task = merged(shown(1, 'Fill it in', closed(one)), shown(2, 'Fill it in', closed(two)), { pages: [FORM, NOTICE] })
        expect(task.steps.map(({ caption }) => caption)).toEqual(longer.map(({ caption }) => caption))
        expect(task.blocks).toHaveLength(1)
        expect(task.blocks[0]).toMatchObject({
          kind: 'optional',
          from: task.steps[place]?.id,
          to: task.steps[place + length - 1]?.id,
          when: { kind: 'element-present', role: 'button', name: 'Dismiss' },
        })
      }),
    )
  })

  it('of so many rounds with another number of them gives a loop over their values, wherever it stands', () => {
    const rounds = fc.uniqueArray(value, { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(rounds, rounds, fc.nat({ max: 2 }), fc.nat({ max: 2 }), (one, two, before, behind) => {
        fc.pre(one.length !== two.length && one[0] !== two[0])
        const told = (items: string[]) => [
          ...FIELDS.slice(0, before).map((field) => type(field, 'same')),
          ...items.flatMap((item) => [type('Item', item), click('button', 'Add'), press('Return')]),
          ...FIELDS.slice(3, 3 + behind).map((field) => type(field, 'same')),
          click('button', 'Save'),
        ]
        const task = merged(shown(1, 'Fill the list', told(one)), shown(2, 'Fill the list', told(two)))
        expect(task.steps).toHaveLength(before + 3 + behind + 1)
        expect(task.blocks).toMatchObject([
          { kind: 'loop', from: task.steps[before]?.id, to: task.steps[before + 2]?.id, over: { kind: 'values', parameters: ['item'] } },
        ])
        expect(task.parameters).toEqual([{ name: 'item', type: 'text', examples: [one.join('\n'), two.join('\n')], many: true }])
      }),
    )
  })

  it('is stable: what the merged task already explains changes nothing but examples and recordings', () => {
    fc.assert(
      fc.property(
        form,
        fc.uniqueArray(value, { minLength: 3, maxLength: 5 }),
        fc.boolean(),
        fc.nat({ max: 3 }),
        (given, items, isNotice, again) => {
          const told = (side: 0 | 1, list: string[], notice: boolean) => [
            ...(notice ? [click('button', 'Dismiss')].map(on(NOTICE.id)) : []),
            ...[
              ...stepsOf(given, side).slice(0, -1),
              ...list.flatMap((item) => [type('Item', item), click('button', 'Add')]),
              click('button', 'Save'),
            ].map(on(FORM.id)),
          ]
          const pages = [FORM, NOTICE]
          const two = merged(shown(1, 'Do it', told(0, items.slice(0, 1), isNotice)), shown(2, 'Do it', told(1, items, !isNotice)), {
            pages,
          })
          const next = shown(3, 'Do it', told(again % 2 === 0 ? 0 : 1, items.slice(0, 1 + again), again > 1))
          const three = merged(two, next, { pages })
          expect(lasting(three)).toEqual(lasting(two))
          expect(three.recordings).toEqual(['recording-1', 'recording-2', 'recording-3'])
          expect(lasting(merged(three, as(next, 4), { pages }))).toEqual(lasting(two))
        },
      ),
    )
  })

  it('always gives a whole task or questions that can be answered, whatever the two demonstrations are', () => {
    const anyStep = fc.oneof(
      fc.tuple(fc.constantFrom(...FIELDS.slice(0, 3)), value).map(([field, text]) => type(field, text)),
      fc.constantFrom('Add', 'Save', 'Close').map((name) => click('button', name)),
      fc.constantFrom('a', 'b').map((name) => click('list-item', name)),
      fc.constantFrom('Tab', 'Return').map((key) => press(key)),
    )
    const anySteps = fc.array(fc.tuple(anyStep, fc.constantFrom(FORM.id, NOTICE.id)), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(anySteps, anySteps, anySteps, fc.nat(), (one, two, three, choice) => {
        const task = (number: number, steps: [Told, PageId][]) =>
          shown(
            number,
            'Do it',
            steps.map(([step, page]) => ({ ...step, page })),
          )
        const options = { pages: [FORM, NOTICE] }
        let known = task(1, one)
        for (const next of [task(2, two), task(3, three)]) {
          const answers: Record<string, string> = {}
          let outcome = merge(known, next, { ...options, answers })
          for (let round = 0; outcome.kind === 'questions' && round < 20; round += 1) {
            for (const { id, answers: offered } of outcome.questions) answers[id] ??= offered[choice % offered.length]?.id ?? ''
            const again = merge(known, next, { ...options, answers })
            if (again.kind === 'questions') expect(again.questions).not.toEqual(outcome.questions)
            outcome = again
          }
          expect(outcome.kind).not.toBe('questions')
          if (outcome.kind !== 'merged') continue
          expect(TaskSchema.parse(outcome.task)).toEqual(outcome.task)
          expect(blockProblems(outcome.task)).toEqual([])
          known = outcome.task
        }
      }),
      { numRuns: 300 },
    )
  })
})
