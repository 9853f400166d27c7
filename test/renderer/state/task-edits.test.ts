import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowOf, type StepId, type Task, type TaskEdit } from '#contract'
import { type DraftEdit, draftOf, newStepId } from '../../../renderer/state/task-draft.ts'
import { editsToSave } from '../../../renderer/state/task-edits.ts'
import { applyEdits } from '../fake-edits.ts'
import { pictureNames } from '../picture-names.ts'
import { worldOf } from '../world/index.ts'

const world = worldOf(pictureNames)
const [note, , , batch] = world.tasks as [Task, Task, Task, Task]
const id = (name: string) => `step-${name}` as StepId

function saved(task: Task, edits: readonly DraftEdit[]): Task {
  const outcome = applyEdits(task, editsToSave(task, edits))
  if (outcome.kind === 'refused') throw new Error(outcome.problems.join(' '))
  return outcome.task
}

/** What a person sees of the steps. */
const captions = (task: Task) => task.steps.map((step) => step.caption)
const insert = (edits: readonly DraftEdit[], before: StepId | null, caption: string): DraftEdit => ({
  kind: 'insert-step',
  before,
  step: { ...(note.steps[0] as Task['steps'][number]), id: newStepId(edits), caption },
})

type Wish = { kind: 'move' | 'delete' | 'insert' | 'caption'; a: number; b: number }

/** One more edit of what is there by then. */
function edit(edits: readonly DraftEdit[], { kind, a, b }: Wish): DraftEdit[] {
  const now = draftOf(note, edits).steps
  const [one, other] = [now[a % now.length]?.id as StepId, now[b % now.length]?.id as StepId]
  const before = b % 5 === 0 ? null : other
  if (kind === 'move') return one === other ? [] : [{ kind: 'move-step', step: one, before }]
  if (kind === 'delete') return now.length > 1 ? [{ kind: 'delete-step', step: one }] : []
  if (kind === 'insert') return [insert(edits, before, `new ${edits.length}`)]
  return [{ kind: 'set-caption', step: one, caption: `words ${edits.length}` }]
}

describe('edits that are saved together', () => {
  it('leave a task as it is shown, whatever was moved, deleted, added and renamed', () => {
    const pick = fc.nat()
    const steps = fc.array(fc.record<Wish>({ kind: fc.constantFrom('move', 'delete', 'insert', 'caption'), a: pick, b: pick }), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(steps, (wishes) => {
        const edits: DraftEdit[] = []
        for (const wish of wishes) edits.push(...edit(edits, wish))
        if (editsToSave(note, edits).length === 0) return
        expect(captions(saved(note, edits))).toEqual(captions(draftOf(note, edits)))
      }),
    )
  })

  it('are none when they take each other back', () => {
    const there: DraftEdit[] = [
      { kind: 'move-step', step: id('n1'), before: null },
      { kind: 'move-step', step: id('n1'), before: id('n2') },
    ]
    expect(editsToSave(note, there)).toEqual([])
  })

  it('tell a step that was added once, with all that was done to it', () => {
    const first = insert([], id('n2'), 'Wait')
    const edits: DraftEdit[] = [first, { kind: 'set-caption', step: newStepId([]), caption: 'Wait a little' }]
    expect(
      editsToSave(note, edits).map((edit) =>
        'step' in edit && edit.step !== null && typeof edit.step === 'object' && 'caption' in edit.step ? edit.step.caption : edit.kind,
      ),
    ).toEqual(['Wait a little'])
  })

  it('of words that were changed twice hold only the last', () => {
    const edits: DraftEdit[] = [
      { kind: 'set-caption', step: id('n1'), caption: 'a' },
      { kind: 'set-caption', step: id('n1'), caption: 'b' },
    ]
    expect(editsToSave(note, edits)).toEqual([{ kind: 'set-caption', step: id('n1'), caption: 'b' }] satisfies TaskEdit[])
  })

  it('make a text a value wherever it stands as a word, and a value a text again', () => {
    const made = draftOf(note, [
      { kind: 'add-parameter', parameter: { name: 'greeting', type: 'text', examples: ['Dear'] }, value: 'Dear' },
    ])
    expect(made.steps[1]?.act).toMatchObject({
      text: [
        { kind: 'slot', parameter: 'greeting' },
        { kind: 'literal', text: ' ' },
        { kind: 'slot', parameter: 'recipient' },
      ],
    })
    const back = draftOf(made, [{ kind: 'remove-parameter', name: 'recipient', value: 'Maria' }])
    expect([back.goal[0], back.parameters.map(({ name }) => name), back.steps[1]?.caption]).toEqual([
      { kind: 'words', text: 'Write a note to Maria about ' },
      ['topic', 'greeting'],
      'Type the greeting to Maria',
    ])
  })

  it('rename a value everywhere, in the loop over it too', () => {
    const made = draftOf(batch, [
      { kind: 'set-parameter', name: 'supplier', parameter: { name: 'company', type: 'text', examples: [], many: true } },
    ])
    expect(JSON.stringify(made)).not.toContain('"supplier"')
    expect(made.blocks[1]).toMatchObject({ over: { parameters: ['company', 'amount'] } })
  })
})

describe('brackets over steps that are moved or deleted', () => {
  it('still make a tree, whatever was moved or deleted', () => {
    const wishes = fc.array(fc.record({ a: fc.nat(), b: fc.nat(), away: fc.boolean() }), { maxLength: 8 })
    fc.assert(
      fc.property(wishes, (all) => {
        let task = batch
        for (const { a, b, away } of all) {
          const [one, other] = [task.steps[a % task.steps.length]?.id as StepId, task.steps[b % task.steps.length]?.id as StepId]
          if (away && task.steps.length > 1) task = draftOf(task, [{ kind: 'delete-step', step: one }])
          else if (one !== other) task = draftOf(task, [{ kind: 'move-step', step: one, before: other }])
        }
        expect(flowOf(task.steps, task.blocks)).toBeDefined()
        expect(task.milestones.every(({ after }) => task.steps.some((step) => step.id === after))).toBe(true)
      }),
    )
  })

  it('take in what is put between their steps, and end with what is taken from their end', () => {
    const inside = draftOf(batch, [{ kind: 'move-step', step: id('b10'), before: id('b5') }])
    expect(inside.blocks.find((block) => block.kind === 'loop')).toMatchObject({ from: 'step-b3', to: 'step-b9' })
    const shorter = draftOf(batch, [{ kind: 'delete-step', step: id('b9') }])
    expect(shorter.blocks.map((block) => ('to' in block ? [block.id, block.to] : block.id))).toEqual([
      ['block-1', 'step-b2'],
      ['block-2', 'step-b8'],
      'block-3',
    ])
  })
})
