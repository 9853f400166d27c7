import {
  flowOf,
  type Memory,
  namesFilledInRun,
  type PageId,
  type Plan,
  parametersOfTarget,
  parametersOfText,
  type Step,
  type Task,
} from '#contract'

type Finding = Plan['findings'][number]

/** What would fail, or should be known, whatever the screen shows. `knownPages`: the pages of the steps that memory still has. */
export function feasibilityOf(task: Task, knownPages: ReadonlySet<PageId>): Finding[] {
  if (task.steps.length === 0) return [{ stops: true, text: 'This task has no steps. Record it once more.' }]
  const findings: Finding[] = []
  if (flowOf(task.steps, task.blocks) === undefined)
    findings.push({ stops: true, text: 'The loops and branches of this task cross each other. Open it and take one of them away.' })
  const known = new Set([...task.parameters.map((parameter) => parameter.name), ...namesFilledInRun(task.steps, task.blocks)])
  const unknown = new Set(task.steps.flatMap(parametersOf).filter((name) => !known.has(name)))
  for (const name of unknown)
    findings.push({ stops: true, text: `A step needs a value “${name}” that this task does not have. Record it once more.` })
  const forgotten = new Set(task.steps.flatMap(({ page }) => (page && !knownPages.has(page) ? [page] : [])))
  if (forgotten.size > 0)
    findings.push({
      stops: false,
      text: `${counted(forgotten.size, 'page')} of this task ${forgotten.size === 1 ? 'is' : 'are'} no longer in memory; the steps are found without.`,
    })
  const secrets = task.parameters.flatMap(({ name, type }) => (type === 'secret' ? [`“${name}”`] : []))
  if (secrets.length > 0)
    findings.push({ stops: false, text: `You are asked for ${secrets.join(' and ')} while it runs; it is kept nowhere.` })
  return findings
}

/** The pages of a task's steps that memory still has. */
export async function knownPages(task: Pick<Task, 'steps'>, memory: Memory): Promise<ReadonlySet<PageId>> {
  const wanted = new Set(task.steps.flatMap(({ page }) => page ?? []))
  const found = await Promise.all([...wanted].map((id) => memory.page(id)))
  return new Set(found.flatMap((page) => page?.id ?? []))
}

/** The parameters that a step types or looks for. */
function parametersOf(step: Step): string[] {
  const named = step.target ? parametersOfTarget(step.target) : []
  const typed = step.act.kind === 'type' ? step.act.text : []
  const expected = step.expectation.kind === 'field-holds' ? step.expectation.text : []
  return [...named, ...parametersOfText([...typed, ...expected])]
}

function counted(count: number, what: string): string {
  return count === 1 ? `One ${what}` : `${count} ${what}s`
}
