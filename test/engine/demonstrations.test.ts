import { describe, expect, it, onTestFinished } from 'vitest'
import { type Recording, RecordingId, StepId, TaskId } from '#contract'
import { openMemory } from '#memory'
import { createDemonstrations } from '../../engine/demonstrations.ts'
import { learnAndKeep } from '../../engine/learning.ts'
import { createTaskEditing } from '../../engine/task-editing.ts'
import { demonstration, element, SCREEN, windowOf } from '../learner/support/demonstration.ts'
import { createFakeEyes } from '../learner/support/fake-eyes.ts'
import { createFakeVideo } from '../learner/support/fake-video.ts'
import { createCountedIds } from '../support/counted-ids.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const item = element('field', 'Item', [20, 20, 100, 20])
const add = element('button', 'Add', [140, 20, 60, 20])
const save = element('button', 'Save', [20, 200, 60, 20])
const fast = element('radio', 'Fast', [20, 100, 60, 20])
const slow = element('radio', 'Slow', [20, 130, 60, 20])

/** A form that is filled with some things and saved. */
function filled(number: number, things: string[], goal: string, speed = fast): Recording {
  let told = demonstration(goal).open(windowOf(1, 'shop', 'Shopping list', SCREEN), [item, add, save, fast, slow])
  for (const thing of things) told = told.type(thing, item).click(add)
  return told
    .click(speed)
    .click(save)
    .done({ id: RecordingId.parse(`recording-${number}`) }).recording
}

async function engineWith(recordings: Recording[]) {
  const memory = await openMemory({ folder: await temporaryFolder(), clock: createStillClock() })
  onTestFinished(() => memory[Symbol.asyncDispose]())
  const [ids, eyes, told] = [createCountedIds(), createFakeEyes(), [] as string[]]
  const emit = (name: string) => void told.push(name)
  const reads: string[] = []
  const ports = {
    clock: createStillClock(),
    ids,
    memory,
    eyes,
    videoReader: async () => createFakeVideo(SCREEN, []),
    desktop: async () => undefined,
    emit,
  }
  const editing = createTaskEditing({ memory, ids, emit })
  const handlers = createDemonstrations({
    ...ports,
    edit: editing['task.edit'],
    read: async (id) => {
      reads.push(id)
      const found = recordings.find(({ manifest }) => manifest.id === id)
      if (!found) throw new Error(`No recording ${id}.`)
      return found
    },
  })
  const [first] = recordings
  if (!first) throw new Error('No recording.')
  const task = await learnAndKeep(first, first.manifest.goal, ports)
  told.length = 0
  return { memory, handlers, task, told, looks: () => eyes.looks }
}
const SECOND = { recordingId: RecordingId.parse('recording-2'), goal: '', answers: {} }

describe('a further demonstration', () => {
  it('becomes the task’s next revision, with its pages, and is told', async () => {
    const { memory, handlers, task, told } = await engineWith([
      filled(1, ['milk'], 'Put milk on my list'),
      filled(2, ['tea', 'eggs', 'bread'], 'Put tea, eggs and bread on my list'),
    ])
    const outcome = await handlers['task.addDemonstration']({ id: task.id, ...SECOND })
    if (outcome.kind !== 'merged') throw new Error(JSON.stringify(outcome))
    expect(outcome.task).toEqual(await memory.task(task.id))
    expect({ revision: outcome.task.revision, recordings: outcome.task.recordings, change: outcome.task.change?.kind }).toEqual({
      revision: 2,
      recordings: ['recording-1', 'recording-2'],
      change: 'merged',
    })
    expect(outcome.task.blocks).toMatchObject([{ kind: 'loop', over: { kind: 'values' } }])
    expect(outcome.task.parameters).toMatchObject([{ many: true, examples: ['milk', 'tea\neggs\nbread'] }])
    const pages = await memory.pages()
    expect(pages.map(({ recordings }) => recordings)).toEqual([['recording-1', 'recording-2']])
    expect([...new Set(told)]).toEqual(['learn.progress', 'pages.changed', 'tasks.changed'])
  })

  it('that contradicts is asked about, keeps nothing, and is not learned twice', async () => {
    const { memory, handlers, task, looks } = await engineWith([
      filled(1, ['milk'], 'Fill the list'),
      filled(2, ['milk'], 'Fill the list', slow),
    ])
    const before = await memory.pages()
    const asked = await handlers['task.addDemonstration']({ id: task.id, ...SECOND })
    if (asked.kind !== 'questions') throw new Error(JSON.stringify(asked))
    expect(await memory.task(task.id)).toEqual(task)
    expect(await memory.pages()).toEqual(before)
    const [question] = asked.questions
    const seen = looks()
    expect(seen).toBeGreaterThan(0)
    const answered = await handlers['task.addDemonstration']({ id: task.id, ...SECOND, answers: { [question?.id ?? '']: 'second' } })
    expect(looks()).toBe(seen)
    expect(answered.kind === 'merged' && answered.task.steps.map(({ target }) => target?.name)).toContain('Slow')
  })

  it('is refused when it is part of the task already, and when there is no such task', async () => {
    const { handlers, task } = await engineWith([filled(1, ['milk'], 'Fill the list')])
    const same = await handlers['task.addDemonstration']({ id: task.id, ...SECOND, recordingId: RecordingId.parse('recording-1') })
    expect(same.kind).toBe('different')
    await expect(handlers['task.addDemonstration']({ id: TaskId.parse('task-none'), ...SECOND })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('a task that is shown anew from a step on', () => {
  it('has the new steps from there, and the values keep their names', async () => {
    const { handlers, task } = await engineWith([filled(1, ['milk'], 'Put milk on my list'), filled(2, ['milk', 'rye'], '')])
    const from = task.steps[1]
    const outcome = await handlers['task.replaceFrom']({
      id: task.id,
      step: from?.id ?? StepId.parse('step-none'),
      recordingId: SECOND.recordingId,
    })
    if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome))
    expect(outcome.task).toMatchObject({ revision: 2, recordings: ['recording-1', 'recording-2'], change: { kind: 're-recorded' } })
    expect(outcome.task.steps.map(({ act }) => act.kind)).toEqual(['type', 'type', 'click', 'type', 'click', 'click', 'click'])
    expect(outcome.task.steps[1]?.act).toMatchObject({ text: [{ kind: 'slot', parameter: task.parameters[0]?.name }] })
  })
})
