import { mean, percentile } from '../support/statistics.ts'
import { percent, table } from '../support/table.ts'
import type { Trial } from './trial.ts'

/** Right from outside, and said to be done. */
export const isSuccess = ({ wrong, says }: Trial) => wrong === '' && says === 'done'
/** Said to be done, and wrong. */
export const isSilentlyWrong = ({ wrong, says }: Trial) => wrong !== '' && says === 'done'
/** Given up, though it was not done. */
export const isHalted = ({ wrong, says }: Trial) => wrong !== '' && says === 'halted'
/** Given up, though it was done and right. */
export const isFalselyAborted = ({ wrong, says }: Trial) => wrong === '' && says === 'halted'

export function shareOf(trials: readonly Trial[], is: (trial: Trial) => boolean): number | null {
  return trials.length === 0 ? null : trials.filter(is).length / trials.length
}

const undisturbed = ({ condition }: Trial) => condition === 'undisturbed'
const disturbed = (trial: Trial) => !undisturbed(trial)

/** `personSeconds`: how long the demonstration of a workflow took. */
export function figuresOf(
  trials: readonly Trial[],
  personSeconds: ReadonlyMap<string, { seconds: number; steps: number }>,
): Record<string, number | null> {
  const by = (name: string) => trials.filter(({ contender }) => contender === name)
  const ours = by('memory')
  const told = ours.filter(isSuccess)
  const paired = told.flatMap((trial) => {
    const person = personSeconds.get(trial.workflow)
    return person ? [{ ours: trial.seconds / person.steps, person: person.seconds / person.steps }] : []
  })
  const acts = ours.reduce((sum, trial) => sum + trial.acts, 0)
  const steps = ours.reduce((sum, { tiers }) => sum + tiers.reduce((all, one) => all + one, 0), 0)
  const figures: Record<string, number | null> = {
    successUndisturbed: shareOf(ours.filter(undisturbed), isSuccess),
    successDisturbed: shareOf(ours.filter(disturbed), isSuccess),
    silentlyWrong: shareOf(ours, isSilentlyWrong),
    halted: shareOf(ours, isHalted),
    falselyAborted: shareOf(ours, isFalselyAborted),
    wrongActRate: acts === 0 ? null : ours.reduce((sum, trial) => sum + trial.wrongActs.length, 0) / acts,
    secondsPerStep: mean(paired.map(({ ours: seconds }) => seconds)) ?? null,
    personSecondsPerStep: mean(paired.map(({ person }) => person)) ?? null,
    timeAgainstPersonMedian:
      percentile(
        paired.map(({ ours: seconds, person }) => seconds / person),
        0.5,
      ) ?? null,
    fasterThanPerson: paired.length === 0 ? null : paired.filter(({ ours: seconds, person }) => seconds < person).length / paired.length,
    modelCallsPerStep: steps === 0 ? null : ours.reduce((sum, trial) => sum + trial.modelCalls, 0) / steps,
    macroSuccessUndisturbed: shareOf(by('macro').filter(undisturbed), isSuccess),
    macroSuccessDisturbed: shareOf(by('macro').filter(disturbed), isSuccess),
    macroSilentlyWrong: shareOf(by('macro'), isSilentlyWrong),
  }
  for (const name of ['cascade', 'model-every-step']) {
    const theirs = by(name)
    if (theirs.length === 0) continue
    const done = theirs.reduce((sum, { tiers }) => sum + tiers.reduce((all, one) => all + one, 0), 0)
    const prefix = name === 'cascade' ? 'cascade' : 'modelEveryStep'
    figures[`${prefix}SuccessUndisturbed`] = shareOf(theirs.filter(undisturbed), isSuccess)
    figures[`${prefix}SuccessDisturbed`] = shareOf(theirs.filter(disturbed), isSuccess)
    figures[`${prefix}ModelCallsPerStep`] = done === 0 ? null : theirs.reduce((sum, trial) => sum + trial.modelCalls, 0) / done
    figures[`${prefix}SecondsPerStep`] = done === 0 ? null : theirs.reduce((sum, trial) => sum + trial.seconds, 0) / done
    for (const tier of [0, 1, 2, 3] as const)
      figures[`${prefix}Tier${tier}Share`] = done === 0 ? null : theirs.reduce((sum, { tiers }) => sum + tiers[tier], 0) / done
  }
  return figures
}

/** Successes by condition and contender. */
export function conditionTable(trials: readonly Trial[]): string {
  const contenders = [...new Set(trials.map(({ contender }) => contender))]
  const conditions = [...new Set(trials.map(({ condition }) => condition))]
  return table([
    ['condition', ...contenders.flatMap((name) => [name, 'silently wrong'])],
    ...conditions.map((condition) => [
      condition,
      ...contenders.flatMap((contender) => {
        const those = trials.filter((trial) => trial.condition === condition && trial.contender === contender)
        const right = those.filter(isSuccess).length
        return [`${right}/${those.length} ${percent(shareOf(those, isSuccess) ?? undefined)}`, `${those.filter(isSilentlyWrong).length}`]
      }),
    ]),
  ])
}
