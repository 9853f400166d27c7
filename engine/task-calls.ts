import { goalSentence, type Memory, type Parameter, type StepAct, type Task, type TaskId, type TextPart } from '#contract'
import { nameAfter } from '#learner'

type RunTask = Extract<StepAct, { kind: 'run-task' }>
type Call = { number: number; act: RunTask }

/** The steps by which a Task does other Tasks, with their numbers. */
function callsOf(task: Task): Call[] {
  return task.steps.flatMap(({ act }, index) => (act.kind === 'run-task' ? [{ number: index + 1, act }] : []))
}

/** What is wrong with the Tasks that a Task does as steps, as sentences with what to do: one is gone, is given other values than it takes, or leads back here. */
export async function callProblems(task: Task, memory: Pick<Memory, 'task'>): Promise<string[]> {
  const problems: string[] = []
  for (const call of callsOf(task)) {
    const called = call.act.task === task.id ? task : await memory.task(call.act.task)
    if (!called) {
      problems.push(`The task that step ${call.number} does is not there any more. Choose another task, or delete the step.`)
      continue
    }
    const way = await wayBack(called, task.id, memory)
    if (way)
      problems.push(
        `Step ${call.number} does ${[...way.map(titleOf), 'this task again'].join(', which does ')}. Choose another task, or delete the step.`,
      )
    else problems.push(...valueProblems(call, called))
  }
  return problems
}

function valueProblems({ number, act }: Call, called: Task): string[] {
  const unknown = Object.keys(act.values).filter((name) => !called.parameters.some((parameter) => parameter.name === name))
  const missing = called.parameters.filter(({ name, type }) => type !== 'secret' && act.values[name] === undefined)
  const told = called.parameters.filter(({ name, type }) => type === 'secret' && !keepsSecret(act.values[name] ?? []))
  return [
    ...unknown.map(
      (name) =>
        `Step ${number} gives “${name}” to ${titleOf(called)}, which has no such value. Leave it out, or look at what it is called there.`,
    ),
    ...missing.map(({ name }) => `${titleOf(called)} needs a value for “${name}”, and step ${number} gives none. Say what it is.`),
    ...told.map(
      ({ name }) => `Step ${number} tells “${name}” of ${titleOf(called)}, which is a secret. Leave it out; it is asked for at every run.`,
    ),
  ]
}

/** A secret may be handed on as one, and is never written into a task. */
function keepsSecret(parts: readonly TextPart[]): boolean {
  return parts.every(({ kind }) => kind === 'secret')
}

/** The Tasks on the way from one to that which does `to`, both included; empty when it is `to` itself, undefined when nothing of it leads there. */
async function wayBack(from: Task, to: TaskId, memory: Pick<Memory, 'task'>): Promise<Task[] | undefined> {
  if (from.id === to) return []
  const seen = new Set<TaskId>()
  const open: Task[][] = [[from]]
  for (let way = open.shift(); way; way = open.shift()) {
    const last = way.at(-1)
    if (!last || seen.has(last.id)) continue
    seen.add(last.id)
    const next = callsOf(last).map(({ act }) => act.task)
    if (next.includes(to)) return way
    for (const id of next) {
      const task = await memory.task(id)
      if (task) open.push([...way, task])
    }
  }
  return undefined
}

/** The Tasks that do this one as a step, as they are now. */
export async function callersOf(id: TaskId, memory: Pick<Memory, 'task' | 'tasks'>): Promise<Task[]> {
  const callers: Task[] = []
  for (const summary of await memory.tasks()) {
    const task = summary.id === id ? undefined : await memory.task(summary.id)
    if (task && callsOf(task).some(({ act }) => act.task === id)) callers.push(task)
  }
  return callers
}

/** `step 3 of “Pay all invoices”`. */
export function whereCalled(caller: Task, id: TaskId): string {
  const numbers = callsOf(caller).flatMap(({ number, act }) => (act.task === id ? [number] : []))
  return `step ${numbers.join(' and ')} of ${titleOf(caller)}`
}

export type Followed = { kind: 'followed'; tasks: Task[] } | { kind: 'refused'; problems: string[] }

/**
 * The Tasks that do this one, changed so that they do what they did: values with a new name are given under that, those that are gone are left out, and for a
 * new one its first example is given, which is what the steps did until now.
 */
export function followers(callers: readonly Task[], before: Task, after: Task, renames: readonly (readonly [string, string])[]): Followed {
  const now = (name: string) => nameAfter(name, renames)
  const old = new Set(before.parameters.map(({ name }) => now(name)))
  const added = after.parameters.filter(({ name, type }) => !old.has(name) && type !== 'secret')
  const unknown = added.filter(({ examples }) => examples[0] === undefined)
  if (callers.length > 0 && unknown.length > 0) {
    const where = callers.map((caller) => whereCalled(caller, after.id)).join(' and ')
    return {
      kind: 'refused',
      problems: unknown.map(
        ({ name }) => `This task is ${where}, where nothing would be given for “${name}”. Give it an example, which is used there.`,
      ),
    }
  }
  const tasks = callers.flatMap((caller) => {
    const steps = caller.steps.map((step) =>
      step.act.kind === 'run-task' && step.act.task === after.id
        ? { ...step, act: followed(step.act, after.parameters, { now, added }) }
        : step,
    )
    const changed = JSON.stringify(steps) !== JSON.stringify(caller.steps)
    return changed
      ? [{ ...caller, steps, change: { kind: 'edited' as const, what: `Gives ${titleOf(after)} the values that it takes now.` } }]
      : []
  })
  return { kind: 'followed', tasks }
}

function followed(
  act: RunTask,
  parameters: readonly Parameter[],
  { now, added }: { now: (name: string) => string; added: readonly Parameter[] },
): RunTask {
  const kept = Object.entries(act.values)
    .map(([name, parts]) => [now(name), parts] as const)
    .filter(([name, parts]) =>
      parameters.some((parameter) => parameter.name === name && (parameter.type !== 'secret' || keepsSecret(parts))),
    )
  const more = added.map(({ name, examples }) => [name, [{ kind: 'literal' as const, text: examples[0] ?? '' }]] as const)
  return { ...act, values: Object.fromEntries([...more, ...kept]) }
}

function titleOf({ goal }: Task): string {
  return `“${goalSentence(goal)}”`
}
