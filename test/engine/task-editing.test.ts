import { describe, expect, it } from 'vitest'
import { type CallHandlers, type Parameter, type Task, type TaskEdit, type TextPart, UnderstudyError } from '#contract'
import { openMemory } from '#memory'
import { createTaskEditing } from '../../engine/task-editing.ts'
import { invoiceTask, literal, slot } from '../learner/edit/support/invoice-task.ts'
import { createCountedIds } from '../support/counted-ids.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** The handlers over a memory of their own, which holds these tasks. */
async function withTasks(...tasks: Task[]) {
  const memory = await openMemory({ folder: await temporaryFolder(), clock: createStillClock() })
  for (const task of tasks) await memory.saveTask(task)
  const told: string[] = []
  const handlers = createTaskEditing({ memory, ids: createCountedIds(), emit: (name) => told.push(name) })
  const edit = (id: string, revision: number, ...edits: unknown[]) =>
    handlers['task.edit']({ id: id as Task['id'], revision, edits: edits as [TaskEdit] })
  return { memory, handlers, edit, told }
}

/** A task that does others as its steps, with these values. */
function calling(id: string, ...calls: [task: string, values: Record<string, TextPart[]>][]): Task {
  const steps = calls.map(([task, values], index) =>
    sampleStep({ id: `step-call-${index}`, caption: `Do ${task}`, act: { kind: 'run-task', task: task as Task['id'], values } }),
  )
  return sampleTask(`Do all of ${id}`, { id, steps: steps.length > 0 ? steps : [sampleStep()] })
}

const idOf = (id: string) => id as Task['id']
const given = { supplier: [literal('Acme')], amount: [literal('3')] }

async function fault(work: Promise<unknown>): Promise<{ code: string; message: string; advice: string }> {
  try {
    await work
  } catch (error) {
    if (error instanceof UnderstudyError) return { code: error.code, message: error.message, advice: error.advice }
    throw error
  }
  throw new Error('Nothing was wrong.')
}

describe('Editing a task', () => {
  it('keeps each set of edits as a version, tells the app, lists, compares and goes back', async () => {
    const { handlers, edit, told } = await withTasks(invoiceTask())
    const id = idOf('task-a')
    const saved = await edit('task-a', 1, { kind: 'set-caption', step: 'step-save', caption: 'Keep it' })
    expect(saved).toMatchObject({
      kind: 'saved',
      task: { id, revision: 2, change: { kind: 'edited', what: 'Step 7 is now called “Keep it”.' } },
    })
    await edit('task-a', 2, { kind: 'delete-step', step: 'step-note' })
    const back = await handlers['task.rollBack']({ id, revision: 1 })
    expect(back).toEqual({ ...invoiceTask(), revision: 4, change: { kind: 'rolled-back', what: 'Back to version 1.' } })
    const versions = await handlers['task.versions']({ id })
    expect(versions.map(({ revision, change, stepCount }) => [revision, change.kind, change.what, stepCount])).toEqual([
      [4, 'rolled-back', 'Back to version 1.', 7],
      [3, 'edited', 'Step 5, “Type “for the office, Acme only” into “Note””, was deleted.', 6],
      [2, 'edited', 'Step 7 is now called “Keep it”.', 7],
      [1, 'learned', expect.any(String), 7],
    ])
    expect([await handlers['task.diff']({ id, from: 1, to: 4 }), await handlers['task.diff']({ id, from: 1, to: 2 })]).toEqual([
      [],
      [{ what: 'step', change: 'changed', before: 'Click “Save” in Ledger', after: 'Keep it', step: 'step-save' }],
    ])
    expect(told).toEqual(['tasks.changed', 'tasks.changed', 'tasks.changed'])
  })

  it('is refused on a version that is not the newest; of two at once the second is', async () => {
    const { edit } = await withTasks(invoiceTask())
    const caption = (words: string) => ({ kind: 'set-caption', step: 'step-save', caption: words })
    const outcomes = await Promise.all([edit('task-a', 1, caption('One')), edit('task-a', 1, caption('Two'))])
    expect(outcomes).toEqual([
      expect.objectContaining({ kind: 'saved' }),
      {
        kind: 'refused',
        problems: [
          'This task was changed meanwhile: you edited version 1, and the newest one is 2. Look at that, and make your changes there.',
        ],
      },
    ])
  })

  it('keeps nothing when it is refused', async () => {
    const { edit, handlers, told } = await withTasks(invoiceTask())
    expect(await edit('task-a', 1, { kind: 'delete-step', step: 'step-gone' })).toMatchObject({ kind: 'refused' })
    expect([(await handlers['task.versions']({ id: idOf('task-a') })).length, told]).toEqual([1, []])
  })

  it('says what is not there', async () => {
    const { edit, handlers } = await withTasks(invoiceTask())
    const gone = { code: 'not-found', message: 'There is no such task.', advice: 'It may have been deleted; look at the list.' }
    const noVersion = { code: 'not-found', message: 'This task has no version 9.', advice: 'Look at the list of its versions.' }
    expect([
      await fault(edit('task-b', 1, { kind: 'delete-step', step: 'step-gone' })),
      await fault(handlers['task.versions']({ id: idOf('task-b') })),
      await fault(handlers['task.diff']({ id: idOf('task-a'), from: 1, to: 9 })),
      await fault(handlers['task.rollBack']({ id: idOf('task-a'), revision: 9 })),
      await fault(handlers['task.rollBack']({ id: idOf('task-a'), revision: 1 })),
    ]).toEqual([
      gone,
      gone,
      noVersion,
      noVersion,
      { code: 'bad-input', message: 'Version 1 is the newest one already.', advice: 'Choose an older one from the list of versions.' },
    ])
  })
})

