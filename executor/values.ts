import type { Plan, Step, TextPart } from '#contract'
import { fillText, namesFilledInRun, parametersOfTarget, parametersOfText, ROUND, stepsOf } from '#contract'

/** What stands in place of a secret wherever something is shown or stored. */
export const MASK = '•••'

/** The plan's values. Secrets come later, from the person, and stay in `secrets` for the time of the run. */
export type Values = {
  known: Record<string, string>
  secrets: Map<string, string>
  isSecret: (parameter: string) => boolean
}

export function valuesOf(plan: Plan): Values {
  const secretNames = new Set([
    ...plan.values.filter((value) => value.secret).map((value) => value.parameter),
    ...plan.task.parameters.filter((parameter) => parameter.type === 'secret').map((parameter) => parameter.name),
  ])
  const known = Object.fromEntries(
    plan.values.filter((value) => !secretNames.has(value.parameter)).map((value) => [value.parameter, value.value]),
  )
  return { known, secrets: new Map(), isSecret: (parameter) => secretNames.has(parameter) }
}

/** Does something with further values in place, and puts back what stood there. */
export async function withValues<Result>({ known }: Values, more: Record<string, string>, work: () => Promise<Result>): Promise<Result> {
  const before = Object.keys(more).map((name) => [name, known[name]] as const)
  Object.assign(known, more)
  try {
    return await work()
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete known[name]
      else known[name] = value
    }
  }
}

export function holdsSecret(parts: TextPart[], values: Values): boolean {
  return parts.some((part) => part.kind === 'secret' || (part.kind === 'slot' && values.isSecret(part.parameter)))
}

/** The text with every value in its place; undefined while one is missing. May hold secrets: for typing only. */
export function textToType(parts: TextPart[], values: Values): string | undefined {
  const needed = [...parametersOfText(parts), ...(parts.some(isCount) ? [ROUND] : [])]
  const given = { ...values.known, ...Object.fromEntries(values.secrets) }
  return needed.every((name) => given[name] !== undefined) ? fillText(parts, given) : undefined
}

/** `⟦name⟧` replaced by its value, secrets by the mask; what is not known stays as it is. For reading, titles and names. */
export function fillSlots(text: string, values: Values): string {
  return text.replace(/⟦([^⟦⟧]+)⟧/gu, (slot, name: string) => (values.isSecret(name) ? MASK : (values.known[name] ?? slot)))
}

/** The names whose values a step is done with: what it types, and what its target is looked for by. */
export function usedNames({ act, target }: Step): string[] {
  const typed = act.kind === 'type' ? [...parametersOfText(act.text), ...(act.text.some(isCount) ? [ROUND] : [])] : []
  return [...new Set([...typed, ...(target ? parametersOfTarget(target) : [])])]
}

function isCount({ kind }: TextPart): boolean {
  return kind === 'count'
}

/** What a step is done with and that has no value now: its loop is not under way, or what reads it was not done. Secrets are asked for when they are typed. */
export function missingValues(step: Step, values: Values): string[] {
  return usedNames(step).filter((name) => values.known[name] === undefined && !values.isSecret(name))
}

/** The names of the slots that the plan's steps use and that have no value; what the run itself reads, or takes from a row, comes later. */
export function unboundSlots(plan: Plan, values: Values): string[] {
  const steps = stepsOf(plan)
  const later = new Set([...namesFilledInRun(steps, plan.blocks), ROUND])
  return [...new Set(steps.flatMap((step) => missingValues(step, values)))].filter((name) => !later.has(name))
}
