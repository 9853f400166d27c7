import { isDeepStrictEqual } from 'node:util'
import {
  type CallHandlers,
  type CaptionCost,
  type Captioner,
  type CaptionOutcome,
  type EmitEvent,
  type Memory,
  type Model,
  type ModelSettings,
  type Picture,
  type Settings,
  type Task,
  type TaskId,
  type TextReader,
  UnderstudyError,
} from '#contract'
import { createModelCaptioner, createRuleCaptioner } from '#learner'
import { toModelPicture } from './cascade.ts'
import { serverOf } from './model-words.ts'

export type CaptioningPorts = {
  memory: Memory
  settings: () => Promise<Settings>
  openModel: (settings: ModelSettings) => Model
  textReader: TextReader
  emit: EmitEvent
}

export const NO_MODEL =
  'Without a model nothing leaves this machine. To have steps described by one, set it up: understudy settings model URL NAME. It must speak the OpenAI interface and see pictures.'

const NO_COST: CaptionCost = {
  model: null,
  advice: NO_MODEL,
  server: '',
  steps: 0,
  calls: 0,
  pictures: 0,
  inputTokens: 0,
  outputTokens: 0,
  money: null,
  sent: [],
}

/** Better words for the steps of a task: what that takes, and having it done, one task at a time. */
export function createCaptioning(ports: CaptioningPorts) {
  const { memory, emit } = ports
  const closing = new AbortController()
  let busy: Promise<CaptionOutcome> | undefined

  async function taskOf(id: TaskId): Promise<Task> {
    const task = await memory.task(id)
    if (!task) throw new UnderstudyError('not-found', 'There is no such task.', 'It may have been deleted; look at the list.')
    return task
  }

  async function byModel(): Promise<Captioner | undefined> {
    const { model } = await ports.settings()
    if (!model) return undefined
    return createModelCaptioner({
      model: ports.openModel(model),
      server: shownServer(model.url),
      price: model.price,
      pictures: memory.pictures,
      encode: toModelPicture,
      readWords: (picture: Picture) => ports.textReader.read(picture),
    })
  }

  function byRule(): Captioner {
    return createRuleCaptioner({
      versions: async (id) => {
        const versions = await memory.taskVersions(id)
        const tasks = await Promise.all(versions.map(({ revision }) => memory.task(id, revision)))
        return tasks.flatMap((task) => task ?? [])
      },
    })
  }

  async function describe(task: Task, captioner: Captioner, calls: number, by: string): Promise<CaptionOutcome> {
    const [recordingId] = task.recordings
    const outcome = await captioner.caption(task, {
      calls,
      signal: closing.signal,
      onProgress: (done, of) => recordingId && emit('learn.progress', { recordingId, done, of, what: 'Describing the steps' }),
    })
    const newest = await taskOf(task.id)
    const settled = newest.revision === task.revision ? outcome : onto(newest, task, outcome)
    if (settled.described === 0 && isDeepStrictEqual(settled.task, newest)) return settled
    const what = `${settled.described === 1 ? 'One step was' : `${settled.described} steps were`} described by ${by}`
    const saved = await memory.saveTask({ ...settled.task, change: { kind: 'described', what } })
    emit('tasks.changed', {})
    return { ...settled, task: saved }
  }

  const handlers: Pick<CallHandlers, 'task.captionCost' | 'task.caption'> = {
    'task.captionCost': async ({ id }) => {
      const task = await taskOf(id)
      return (await (await byModel())?.cost(task)) ?? NO_COST
    },
    'task.caption': async ({ id, calls, by }) => {
      if (busy) throw new UnderstudyError('app-busy', 'The steps of a task are being described already.', 'Wait until that is done.')
      const work = async () => {
        const captioner = by === 'rule' ? byRule() : await byModel()
        if (!captioner) throw new UnderstudyError('set-up', 'No model is set up.', NO_MODEL)
        return describe(await taskOf(id), captioner, calls, by === 'rule' ? 'the rules' : 'the model')
      }
      busy = work()
      try {
        return await busy
      } finally {
        busy = undefined
      }
    },
  }

  return {
    handlers,
    /** Stops what goes on, keeps what it has, and waits for that. */
    async close(): Promise<void> {
      closing.abort()
      await busy?.catch(() => undefined)
    },
  }
}

function shownServer(url: string) {
  const { host, local, encrypted } = serverOf(url)
  return { host, way: local ? ('this machine' as const) : encrypted ? ('encrypted' as const) : ('open' as const) }
}

/** The words, laid over a task that was changed while they were made: only steps that are as they were take them, and the names that were proposed are dropped. */
function onto(newest: Task, asked: Task, outcome: CaptionOutcome): CaptionOutcome {
  const before = new Map(asked.steps.map((step) => [step.id, step]))
  const described = new Map(
    outcome.task.steps.filter((step) => !isDeepStrictEqual(step, before.get(step.id))).map((step) => [step.id, step]),
  )
  const fits = newest.steps.filter((step) => described.has(step.id) && isDeepStrictEqual(step, before.get(step.id))).map(({ id }) => id)
  const lost = [...described.keys()].filter((id) => !fits.includes(id))
  return {
    ...outcome,
    task: { ...newest, steps: newest.steps.map((step) => (fits.includes(step.id) ? (described.get(step.id) ?? step) : step)) },
    described: fits.length,
    kept: [...outcome.kept, ...lost.map((step) => ({ step, reason: 'It was changed while the model was asked.' }))],
  }
}
