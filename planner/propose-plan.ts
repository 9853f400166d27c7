import {
  type BoundValue,
  type Clock,
  type Ids,
  type Memory,
  type PageId,
  Plan,
  type PlanOutcome,
  PlanRequest,
  type Task,
  type TaskSummary,
  type WindowInfo,
} from '#contract'
import { type Asked, understand } from './choose/understand.ts'
import { namesAtRun } from './plan/call-values.ts'
import { type Expanded, withCalledTasks } from './plan/called-tasks.ts'
import { estimateOf } from './plan/estimate.ts'
import { feasibilityOf, knownPages } from './plan/feasibility.ts'
import { apart, joined, joinedSummary } from './plan/join.ts'
import { startPrograms } from './plan/programs.ts'
import { readingNotes } from './plan/reading-notes.ts'
import { subGoalsOf } from './plan/sub-goals.ts'
import { type Binding, bindValues, unknownNames } from './values/bind-values.ts'
import { todayAt } from './values/relative-date.ts'
import { withoutSecrets } from './values/secrets.ts'
import { beginFrom } from './ways/begin.ts'
import { readAs } from './words/reading.ts'
import { readSentence } from './words/sentence.ts'

export type PlannerPorts = {
  memory: Memory
  /** The windows that are open now. */
  windows: WindowInfo[]
  /** The page of memory that a program shows now; undefined when memory does not know what it shows. Asked only where it matters; without it nothing is said of where the desktop is. */
  pageOf?: (program: string) => Promise<PageId | undefined>
  /** Whether this machine has the program of a command line. */
  canStart: (command: string[]) => boolean
  clock: Pick<Clock, 'nowMs'>
  ids: Ids
}

/** A task of the plan: under names of this plan, with what was said for it and the values that it gets. */
type Part = { summary: TaskSummary; learned: Task; task: Task; asked: Asked; binding: Binding }

/**
 * Finds the task or tasks that a request means, binds their values, and says what stands in the way. Looks only at memory, at the windows given, and at
 * what they show; acts on nothing. No fit, two fits and missing values are answers, not errors. Where no task fits and a model is given, it may put a plan together out of what
 * memory knows. Errors: those of Memory; Cancelled.
 */
export async function proposePlan(given: PlanRequest, ports: PlannerPorts): Promise<PlanOutcome> {
  const request = PlanRequest.parse(given)
  const understood = await understand(request, ports)
  if (understood.kind === 'none') {
    return { kind: 'no-task', nearest: understood.nearest }
  }
  if (understood.kind === 'ambiguous') return { kind: 'ambiguous', candidates: understood.candidates }

  const parts = await partsOf(understood.parts, request, ports)
  // Deleted between the two looks.
  if (!parts) return { kind: 'no-task', nearest: [] }
  const summary = joinedSummary(
    parts.map((part) => part.summary) as [TaskSummary],
    parts.map(({ task }) => task),
  )
  const values = parts.flatMap(({ binding }) => binding.values)
  const missing = parts.flatMap(({ binding }) => binding.missing)
  const wrong = [...unknownNames(summary.parameters, request.values), ...parts.flatMap(({ binding }) => binding.wrong)]
  if (missing.length > 0 || wrong.length > 0) return { kind: 'values-missing', task: summary, values, missing, wrong }
  return { kind: 'planned', plan: await planOf(parts, understood.notes, ports) }
}

async function partsOf(asked: readonly Asked[], request: PlanRequest, ports: PlannerPorts): Promise<[Part, ...Part[]] | undefined> {
  const learned = await Promise.all(asked.map(({ task }) => ports.memory.task(task.id, request.revision ?? task.revision)))
  const there = learned.flatMap((task) => task ?? [])
  if (there.length < asked.length) return undefined
  const own = apart(there, ports.ids)
  const today = todayAt(ports.clock.nowMs())
  const parts = asked.flatMap((each, at): Part[] => {
    const [task, before] = [own[at], there[at]]
    if (!task || !before) return []
    const names = new Set(task.parameters.map(({ name }) => name))
    const form = Object.fromEntries(Object.entries(request.values).filter(([name]) => names.has(name)))
    // Under other names it is read anew, so that its values have them too.
    const reading = task === before || !each.reading ? each.reading : readAs(task.goal, task.parameters, readSentence(each.words))
    return [{ summary: each.task, learned: before, task, asked: { ...each, reading }, binding: bindValues(task, reading, form, today) }]
  })
  return parts as [Part, ...Part[]]
}

async function planOf(parts: readonly [Part, ...Part[]], notes: readonly string[], ports: PlannerPorts): Promise<Plan> {
  const { memory } = ports
  const bound = parts.flatMap(({ binding }) => binding.values)
  const expanded = await expand(parts, bound, ports)
  const values = [...bound, ...expanded.flatMap((each) => each.values)]
  const whole = joined(expanded.map(({ task }) => task) as [Task], values)
  const [first] = parts
  const shown = Object.fromEntries(values.filter(({ secret }) => !secret).map(({ parameter, value }) => [parameter, value]))
  const programs = startPrograms(whole, ports)
  const { pageOf } = ports
  const beginning = pageOf ? await beginFrom(whole, values, { ...ports, pageOf }) : { subGoals: [], findings: [] }
  const before = [...programs.subGoals, ...beginning.subGoals]
  const runs = await Promise.all(parts.map(({ learned }) => memory.runs(learned.id)))
  return Plan.parse({
    request: parts.map(({ asked, task }) => withoutSecrets(asked.words, task.parameters, asked.reading)).join('; '),
    task: {
      id: first.learned.id,
      revision: first.learned.revision,
      goal: whole.goal,
      programs: whole.programs,
      parameters: whole.parameters,
    },
    values,
    blocks: whole.blocks,
    subGoals: whole.steps.length === 0 ? [] : [...before, ...subGoalsOf(whole, shown)],
    findings: [
      ...notes.map((text) => ({ stops: false, text })),
      ...expanded.flatMap(({ findings }) => findings),
      ...feasibilityOf(whole, await knownPages(whole, memory)),
      ...programs.findings,
      ...beginning.findings,
      ...parts.flatMap(({ binding, asked, task }) => [
        ...binding.notes.map((text) => ({ stops: false, text })),
        ...readingNotes(asked.reading, binding.values, task.parameters),
      ]),
    ],
    estimate: estimateOf(
      expanded.map(({ task }, at) => ({ task, runs: runs[at] ?? [] })),
      values,
      before.flatMap(({ steps }) => steps),
    ),
    ...(parts.length > 1 && { tasks: parts.map(({ learned: { id, revision, goal } }) => ({ id, revision, goal })) }),
  })
}

/** The steps of tasks that are called, in place of the calls; no name is given twice in the whole plan. */
async function expand(parts: readonly Part[], bound: readonly BoundValue[], { memory, ids }: PlannerPorts): Promise<Expanded[]> {
  const taken = new Set(parts.flatMap(({ task }) => [...task.parameters.map(({ name }) => name), ...namesAtRun(task)]))
  const expanded: Expanded[] = []
  for (const { task } of parts) {
    const each = await withCalledTasks(task, bound, { taskOf: (id) => memory.task(id), ids, taken })
    for (const { name } of each.task.parameters) taken.add(name)
    expanded.push(each)
  }
  return expanded
}
