import { type Plan, RunHow, stepsOf, UnderstudyError } from '#contract'

export type StepOptions = { dryRun?: boolean; stepByStep?: boolean; from?: string; only?: string }

/** How a plan is to be carried out, by the numbers that `--plan` prints; undefined: all of it. Errors: `bad-input`. */
export function howOf(plan: Plan, { dryRun, stepByStep, from, only }: StepOptions): RunHow | undefined {
  if (dryRun && stepByStep) throw contradiction('--dry-run', '--step-by-step')
  if (from !== undefined && only !== undefined) throw contradiction('--from', '--only')
  const number = from ?? only
  if (!dryRun && !stepByStep && number === undefined) return undefined
  return RunHow.parse({
    mode: dryRun ? 'dry-run' : stepByStep ? 'step-by-step' : 'run',
    ...(number !== undefined && { from: stepAt(plan, number), only: only !== undefined }),
  })
}

function stepAt(plan: Plan, number: string): string {
  const steps = stepsOf(plan)
  const step = /^\d+$/u.test(number) ? steps[Number(number) - 1] : undefined
  if (step) return step.id
  throw new UnderstudyError(
    'bad-input',
    `There is no step ${number} in this plan.`,
    steps.length === 0 ? 'The plan has no steps.' : `Give a number from 1 to ${steps.length}, as --plan prints them.`,
  )
}

function contradiction(one: string, other: string): UnderstudyError {
  return new UnderstudyError('bad-input', `${one} and ${other} exclude each other.`, 'Give one of them.')
}
