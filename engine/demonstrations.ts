import type { CallHandlers, MergeOutcome, Page, Recording, RecordingId, Task, TaskId } from '#contract'
import { goalSentence, UnderstudyError } from '#contract'
import { type Learned, mergeDemonstration, replaceFrom } from '#learner'
import { keepTask } from './keep-task.ts'
import { keepPages, type LearningPorts, learnNow } from './learning.ts'

type Handlers = Pick<CallHandlers, 'task.addDemonstration' | 'task.replaceFrom'>

export type DemonstrationPorts = LearningPorts & {
  read: (id: RecordingId) => Promise<Recording>
  /** Makes edits by the rules of all edits. */
  edit: CallHandlers['task.edit']
}

/** What was learned waits for answers so long as fewer than this came after it. */
const KEPT_IN_MIND = 4

/**
 * Further demonstrations of known Tasks. What a recording teaches is kept in mind between a question and its answer, so that it is learned once; pages and
 * the Task’s next revision are kept only when both became one.
 */
export function createDemonstrations(ports: DemonstrationPorts): Handlers {
  const { memory } = ports
  const inMind = new Map<string, Promise<Learned>>()

  function learned(recording: Recording, goal: string): Promise<Learned> {
    const key = JSON.stringify([recording.manifest.id, goal])
    const known = inMind.get(key)
    if (known) return known
    const learning = learnNow(recording, goal, ports)
    inMind.set(key, learning)
    learning.catch(() => inMind.delete(key))
    for (const oldest of [...inMind.keys()].slice(0, -KEPT_IN_MIND)) inMind.delete(oldest)
    return learning
  }

  async function taskOf(id: TaskId): Promise<Task> {
    const task = await memory.task(id)
    if (task) return task
    throw new UnderstudyError('not-found', 'There is no such task.', 'It may have been deleted; look at the list.')
  }

  /** The pages of a Task as they were known before, and those that only the new demonstration saw. */
  async function pagesOf(task: Task, { pages }: Learned): Promise<Map<string, Page>> {
    const all = new Map<string, Page>(pages.map((page) => [page.id, page]))
    for (const id of new Set([
      ...task.steps.flatMap(({ page, leadsTo }) => [page ?? [], leadsTo ?? []].flat()),
      ...pages.map((page) => page.id),
    ])) {
      const known = await memory.page(id)
      if (known) all.set(id, known)
    }
    return all
  }

  async function mergeInto(task: Task, news: Learned, answers: Record<string, string>): Promise<MergeOutcome> {
    const pages = await pagesOf(task, news)
    return mergeDemonstration(task, news.task, answers, {
      ids: ports.ids,
      pageOf: (id) => pages.get(id),
      seenAt: ({ id }) => news.seen.get(id),
    })
  }

  return {
    'task.addDemonstration': async ({ id, recordingId, goal, answers }) => {
      const before = await taskOf(id)
      if (before.recordings.includes(recordingId))
        return { kind: 'different', reason: 'This recording is part of the task already. Record the task once more, and add that.' }
      const recording = await ports.read(recordingId)
      const said = goal.trim() || recording.manifest.goal
      const news = await learned(recording, said)
      // Learning takes long: the task may have been edited meanwhile.
      const known = await taskOf(id)
      const outcome = await mergeInto(known, news, answers)
      if (outcome.kind !== 'merged') return outcome
      await keepPages(news, ports)
      const kept = await keepTask(known, outcome.task, [], ports)
      if ('problems' in kept) throw new UnderstudyError('bad-input', 'This demonstration cannot be added.', kept.problems.join(' '))
      inMind.delete(JSON.stringify([recordingId, said]))
      return { ...outcome, task: kept.task }
    },
    'task.replaceFrom': async ({ id, step, recordingId }) => {
      const before = await taskOf(id)
      const recording = await ports.read(recordingId)
      const shown = Object.fromEntries(
        before.parameters.flatMap(({ name, examples }) => (examples[0] === undefined ? [] : [[name, examples[0]]])),
      )
      // What is typed again with the values of the first demonstration is known by its sentence.
      const news = await learned(recording, recording.manifest.goal || goalSentence(before.goal, shown))
      const known = await taskOf(id)
      const edit = replaceFrom(known, step, news.task)
      await keepPages(news, ports)
      return ports.edit({ id, revision: known.revision, edits: [edit] })
    },
  }
}
