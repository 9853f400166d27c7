import { type Clock, type PlanOutcome, PlanRequest, type RoleModel, type TaskSummary } from '#contract'
import { planByModel } from './by-model/plan-by-model.ts'
import { type Asked, understand } from './choose/understand.ts'
import { apart, joinedSummary } from './plan/join.ts'
import { type Part, type PutTogetherPorts, putTogether } from './plan/put-together.ts'
import { bindValues, unknownNames } from './values/bind-values.ts'
import { todayAt } from './values/relative-date.ts'
import { readAs } from './words/reading.ts'
import { readSentence } from './words/sentence.ts'

type PlannerPorts = PutTogetherPorts & {
  clock: Pick<Clock, 'nowMs'>
  /** Asked only when no task fits and the request says so. Nothing is sent without it. */
  large?: RoleModel | undefined
  signal?: AbortSignal | undefined
}

type AskedPart = Part & { summary: TaskSummary }

/**
 * Finds the task or tasks that a request means, binds their values, and says what stands in the way. Looks only at memory, at the windows given, and at
 * what they show; acts on nothing. No fit, two fits and missing values are answers, not errors. Where no task fits and a model is given, it may put a plan together out of what
 * memory knows. Errors: those of Memory; Cancelled.
 */
export async function proposePlan(given: PlanRequest, ports: PlannerPorts): Promise<PlanOutcome> {
  const request = PlanRequest.parse(given)
  const understood = await understand(request, ports)
  if (understood.kind === 'none') {
    const none = { kind: 'no-task' as const, nearest: understood.nearest }
    return ports.large && request.taskId === undefined ? planByModel(request, none, { ...ports, large: ports.large }) : none
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
  return { kind: 'planned', plan: await putTogether(parts, understood.notes, ports) }
}

async function partsOf(
  asked: readonly Asked[],
  request: PlanRequest,
  ports: PlannerPorts,
): Promise<[AskedPart, ...AskedPart[]] | undefined> {
  const learned = await Promise.all(asked.map(({ task }) => ports.memory.task(task.id, request.revision ?? task.revision)))
  const there = learned.flatMap((task) => task ?? [])
  if (there.length < asked.length) return undefined
  const own = apart(there, ports.ids)
  const today = todayAt(ports.clock.nowMs())
  const parts = asked.flatMap((each, at): AskedPart[] => {
    const [task, before] = [own[at], there[at]]
    if (!task || !before) return []
    const names = new Set(task.parameters.map(({ name }) => name))
    const form = Object.fromEntries(Object.entries(request.values).filter(([name]) => names.has(name)))
    // Under other names it is read anew, so that its values have them too.
    const reading = task === before || !each.reading ? each.reading : readAs(task.goal, task.parameters, readSentence(each.words))
    return [
      { summary: each.task, learned: before, task, said: { words: each.words, reading }, binding: bindValues(task, reading, form, today) },
    ]
  })
  return parts as [AskedPart, ...AskedPart[]]
}
