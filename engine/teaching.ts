import {
  type CallHandlers,
  type Clock,
  type EmitEvent,
  goalSentence,
  type Plan,
  type Recording,
  type RecordingId,
  type RunId,
  type Step,
  type StepId,
  type Task,
  UnderstudyError,
} from '#contract'
import { type Learned, taughtEdit, taughtSteps } from '#learner'
import type { ApprovalDesk } from './approvals.ts'
import { keepPages, type LearningPorts, learnNow } from './learning.ts'
import type { RecordingService, StartOptions } from './recordings.ts'
import type { OpenRun, RunService } from './runs.ts'
import { createTeachingNews } from './teaching-news.ts'

export type TeachingPorts = LearningPorts & {
  clock: Clock
  runs: Pick<RunService, 'find' | 'resume'>
  recordings: Pick<RecordingService, 'start' | 'stop' | 'discard' | 'runningId'>
  approvals: Pick<ApprovalDesk, 'pending' | 'answerHelp'>
  read: (id: RecordingId) => Promise<Recording>
  forget: (id: RecordingId) => Promise<unknown>
  edit: CallHandlers['task.edit']
  listen: (listener: EmitEvent) => () => void
}

/** What was shown, learned; or the recording of it that goes on. */
type Lesson = { phase: 'recording' } | { phase: 'shown'; recording: RecordingId; learned: Learned; steps: Step[] }

type Shown = { steps: Step[]; notices: string[] }

type Handlers = Pick<CallHandlers, 'run.takeOver' | 'run.taught' | 'run.useTaught' | 'run.resume' | 'run.next'>

/** How long a run that goes on may take to come to the step that what was shown belongs to. */
const TAKEN_UP_WITHIN_MS = 60_000

