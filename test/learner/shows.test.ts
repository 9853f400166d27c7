import { describe, expect, it } from 'vitest'
import type { Task, TaskEdit, UiElement } from '#contract'
import { RecordingId } from '#contract'
import { mergeDemonstration } from '#learner'
import { createCountedIds } from '../support/counted-ids.ts'
import { edit, invoiceTask, type Loose } from './edit/support/invoice-task.ts'
import { demonstration, element } from './support/demonstration.ts'
import { learnTold } from './support/learned.ts'
import { BROWSER, SEND, SUBJECT } from './support/note-and-form.ts'

const ROOM = element('field', 'Room', [210, 90, 120, 20])
const row = (text: string, role: 'row' | 'text' | 'field' = 'row') => element(role, text, [210, 120, 120, 20])
const form = () => demonstration('Add Ann Miller in Kitchen').open(BROWSER, [SUBJECT, ROOM, SEND])
const filled = () => form().type('Ann Miller', SUBJECT).type('Kitchen', ROOM)

type Told = { done: () => Parameters<typeof learnTold>[0] }
const taskOf = async (told: Told): Promise<Task> => (await learnTold(told.done())).task
const shows = async (told: Told) => (await taskOf(told)).steps.map((step) => step.shows)
/** What a click on the button leads to: these are seen, and the fields are empty again. */
const sentWith = (elements: UiElement[]) =>
  filled()
    .click(SEND)
    .shows(2, [SUBJECT, ROOM, SEND, ...elements])

describe('what a step wrote is confirmed by', () => {
  it('the values that the list shows anew', async () => {
    const [ann, kitchen] = (await taskOf(filled())).parameters.map(({ name }) => name)
    expect(await shows(sentWith([row('Ann Miller, Kitchen')]))).toEqual([undefined, undefined, [ann, kitchen]])
    expect(await shows(sentWith([row('Added Ann Miller.', 'text')]))).toEqual([undefined, undefined, [ann]])
  })

  it('the same after Return', async () => {
    const [ann] = (await taskOf(filled())).parameters.map(({ name }) => name)
    expect(
      (
        await shows(
          filled()
            .press('Return')
            .shows(2, [SUBJECT, ROOM, SEND, row('Ann Miller')]),
        )
      ).at(-1),
    ).toEqual([ann])
  })

  it('no value that only stands in a field', async () => {
    expect((await shows(sentWith([row('Ann Miller', 'field')]))).at(-1)).toBeUndefined()
    const held = { ...SUBJECT, value: 'Ann Miller' }
    const inside = element('text', 'Ann Miller', [SUBJECT.box.x + 2, SUBJECT.box.y + 2, 60, 10])
    expect((await shows(filled().click(SEND).shows(2, [held, inside, ROOM, SEND]))).at(-1)).toBeUndefined()
  })

  it('no part of a word, and no value in another writing', async () => {
    expect((await shows(sentWith([row('Ann Millerson'), row('ANN MILLER')]))).at(-1)).toBeUndefined()
  })

  it('no value that was shown before', async () => {
    const told = demonstration('Add Ann Miller')
      .open(BROWSER, [SUBJECT, SEND, row('Ann Miller')])
      .type('Ann Miller', SUBJECT)
      .click(SEND)
      .shows(2, [SUBJECT, SEND, row('Ann Miller')])
    expect((await shows(told)).at(-1)).toBeUndefined()
  })

  it('nothing where nothing is committed, and nothing that was never told', async () => {
    const told = filled()
      .press('Tab')
      .shows(2, [SUBJECT, ROOM, SEND, row('Ann Miller')])
      .click(SEND)
    expect((await shows(told)).slice(2)).toEqual([undefined, undefined])
    expect((await shows(filled().click(SEND))).at(-1)).toBeUndefined()
  })
})

describe('the values that a step shows', () => {
  const base = invoiceTask()
  const task = { ...base, steps: base.steps.map((step) => (step.id === 'step-save' ? { ...step, shows: ['supplier', 'amount'] } : step)) }
  const edited = (...edits: Loose<TaskEdit>[]) => {
    const outcome = edit(task, ...edits)
    if (outcome.kind !== 'edited') throw new Error(outcome.problems.join(' '))
    return outcome.task.steps.at(-1)?.shows
  }

  it('follow their new names', () => {
    const parameter = { name: 'sum', type: 'money', examples: ['12.50'] }
    expect(edited({ kind: 'set-parameter', name: 'amount', parameter })).toEqual(['supplier', 'sum'])
  })

  it('are no longer looked for when they are the same on every run, a secret, or typed no more', () => {
    expect(edited({ kind: 'remove-parameter', name: 'amount', value: '12.50' })).toEqual(['supplier'])
    const parameter = { name: 'amount', type: 'secret', examples: [] }
    expect(edited({ kind: 'set-parameter', name: 'amount', parameter })).toEqual(['supplier'])
    expect(edited({ kind: 'delete-step', step: 'step-amount' })).toEqual(['supplier'])
  })

  it('are those that every demonstration showed, under whatever name', async () => {
    const second = () =>
      demonstration('Add Ben Meyer in Hall').open(BROWSER, [SUBJECT, ROOM, SEND]).type('Ben Meyer', SUBJECT).type('Hall', ROOM).click(SEND)
    const merged = async (known: Told, shown: Told) => {
      const first = await taskOf(known)
      const outcome = mergeDemonstration(
        first,
        { ...(await taskOf(shown)), recordings: [RecordingId.parse('recording-2')] },
        {},
        {
          ids: createCountedIds(),
          pageOf: () => undefined,
        },
      )
      return outcome.kind === 'merged' ? [first.steps.at(-1)?.shows, outcome.task.steps.at(-1)?.shows] : outcome
    }
    const known = sentWith([row('Ann Miller, Kitchen')])
    const both = second().shows(2, [SUBJECT, ROOM, SEND, row('Ben Meyer, Hall')])
    const [names, common] = (await merged(known, both)) as string[][]
    expect([names?.length, common]).toEqual([2, names])
    const one = second().shows(2, [SUBJECT, ROOM, SEND, row('Ben Meyer')])
    expect(await merged(sentWith([row('Ann Miller, Kitchen')]), one)).toEqual([names, names?.slice(0, 1)])
    expect(await merged(sentWith([row('Ann Miller, Kitchen')]), second())).toEqual([names, undefined])
  })
})
