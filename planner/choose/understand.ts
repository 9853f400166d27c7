import { goalSentence, type Memory, type PageId, type PlanRequest, type TaskSummary, type WindowInfo } from '#contract'
import { type Reading, readAs } from '../words/reading.ts'
import { readSentence } from '../words/sentence.ts'
import { type Choice, chooseTask, MORE_EXPLAINED, speaksOf } from './choose-task.ts'
import { fitOf } from './fit.ts'
import { settleTie } from './settle-tie.ts'
import { severalTasks } from './several-tasks.ts'

export type UnderstandPorts = { memory: Memory; windows: readonly WindowInfo[]; page?: PageId | undefined }

/** One task that is to be done. `words`: what was said for it. */
export type Asked = { task: TaskSummary; reading: Reading | undefined; words: string }

/** What a request means. `notes`: what the person should know of how it was taken. */
export type Understood =
  | { kind: 'asked'; parts: Asked[]; notes: string[] }
  | { kind: 'ambiguous'; candidates: TaskSummary[] }
  | { kind: 'none'; nearest: TaskSummary[] }

/** More than this many tasks are not worth telling apart by what memory recalls. */
const RECALLED = 20

/** The task that the person chose, or the one or several that the words mean. */
export async function understand(request: PlanRequest, ports: UnderstandPorts): Promise<Understood> {
  const tasks = await ports.memory.tasks()
  const notes = new Map<string, string>()
  const choose = createChoose(tasks, { ...ports, wanted: request.taskId, tell: (words, note) => notes.set(words, note) })
  const sentence = readSentence(request.request)
  const chosen = tasks.find((task) => task.id === request.taskId)
  const whole = chosen ? asChosen(chosen, request.request) : await choose(request.request)
  const explained = whole.kind === 'chosen' ? explainedBy(whole.reading) : 0

  // The rows of a table run one revision of one task.
  const several = request.revision === undefined ? await severalTasks(sentence, choose) : undefined
  if (several?.kind === 'several' && isRather(several.parts, whole.kind === 'chosen' ? explained : undefined, chosen)) {
    const goals = several.parts.map(({ task }) => `“${goalSentence(task.goal)}”`).join(', then ')
    const told = several.parts.flatMap(({ words }) => notes.get(words) ?? [])
    return { kind: 'asked', parts: several.parts, notes: [`This was taken as ${several.parts.length} tasks: ${goals}.`, ...told] }
  }
  switch (whole.kind) {
    case 'chosen':
      // The task that was chosen is gone: what fits its words is shown, not run in its place.
      if (request.taskId !== undefined && !chosen) return { kind: 'none', nearest: [whole.task] }
      return {
        kind: 'asked',
        parts: [{ task: whole.task, reading: whole.reading, words: request.request }],
        notes: [notes.get(request.request) ?? []].flat(),
      }
    case 'ambiguous':
      return { kind: 'ambiguous', candidates: whole.candidates }
    case 'none':
      return several?.kind === 'ambiguous' ? { kind: 'ambiguous', candidates: several.choice.candidates } : whole
  }
}

type Whole = { kind: 'chosen'; task: TaskSummary; reading: Reading | undefined } | Exclude<Choice, { kind: 'chosen' }>

function asChosen(task: TaskSummary, words: string): Whole {
  const reading = readAs(task.goal, task.parameters, readSentence(words))
  return { kind: 'chosen', task, reading: reading && speaksOf(reading) ? reading : undefined }
}

function explainedBy(reading: Reading | undefined): number {
  return reading ? fitOf(reading).explained : 0
}

/**
 * Whether several tasks are meant rather than one whose value would swallow the rest: they explain more of the request, and lack no value for it. A task that the person
 * chose is among them.
 */
function isRather(
  parts: readonly { task: TaskSummary; fit: { explained: number; slots: number } }[],
  explainedByOne: number | undefined,
  chosen: TaskSummary | undefined,
): boolean {
  if (chosen && !parts.some(({ task }) => task.id === chosen.id)) return false
  if (explainedByOne === undefined) return true
  const explained = parts.reduce((sum, { fit }) => sum + fit.explained, 0)
  return explained > explainedByOne + MORE_EXPLAINED && parts.every(({ fit }) => fit.slots === 1)
}

/** What a stretch of words means by itself; asked once for each. A tie is settled where what else is known settles it. */
function createChoose(
  tasks: readonly TaskSummary[],
  ports: UnderstandPorts & { wanted: string | undefined; tell: (words: string, note: string) => void },
): (words: string) => Promise<Choice> {
  const known = new Map<string, Promise<Choice>>()
  async function choose(words: string): Promise<Choice> {
    const recalled = new Map((await ports.memory.findTasks(words, RECALLED)).map(({ task, score }) => [task.id as string, score]))
    const choice = chooseTask(readSentence(words), tasks, recalled)
    if (choice.kind !== 'ambiguous') return choice
    const wanted = choice.rivals.find(({ task }) => task.id === ports.wanted)
    if (wanted) return { kind: 'chosen', ...wanted }
    const found = await ports.memory.recall({
      ...{ request: words, subGoal: '', programs: [], limit: RECALLED },
      ...(ports.page && { from: ports.page }),
    })
    const scores = new Map(found.tasks.map(({ task, score }) => [task.id as string, score]))
    const settled = settleTie(choice.rivals, { windows: ports.windows, recalled: scores })
    if (!settled) return choice
    ports.tell(words, settled.because)
    return { kind: 'chosen', ...settled.chosen }
  }
  return (words) => {
    const there = known.get(words) ?? choose(words)
    known.set(words, there)
    return there
  }
}
