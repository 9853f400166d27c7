import { type BoundValue, type Ids, type Memory, type PageId, Plan, type Task, type WindowInfo } from '#contract'
import type { Binding } from '../values/bind-values.ts'
import { withoutSecrets } from '../values/secrets.ts'
import { beginFrom } from '../ways/begin.ts'
import type { Reading } from '../words/reading.ts'
import { namesAtRun } from './call-values.ts'
import { type Expanded, withCalledTasks } from './called-tasks.ts'
import { estimateOf } from './estimate.ts'
import { feasibilityOf, knownPages } from './feasibility.ts'
import { joined } from './join.ts'
import { startPrograms } from './programs.ts'
import { readingNotes } from './reading-notes.ts'
import { subGoalsOf } from './sub-goals.ts'

/** A task of a plan: as it was learned and under names of this plan, with what was said for it and the values that it gets. */
export type Part = { learned: Task; task: Task; said: { words: string; reading: Reading | undefined }; binding: Binding }

export type PutTogetherPorts = {
  memory: Memory
  windows: readonly WindowInfo[]
  pageOf?: (program: string) => Promise<PageId | undefined>
  canStart: (command: string[]) => boolean
  ids: Ids
}

/** The plan of tasks whose values are all known: their steps one after the other, with what comes before the first, what stands in the way, and what it takes. */
export async function putTogether(parts: readonly [Part, ...Part[]], notes: readonly string[], ports: PutTogetherPorts): Promise<Plan> {
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
    request: parts.map(({ said, task }) => withoutSecrets(said.words, task.parameters, said.reading)).join('; '),
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
      ...parts.flatMap(({ binding, said, task }) => [
        ...binding.notes.map((text) => ({ stops: false, text })),
        ...readingNotes(said.reading, binding.values, task.parameters),
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
async function expand(parts: readonly Part[], bound: readonly BoundValue[], { memory, ids }: PutTogetherPorts): Promise<Expanded[]> {
  const taken = new Set(parts.flatMap(({ task }) => [...task.parameters.map(({ name }) => name), ...namesAtRun(task)]))
  const expanded: Expanded[] = []
  for (const { task } of parts) {
    const each = await withCalledTasks(task, bound, { taskOf: (id) => memory.task(id), ids, taken })
    for (const { name } of each.task.parameters) taken.add(name)
    expanded.push(each)
  }
  return expanded
}
