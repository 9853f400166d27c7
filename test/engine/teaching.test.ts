import { describe, expect, it, onTestFinished } from 'vitest'
import {
  type EmitEvent,
  type HelpRequest,
  type Plan,
  type Recording,
  RecordingId,
  type RecordingSummary,
  type RunEvent,
  type RunId,
  type RunOutcome,
  type Task,
} from '#contract'
import { createRunControl } from '#executor'
import { openMemory } from '#memory'
import { learnAndKeep } from '../../engine/learning.ts'
import { createTaskEditing } from '../../engine/task-editing.ts'
import { createTeaching } from '../../engine/teaching.ts'
import { demonstration, element, SCREEN, windowOf } from '../learner/support/demonstration.ts'
import { createFakeEyes } from '../learner/support/fake-eyes.ts'
import { createFakeVideo } from '../learner/support/fake-video.ts'
import { createCountedIds } from '../support/counted-ids.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const item = element('field', 'Item', [20, 20, 100, 20])
const add = element('button', 'Add', [140, 20, 60, 20])
const other = element('button', 'Add to the end', [140, 60, 60, 20])
const save = element('button', 'Save', [20, 200, 60, 20])
const RUN = 'run-1' as RunId

function shop(id: string, goal: string) {
  const told = demonstration(goal).open(windowOf(1, 'shop', 'Shopping list', SCREEN), [item, add, other, save])
  return { told, done: (made: typeof told) => made.done({ id: RecordingId.parse(id) }).recording }
}

