import { goalSentence, type Memory, type PageId, type PlanRequest, type TaskSummary, type WindowInfo } from '#contract'
import { type Reading, readAs } from '../words/reading.ts'
import { readSentence, type Sentence } from '../words/sentence.ts'
import { type Choice, chooseTask, MORE_EXPLAINED, speaksOf } from './choose-task.ts'
import { fitOf } from './fit.ts'
import { jointsOf, maySayTwo } from './pieces.ts'
import { settleTie } from './settle-tie.ts'
import { type Several, severalTasks } from './several-tasks.ts'

type UnderstandPorts = { memory: Memory; windows: readonly WindowInfo[]; page?: PageId | undefined }

/** One task that is to be done. `words`: what was said for it. */
export type Asked = { task: TaskSummary; reading: Reading | undefined; words: string }

/** What a request means. `notes`: what the person should know of how it was taken. */
type Understood =
  | { kind: 'asked'; parts: Asked[]; notes: string[] }
  | { kind: 'ambiguous'; candidates: TaskSummary[] }
  | { kind: 'none'; nearest: TaskSummary[] }

/** More than this many tasks are not worth telling apart by what memory recalls. */
const RECALLED = 20

/** The task that the person chose, or the one or several that the words mean. */
export async function understand(request: PlanRequest, ports: UnderstandPorts): Promise<Understood> {
  const tasks = await ports.memory.tasks()
  const notes = new Map<string, string[]>()
  const found = await ports.memory.findTasks(request.request, RECALLED)
  const recalled = new Map(found.map(({ task, score }) => [task.id as string, score]))
  const choose = createChoose(tasks, { ...ports, recalled, wanted: request.taskId, tell: (words, note) => notes.set(words, [note]) })
  const sentence = readSentence(request.request)
  const chosen = tasks.find((task) => task.id === request.taskId)
  const whole = chosen ? asChosen(chosen, request.request) : await choose(request.request)
  const explained = whole.kind === 'chosen' ? explainedBy(whole.reading) : 0

  // The rows of a table run one revision of one task.
  const several = request.revision === undefined && maySayTwo(sentence, tasks) ? await severalTasks(sentence, choose) : undefined
  if (several && isRather(several, whole.kind === 'chosen' ? explained : undefined, chosen)) {
    if (several.ambiguous) return { kind: 'ambiguous', candidates: several.ambiguous.candidates }
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
        notes: [...(notes.get(request.request) ?? []), ...swallowed(sentence, whole)],
      }
    case 'ambiguous':
      return { kind: 'ambiguous', candidates: whole.candidates }
    case 'none':
      return whole
  }
}

/** A value that goes on behind a `then` or a semicolon may hold what was meant as something else to do. */
function swallowed(sentence: Sentence, { reading, task }: { reading: Reading | undefined; task: TaskSummary }): string[] {
  const several = new Set(task.parameters.flatMap(({ name, many }) => (many ? [name] : [])))
  const joints = jointsOf(sentence).filter(({ firm }) => firm)
  return (reading?.values ?? []).flatMap(({ parameter, start, end }) => {
    const inside = joints.find((joint) => joint.end > start && joint.begin < end)
    if (!inside || several.has(parameter)) return []
    return [`“${sentence.text.slice(inside.begin, end)}” was taken as a part of “${parameter}”; by itself no task is known for it.`]
  })
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
 * Whether several tasks are meant rather than one whose value would swallow the rest: they explain more of the request, and lack
 * no value for it where it is parted at a mere `and`. A task that the person
 * chose is among them.
 */
function isRather({ parts, firm }: Several, explainedByOne: number | undefined, chosen: TaskSummary | undefined): boolean {
  if (chosen && !parts.some(({ task }) => task.id === chosen.id)) return false
  if (explainedByOne === undefined) return true
  const explained = parts.reduce((sum, { fit }) => sum + fit.explained, 0)
  return explained > explainedByOne + MORE_EXPLAINED && (firm || parts.every(({ fit }) => fit.slots === 1))
}

/** What a stretch of words means by itself; asked once for each. A tie is settled where what else is known settles it. */
function createChoose(
  tasks: readonly TaskSummary[],
  ports: UnderstandPorts & {
    recalled: ReadonlyMap<string, number>
    wanted: string | undefined
    tell: (words: string, note: string) => void
  },
): (words: string) => Promise<Choice> {
  const known = new Map<string, Promise<Choice>>()
  async function choose(words: string): Promise<Choice> {
    const choice = chooseTask(readSentence(words), tasks, ports.recalled)
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