describe('A task that does another as a step', () => {
  const call = (task: string, values: object) => ({
    kind: 'insert-step',
    before: null,
    step: (({ id: _, ...step }) => step)(
      sampleStep({ caption: `Do ${task}`, act: { kind: 'run-task', task: idOf(task), values: values as never } }),
    ),
  })

  it('is saved when that is there, gets what it needs, and does not lead back', async () => {
    const { edit } = await withTasks(invoiceTask(), calling('task-b'))
    expect(await edit('task-b', 1, call('task-a', given))).toMatchObject({ kind: 'saved', task: { revision: 2 } })
  })

  it('is refused when that is not there, lacks a value, has no such value, or does this one again', async () => {
    const { edit } = await withTasks(
      invoiceTask(),
      calling('task-b', ['task-a', given]),
      calling('task-c', ['task-b', {}]),
      calling('task-d'),
    )
    const outcomes = [
      await edit('task-d', 1, call('task-x', {})),
      await edit('task-d', 1, call('task-a', { supplier: [literal('Acme')], date: [literal('today')] })),
      await edit('task-b', 1, call('task-c', {})),
      await edit('task-a', 1, call('task-c', {})),
    ]
    expect(outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.problems : outcome.task.revision))).toEqual([
      ['The task that step 2 does is not there any more. Choose another task, or delete the step.'],
      [
        'Step 2 gives “date” to “Enter the invoice of ⟦supplier⟧ over ⟦amount⟧ for the office”, which has no such value. Leave it out, or look at what it is called there.',
        '“Enter the invoice of ⟦supplier⟧ over ⟦amount⟧ for the office” needs a value for “amount”, and step 2 gives none. Say what it is.',
      ],
      ['Step 2 does “Do all of task-c”, which does this task again. Choose another task, or delete the step.'],
      [
        'Step 8 does “Do all of task-c”, which does “Do all of task-b”, which does this task again. Choose another task, or delete the step.',
      ],
    ])
  })

  it('never tells that a secret, also when a value of that becomes one', async () => {
    const { edit, memory } = await withTasks(invoiceTask(), calling('task-b', ['task-a', given]), calling('task-d'))
    expect(await edit('task-d', 1, call('task-a', { ...given, password: [literal('hunter2')] }))).toEqual({
      kind: 'refused',
      problems: [
        'Step 2 tells “password” of “Enter the invoice of ⟦supplier⟧ over ⟦amount⟧ for the office”, which is a secret. Leave it out; it is asked for at every run.',
      ],
    })
    await edit('task-a', 1, { kind: 'set-parameter', name: 'amount', parameter: { name: 'amount', type: 'secret', examples: [] } })
    expect((await memory.task(idOf('task-b')))?.steps[0]?.act).toMatchObject({ values: { supplier: [literal('Acme')] } })
    expect(JSON.stringify((await memory.task(idOf('task-b')))?.steps[0]?.act)).not.toContain('amount')
  })

  it('stands in no other edit’s way when that went wrong earlier', async () => {
    const { edit } = await withTasks(invoiceTask(), calling('task-b', ['task-x', {}], ['task-a', given]))
    expect(await edit('task-b', 1, { kind: 'set-caption', step: 'step-call-0', caption: 'Pay' })).toMatchObject({ kind: 'saved' })
    expect(await edit('task-b', 2, { kind: 'move-step', step: 'step-call-0', before: null })).toMatchObject({ kind: 'saved' })
  })

  it('follows when the values of that are renamed, added or taken away', async () => {
    const { edit, memory } = await withTasks(invoiceTask(), calling('task-b', ['task-a', given]))
    const rename: Parameter = { name: 'firm', type: 'text', examples: ['Acme'] }
    await edit(
      'task-a',
      1,
      { kind: 'set-parameter', name: 'supplier', parameter: rename },
      { kind: 'remove-parameter', name: 'amount', value: '7' },
      { kind: 'add-parameter', parameter: { name: 'place', type: 'text', examples: [] }, value: 'office' },
    )
    const caller = await memory.task(idOf('task-b'))
    expect({ values: caller?.steps[0]?.act, revision: caller?.revision, change: caller?.change }).toEqual({
      values: { kind: 'run-task', task: 'task-a', values: { firm: [literal('Acme')], place: [literal('office')] } },
      revision: 2,
      change: { kind: 'edited', what: 'Gives “Enter the invoice of ⟦firm⟧ over 7 for the ⟦place⟧” the values that it takes now.' },
    })
  })

  it('follows when that goes back to an old version', async () => {
    const { edit, memory, handlers } = await withTasks(
      invoiceTask(),
      calling('task-b', ['task-a', { ...given, supplier: [literal('Bolt')] }]),
    )
    await edit('task-a', 1, { kind: 'set-parameter', name: 'supplier', parameter: { name: 'firm', type: 'text', examples: ['Acme'] } })
    await handlers['task.rollBack']({ id: idOf('task-a'), revision: 1 })
    expect((await memory.task(idOf('task-b')))?.steps[0]?.act).toMatchObject({
      values: { supplier: [literal('Bolt')], amount: [literal('3')] },
    })
  })

  it('lets a value without an example be refused, for nothing could be given for it', async () => {
    const { edit } = await withTasks(invoiceTask(), calling('task-b', ['task-a', given]))
    expect(
      await edit(
        'task-a',
        1,
        { kind: 'add-parameter', parameter: { name: 'day', type: 'date', examples: [] }, value: '' },
        { kind: 'set-text', step: 'step-note', text: [slot('day')] },
      ),
    ).toEqual({
      kind: 'refused',
      problems: [
        'This task is step 1 of “Do all of task-b”, where nothing would be given for “day”. Give it an example, which is used there.',
      ],
    })
  })

  it('keeps that from being deleted', async () => {
    const { handlers, memory } = await withTasks(invoiceTask(), calling('task-b', ['task-a', given], ['task-a', given]))
    const remove: CallHandlers['task.delete'] = handlers['task.delete']
    expect(await fault(remove({ id: idOf('task-a') }))).toEqual({
      code: 'bad-input',
      message: 'This task is step 1 and 2 of “Do all of task-b”.',
      advice: 'Delete that step first, or the task that it belongs to.',
    })
    expect([await remove({ id: idOf('task-b') }), await remove({ id: idOf('task-a') }), await remove({ id: idOf('task-a') })]).toEqual([
      { deleted: true },
      { deleted: true },
      { deleted: false },
    ])
    expect(await memory.tasks()).toEqual([])
  })
})