/** Take over and teach: the person does a part of a run by hand, which is recorded, learned and put into the run and, if they want, into the Task. */
export function createTeaching(ports: TeachingPorts) {
  const { runs, recordings, approvals, memory } = ports
  const lessons = new Map<RunId, Lesson>()
  /** While what was shown is read: who asks again waits for the same. */
  const reading = new Map<RunId, Promise<Shown>>()
  const news = createTeachingNews(ports)

  async function takeOver(id: RunId, options: StartOptions = {}): Promise<void> {
    const run = runs.find(id)
    if (!run.begun()) throw new UnderstudyError('bad-input', 'This run has not begun yet.', 'Wait until it is its turn, then take over.')
    if (lessons.get(id)?.phase === 'recording')
      throw new UnderstudyError('bad-input', 'You have taken over already.', 'Do the step, then say that you are done.')
    await drop(id)
    run.control.pause('You took over.', 'take-over')
    await recordings.start(sentenceOf(run.plan), options)
    lessons.set(id, { phase: 'recording' })
    news.showing(id)
    // Nobody waits any more for an answer that is given by hand.
    for (const help of approvals.pending().helps) if (help.runId === id) approvals.answerHelp(help.id, 'taken-over')
    void run.ended.catch(() => {}).finally(() => drop(id))
  }

  /** Every window may ask: the first ends the recording, all get the same. */
  function taught(id: RunId): Promise<Shown> {
    const lesson = lessons.get(id)
    if (lesson?.phase === 'shown') return Promise.resolve({ steps: lesson.steps, notices: lesson.learned.task.notices })
    const known = reading.get(id)
    if (known) return known
    const shown = read(id).finally(() => reading.delete(id))
    reading.set(id, shown)
    shown.catch(() => news.over(id))
    return shown
  }

  async function read(id: RunId): Promise<Shown> {
    const { plan } = runs.find(id)
    if (lessons.get(id)?.phase !== 'recording')
      throw new UnderstudyError('bad-input', 'You have not taken over this run.', 'Take over first.')
    lessons.delete(id)
    news.shown(id)
    const { id: recording, gestureCount } = await recordings.stop()
    if (gestureCount === 0) {
      await ports.forget(recording)
      throw nothingShown()
    }
    const learned = await learnNow(await ports.read(recording), sentenceOf(plan), ports)
    const steps = taughtSteps(await knownTask(plan, learned.task), learned.task, valuesOf(plan))
    lessons.set(id, { phase: 'shown', recording, learned, steps })
    return { steps, notices: learned.task.notices }
  }

  async function useTaught({ id, use, keep }: Parameters<CallHandlers['run.useTaught']>[0]): Promise<{ task: Task | null }> {
    const run = runs.find(id)
    const lesson = lessons.get(id)
    if (lesson?.phase !== 'shown') throw nothingShown()
    if (use === 'none') {
      await drop(id)
      run.control.resume()
      return { task: null }
    }
    lessons.delete(id)
    news.over(id)
    if (!keep) {
      run.control.resume({ use, steps: lesson.steps })
      await ports.forget(lesson.recording)
      return { task: null }
    }
    const taken = takenUp(id, run)
    run.control.resume({ use, steps: lesson.steps })
    const at = await taken
    const replaces = ({ 'instead-of-step': 'step', 'instead-of-rest': 'rest', 'before-step': 'nothing' } as const)[use]
    const task = await keepLesson(run.plan, lesson.learned, { step: at, replaces })
    news.over(id, `What you showed is kept as version ${task.revision} of the task.`)
    return { task }
  }

  /** The step that the run took it for; null: it was done behind the last one. */
  async function takenUp(id: RunId, run: OpenRun): Promise<StepId | null> {
    const over = new AbortController()
    const changed = Promise.withResolvers<StepId | null>()
    const off = ports.listen((name, data) => {
      if (name !== 'run.event' || !('event' in data) || data.runId !== id) return
      const { event } = data
      if (event.kind === 'plan-changed' && event.how === 'taught') changed.resolve(event.at ?? null)
      if (event.kind === 'run-end' && event.outcome.kind === 'done') changed.resolve(null)
    })
    const late = ports.clock.wait(TAKEN_UP_WITHIN_MS, { reason: 'the run to take up what was shown', signal: over.signal })
    try {
      return await Promise.race([changed.promise, Promise.allSettled([run.ended]).then(notTakenUp), late.then(notTakenUp)])
    } finally {
      over.abort()
      late.catch(() => {})
      off()
    }
  }

  /** The Task's next version, with the recording among its recordings. */
  async function keepLesson(plan: Plan, learned: Learned, place: Parameters<typeof taughtEdit>[1]): Promise<Task> {
    const known = await memory.task(plan.task.id)
    if (!known || (place.step !== null && !known.steps.some(({ id }) => id === place.step)))
      throw new UnderstudyError(
        'bad-input',
        'What you showed counts for this run; the step that it belongs to is not in this task any more.',
        'It may be a step of another task that this one uses. Open that task, and record it anew from that step on.',
      )
    await keepPages(learned, ports)
    const outcome = await ports.edit({
      id: known.id,
      revision: known.revision,
      edits: [taughtEdit(known, place, learned.task, valuesOf(plan))],
    })
    if (outcome.kind === 'saved') return outcome.task
    throw new UnderstudyError(
      'bad-input',
      'What you showed counts for this run, but the task cannot be changed by it.',
      outcome.problems.join(' '),
    )
  }

  /** Where the run has no task in memory, what was shown stands for itself. */
  const knownTask = async ({ task }: Plan, shown: Task): Promise<Task> =>
    (await memory.task(task.id)) ?? { ...shown, parameters: task.parameters }

  /** What was not used is not kept. */
  async function drop(id: RunId): Promise<void> {
    const lesson = lessons.get(id)
    lessons.delete(id)
    if (lesson) news.over(id)
    if (lesson?.phase === 'shown') await ports.forget(lesson.recording)
    if (lesson?.phase === 'recording' && recordings.runningId() !== undefined) await recordings.discard()
  }

  /** Going on without a word about what was done by hand: then it counts for nothing. */
  async function goOn({ id }: { id: RunId }): Promise<Record<string, never>> {
    await drop(id)
    runs.resume(id)
    return {}
  }

  const handlers: Handlers = {
    'run.takeOver': async ({ id }) => {
      await takeOver(id)
      return {}
    },
    'run.taught': ({ id }) => taught(id),
    'run.useTaught': (input) =>
      useTaught(input).catch((error) => {
        // The window that asked may be gone by then: it is told to all.
        if (error instanceof UnderstudyError) news.over(input.id, `${error.message} ${error.advice}`)
        throw error
      }),
    'run.resume': goOn,
    'run.next': goOn,
  }
  return { handlers, takeOver }
}
export type Teaching = ReturnType<typeof createTeaching>

function notTakenUp(): never {
  throw new UnderstudyError(
    'bad-input',
    'The run ended, or did not come to the step, before what you showed could be put into the task.',
    'The recording is on the shelf: record the task anew from that step on with it.',
  )
}

function nothingShown(): UnderstudyError {
  return new UnderstudyError(
    'bad-input',
    'Nothing was shown: no click, key or text was recorded.',
    'Take over once more and do the step, or let the run go on.',
  )
}

/** Secrets stay out: they are in no sentence. */
function valuesOf({ values }: Plan): Record<string, string> {
  return Object.fromEntries(values.filter(({ secret, value }) => !secret && value !== '').map(({ parameter, value }) => [parameter, value]))
}

/** What the run does, with its values: by it they are known again in what the person types. */
function sentenceOf(plan: Plan): string {
  return goalSentence(plan.task.goal, valuesOf(plan)).replace(/⟦([^⟦⟧]+)⟧/gu, '$1')
}