/** A run of a learned task, in which the person shows what `byHand` holds; nothing, without it. */
async function stage(byHand?: Recording) {
  const clock = createStillClock()
  const memory = await openMemory({ folder: await temporaryFolder(), clock })
  onTestFinished(() => memory[Symbol.asyncDispose]())
  const ids = createCountedIds()
  const listeners = new Set<EmitEvent>()
  const emit: EmitEvent = (name, data) => {
    for (const listener of listeners) listener(name, data)
  }
  const learning = {
    clock,
    ids,
    memory,
    eyes: createFakeEyes(),
    videoReader: async () => createFakeVideo(SCREEN, []),
    desktop: async () => undefined,
    emit,
  }
  const { told, done } = shop('recording-1', 'Put milk on my list')
  const task = await learnAndKeep(done(told.type('milk', item).click(add).click(save)), 'Put milk on my list', learning)

  const control = createRunControl()
  const ended = Promise.withResolvers<RunOutcome>()
  const [value] = task.parameters
  const plan: Plan = {
    request: '',
    task,
    values: [{ parameter: value?.name ?? '', value: 'tea', from: 'words', secret: false }],
    subGoals: [{ name: 'All', steps: task.steps }],
    blocks: [],
    findings: [],
  }
  const run = { plan, control, ended: ended.promise, begun: () => true }
  const log: string[] = []
  const help = { id: 'approval-1', runId: RUN } as HelpRequest
  const teaching = createTeaching({
    ...learning,
    runs: {
      find: () => run,
      resume: () => control.resume(),
    },
    recordings: {
      start: async (goal) => {
        log.push(`recording: ${goal}`)
        return {} as never
      },
      stop: async () => ({ id: byHand?.manifest.id ?? 'recording-2', gestureCount: byHand?.gestures.length ?? 0 }) as RecordingSummary,
      discard: async () => {
        log.push('discarded')
        return {} as never
      },
      runningId: () => RecordingId.parse('recording-2'),
    },
    approvals: {
      pending: () => ({ approvals: [], secrets: [], helps: [help] }),
      answerHelp: (id, answer) => {
        log.push(`${id}: ${answer}`)
        return true
      },
    },
    read: async () => byHand as Recording,
    forget: async (id) => void log.push(`forgotten: ${id}`),
    edit: createTaskEditing({ memory, ids, emit })['task.edit'],
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
  const tell = (event: Partial<RunEvent>) => emit('run.event', { runId: RUN, event: event as RunEvent })
  return { task, control, ended, log, teaching, handlers: teaching.handlers, memory, tell }
}

/** The person adds it with the other button, and types the run's value by hand. */
function otherWay(): Recording {
  const { told, done } = shop('recording-2', 'Put tea on my list')
  return done(told.type('tea', item).click(other))
}
const textsOf = ({ steps }: Pick<Task, 'steps'>) =>
  steps.map(({ act, target }) =>
    act.kind === 'type' ? act.text.map((part) => (part.kind === 'slot' ? `⟦${part.parameter}⟧` : part.kind)).join() : target?.name,
  )

describe('taking over', () => {
  it('pauses, records under the run’s own sentence, and answers the open question for help', async () => {
    const { control, log, handlers } = await stage()
    await handlers['run.takeOver']({ id: RUN })
    expect(control.paused()).toEqual({ because: 'You took over.', by: 'take-over' })
    expect(log).toEqual(['recording: Put tea on my list', 'approval-1: taken-over'])
    await expect(handlers['run.takeOver']({ id: RUN })).rejects.toMatchObject({ message: 'You have taken over already.' })
  })

  it('counts for nothing when the run simply goes on, or ends', async () => {
    const { control, ended, log, handlers } = await stage()
    await handlers['run.takeOver']({ id: RUN })
    await handlers['run.resume']({ id: RUN })
    expect([control.paused(), control.taught(), log.at(-1)]).toEqual([undefined, undefined, 'discarded'])
    await handlers['run.takeOver']({ id: RUN })
    ended.resolve({ kind: 'stopped', by: 'person' })
    await expect.poll(() => log.filter((line) => line === 'discarded').length).toBe(2)
  })

  it('says in words when nothing was shown, or nobody took over', async () => {
    const { log, handlers } = await stage()
    await expect(handlers['run.taught']({ id: RUN })).rejects.toMatchObject({ message: 'You have not taken over this run.' })
    await handlers['run.takeOver']({ id: RUN })
    await expect(handlers['run.taught']({ id: RUN })).rejects.toThrow('Nothing was shown')
    expect(log.at(-1)).toBe('forgotten: recording-2')
    await expect(handlers['run.useTaught']({ id: RUN, use: 'instead-of-step', keep: true })).rejects.toThrow('Nothing was shown')
  })
})

describe('what was shown', () => {
  const shown = async () => {
    const all = await stage(otherWay())
    await all.handlers['run.takeOver']({ id: RUN })
    return { ...all, ...(await all.handlers['run.taught']({ id: RUN })) }
  }

  it('is given as steps with the run’s values as slots, and changes nothing yet', async () => {
    const { task, steps, control, memory } = await shown()
    const name = task.parameters[0]?.name
    expect(textsOf({ steps })).toEqual([`⟦${name}⟧`, 'Add to the end'])
    expect(steps.map(({ origin }) => origin)).toEqual(['person', 'person'])
    expect(control.paused()?.by).toBe('take-over')
    expect(await memory.task(task.id)).toEqual(task)
  })

  it('counts in this run only when it is not kept, and its recording goes', async () => {
    const { task, steps, control, handlers, log, memory } = await shown()
    expect(await handlers['run.useTaught']({ id: RUN, use: 'instead-of-rest', keep: false })).toEqual({ task: null })
    expect(control.takeTaught()).toEqual({ use: 'instead-of-rest', steps })
    expect([log.at(-1), (await memory.task(task.id))?.revision]).toEqual(['forgotten: recording-2', 1])
  })

  it.each([
    ['instead-of-step', 1, ['⟦⟧', '⟦⟧', 'Add to the end', 'Save']],
    ['instead-of-rest', 1, ['⟦⟧', '⟦⟧', 'Add to the end']],
    ['before-step', 2, ['⟦⟧', 'Add', '⟦⟧', 'Add to the end', 'Save']],
  ] as const)('%s becomes the task’s next version, at the step that the run took it for', async (use, at, expected) => {
    const { task, handlers, tell, memory } = await shown()
    const kept = handlers['run.useTaught']({ id: RUN, use, keep: true })
    tell({ kind: 'plan-changed', how: 'taught', at: task.steps[at]?.id } as RunEvent)
    const { task: next } = await kept
    const name = task.parameters[0]?.name ?? ''
    expect(next && textsOf(next)).toEqual(expected.map((text) => text.replace('⟦⟧', `⟦${name}⟧`)))
    expect(next).toMatchObject({ revision: 2, change: { kind: 'taught' }, recordings: ['recording-1', 'recording-2'] })
    expect(next?.parameters.map((each) => each.name)).toEqual([name])
    expect(await memory.task(task.id)).toEqual(next)
  })

  it('behind the last step is added at the end', async () => {
    const { handlers, tell } = await shown()
    const kept = handlers['run.useTaught']({ id: RUN, use: 'instead-of-step', keep: true })
    tell({ kind: 'run-end', outcome: { kind: 'done' } } as RunEvent)
    expect((await kept).task?.steps.at(-1)?.target?.name).toBe('Add to the end')
  })

  it('counts for nothing when the person says so', async () => {
    const { control, handlers, log } = await shown()
    expect(await handlers['run.useTaught']({ id: RUN, use: 'none', keep: true })).toEqual({ task: null })
    expect([control.paused(), control.taught(), log.at(-1)]).toEqual([undefined, undefined, 'forgotten: recording-2'])
  })

  it('is not put into a task when the run ended before it came to a step, and says so', async () => {
    const { ended, handlers, task, memory } = await shown()
    const kept = handlers['run.useTaught']({ id: RUN, use: 'instead-of-step', keep: true })
    ended.resolve({ kind: 'stopped', by: 'panic-key' })
    await expect(kept).rejects.toThrow('The run ended')
    expect((await memory.task(task.id))?.revision).toBe(1)
  })
})
