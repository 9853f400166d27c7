import {
  type BoundValue,
  type Clock,
  type GoalPart,
  type Leaving,
  type ModelMessage,
  type Plan,
  type PlanOutcome,
  type PlanRequest,
  plainGoal,
  type RoleModel,
  stepsOf,
  TaskId,
} from '#contract'
import { type PutTogetherPorts, putTogether } from '../plan/put-together.ts'
import { todayAt } from '../values/relative-date.ts'
import { PlanAnswer, SYSTEM } from './answer.ts'
import { gather, type Material, materialText, whatLeaves } from './material.ts'
import { partsOfAnswer } from './parts-of-answer.ts'
import { type Hidden, hidden, isModelFault, slotted } from './placeholders.ts'

export type ModelPlanPorts = PutTogetherPorts & { large: RoleModel; clock: Pick<Clock, 'nowMs'>; signal?: AbortSignal | undefined }

const ASKED_AT_MOST = 2
const MOST_TOKENS = 3000

/**
 * A plan that a model puts together out of the pages and tasks that memory recalls (MapAgent, arXiv 2507.21953), checked against memory: what it names is there, or is marked as
 * a guess. An answer that is none is asked for once more and never repaired; then, and when the model does not answer, there is no plan. Nothing is sent unless
 * the request says so: without that the outcome tells what would be.
 */
export async function planByModel(
  request: PlanRequest,
  none: Extract<PlanOutcome, { kind: 'no-task' }>,
  ports: ModelPlanPorts,
): Promise<PlanOutcome> {
  const { memory, large } = ports
  const material = await gather(request.request, memory)
  if (request.request.trim() === '' || (material.pages.length === 0 && material.tasks.length === 0)) return none
  const said = hidden(request.request, request.values)
  const sent = whatLeaves(material, said.text)
  const leaving: Leaving = { role: 'large', model: large.model.name, server: large.server, local: large.local, sent }
  if (!request.byModel) return { ...none, leaving }
  const plan = await askForPlan(said, material, ports)
  if (!plan) return { ...none, leaving }
  const guesses = stepsOf(plan).filter(({ guess }) => guess)
  const findings = [
    `No learned task fits: ${large.model.name} at ${large.server} put this plan together out of what memory knows. Look at each step before you start it.`,
    ...(guesses.length > 0
      ? [`A guess, for no page that memory knows has ever shown it: ${guesses.map(({ caption }) => caption).join('; ')}.`]
      : []),
    `To ${large.local ? 'a model on this machine' : large.server} went ${sent.join('; ')}.`,
  ]
  const name = TaskId.parse(ports.ids.next('task'))
  const parameters = plan.task.parameters
  return {
    kind: 'planned',
    plan: {
      ...plan,
      request: request.request,
      task: { ...plan.task, id: name, revision: 1, goal: goalOf(said, new Set(parameters.map((parameter) => parameter.name))) },
      findings: [...findings.map((text) => ({ stops: false, text })), ...plan.findings],
      tasks: undefined,
      by: 'model',
    },
  }
}

/** One plan, for what is said in placeholders; undefined when the model has none, twice answers nonsense, or does not answer. */
export async function askForPlan(said: Hidden, material: Material, ports: ModelPlanPorts): Promise<Plan | undefined> {
  const { memory, large, signal } = ports
  const messages: ModelMessage[] = [{ role: 'user', text: `Request: ${said.text}\n\n${materialText(material)}` }]
  const [pages, tasks] = [await memory.pages(), await Promise.all((await memory.tasks()).map(({ id }) => memory.task(id)))]
  const build = {
    ...ports,
    material,
    values: said.values,
    pages,
    tasks: tasks.flatMap((task) => task ?? []),
    today: todayAt(ports.clock.nowMs()),
  }
  try {
    for (let turn = 0; turn < ASKED_AT_MOST; turn += 1) {
      const answer = await large.model.complete({
        system: SYSTEM,
        messages,
        schema: PlanAnswer,
        maxOutputTokens: MOST_TOKENS,
        ...(signal && { signal }),
      })
      const parts = answer.kind === 'parsed' ? partsOfAnswer(answer.value, large.model.name, build) : answer.reason
      if (parts === undefined) return undefined
      if (typeof parts !== 'string') return await putTogether(parts, [], ports)
      // What it said is not sent back: it may be anything. Only that it was no answer, and why.
      messages.push({
        role: 'user',
        text: 'Your answer could not be taken. Answer once more, by the schema, with numbers, ids and ⟦names⟧ that you were given.',
      })
    }
    return undefined
  } catch (error) {
    if (isModelFault(error)) return undefined
    throw error
  }
}

/** The request as a goal: what was hidden in it are its values, as far as the plan uses them. */
function goalOf({ text, values }: Hidden, used: ReadonlySet<string>): GoalPart[] {
  const parts = slotted(text, values) ?? [{ kind: 'literal' as const, text }]
  const given = (name: string) => values.find(({ parameter }: BoundValue) => parameter === name)?.value ?? name
  return plainGoal(
    parts.flatMap((part): GoalPart[] => {
      if (part.kind === 'slot')
        return [used.has(part.parameter) ? { kind: 'slot', parameter: part.parameter } : { kind: 'words', text: given(part.parameter) }]
      return part.kind === 'literal' ? [{ kind: 'words', text: part.text }] : []
    }),
  )
}
