import type { BoundValue, Ids, Parameter, Plan, Span, Step, Task, TaskId } from '#contract'
import { givenTo, namesAtRun } from './call-values.ts'
import { underOtherNames } from './other-names.ts'

/** How deep tasks may call each other; deeper is a circle. */
const DEEPEST = 8

export type Expanded = {
  task: Task
  /** Values for the parameters of called tasks, under names of their own. */
  values: BoundValue[]
  findings: Plan['findings']
}

type Ports = {
  taskOf: (id: TaskId) => Promise<Task | undefined>
  ids: Ids
  /** Names that other tasks of the plan have. */
  taken?: ReadonlySet<string>
}

/**
 * A Task in which the steps of the tasks that it calls stand in place of the calls, with ids and names of their own. What a call gives a parameter is worked out
 * now; a value that comes only while the run goes on (a secret, the row of a loop, what is read) is handed on when it is given just as it is.
 */
export async function withCalledTasks(task: Task, values: readonly BoundValue[], ports: Ports): Promise<Expanded> {
  const expanded: Expanded = { task, values: [], findings: [] }
  for (let depth = 0; expanded.task.steps.some(isCall); depth++) {
    if (depth >= DEEPEST) {
      expanded.findings.push({
        stops: true,
        text: 'The tasks that this task does as steps call each other in a circle. Take one of them out.',
      })
      return expanded
    }
    for (const step of expanded.task.steps.filter(isCall)) await expandCall(expanded, step, values, ports)
    if (expanded.findings.some(({ stops }) => stops)) return expanded
  }
  return expanded
}

function isCall(step: Step): boolean {
  return step.act.kind === 'run-task'
}

async function expandCall(expanded: Expanded, step: Step, values: readonly BoundValue[], ports: Ports): Promise<void> {
  const { act } = step
  if (act.kind !== 'run-task') return
  const called = await ports.taskOf(act.task)
  if (!called || called.steps.length === 0) {
    expanded.findings.push({
      stops: true,
      text: `The step “${step.caption}” does a task that is no longer there. Take the step out, or choose another task.`,
    })
    return
  }
  const known = new Map([...values, ...expanded.values].filter(({ secret }) => !secret).map(({ parameter, value }) => [parameter, value]))
  const given = givenTo(called, act.values, {
    known,
    atRun: namesAtRun(expanded.task),
    taken: new Set([...(ports.taken ?? []), ...expanded.task.parameters.map(({ name }) => name), ...namesAtRun(expanded.task)]),
  })
  expanded.values.push(...given.values)
  expanded.findings.push(...given.problems.map((text) => ({ stops: true, text })))
  expanded.task = inPlace(expanded.task, step, underOtherNames(called, given.names, ports.ids), given.parameters)
}

/** The called steps where the call stood; what was over the call is over them now. */
function inPlace(task: Task, call: Step, called: Task, parameters: Parameter[]): Task {
  const [first, last] = [called.steps[0]?.id ?? call.id, called.steps.at(-1)?.id ?? call.id]
  const spanOf = <Any extends Span>(span: Any): Any => ({
    ...span,
    from: span.from === call.id ? first : span.from,
    to: span.to === call.id ? last : span.to,
  })
  const own = task.blocks.map((block) => (block.kind === 'branch' ? { ...block, arms: block.arms.map(spanOf) } : spanOf(block)))
  const there = new Set(task.programs.map(({ program }) => program))
  return {
    ...task,
    steps: task.steps.flatMap((step) => (step.id === call.id ? called.steps : [step])),
    // The caller's blocks come first: of two over the same steps the first is the outer one.
    blocks: [...own, ...called.blocks],
    subGoals: task.subGoals.map(spanOf),
    milestones: task.milestones.map((milestone) => (milestone.after === call.id ? { ...milestone, after: last } : milestone)),
    programs: [...task.programs, ...called.programs.filter(({ program }) => !there.has(program))],
    parameters: [...task.parameters, ...parameters],
  }
}
