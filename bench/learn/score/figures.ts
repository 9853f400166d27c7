import { DISTURBANCES, type Truth } from '../truth.ts'
import type { Evaluated, Share } from './evaluate.ts'

export type Scored = { truth: Truth; heldOut: boolean; evaluated: Evaluated; learningSeconds: number }

/** Null: there was nothing of it. */
export function shareOf(shares: readonly Share[]): number | null {
  const of = shares.reduce((sum, share) => sum + share.of, 0)
  return of === 0 ? null : shares.reduce((sum, share) => sum + share.right, 0) / of
}

type Figures = Record<string, number | null>

function core(scored: readonly Scored[]): Figures {
  const all = scored.map(({ evaluated }) => evaluated)
  return {
    targetRecall: shareOf(all.map(({ targets }) => targets)),
    stepRecall: shareOf(all.map(({ steps }) => steps)),
    textRecall: shareOf(all.map(({ texts }) => texts)),
    parameterRecall: shareOf(all.map(({ parameters: { found, of } }) => ({ right: found, of }))),
    parameterTypeRight: shareOf(all.map(({ parameters: { typed, found } }) => ({ right: typed, of: found }))),
    parametersInvented: all.reduce((sum, { parameters }) => sum + parameters.invented.length, 0),
    loopRecall: shareOf(all.map(({ loops: { found, of } }) => ({ right: found, of }))),
    loopsInvented: all.reduce((sum, { loops }) => sum + loops.invented, 0),
    loopValuesRecall: shareOf(all.map(({ loops: { valuesFound, valuesOf } }) => ({ right: valuesFound, of: valuesOf }))),
    leftOutRecall: shareOf(all.map(({ leftOut }) => leftOut)),
    stepsInvented: all.reduce((sum, { stepsInvented }) => sum + stepsInvented, 0),
    milestonesApart: shareOf(all.map(({ milestonesApart }) => milestonesApart)),
  }
}

/** The figures of `bench/results/learn.json`: all demonstrations, then those that nobody tuned on, then by disturbance and by program. */
export function figuresOf(scored: readonly Scored[]): Figures {
  const heldOut = scored.filter((each) => each.heldOut)
  const seconds = scored.reduce((sum, { truth }) => sum + truth.seconds, 0)
  const learning = scored.reduce((sum, { learningSeconds }) => sum + learningSeconds, 0)
  const figures: Figures = {
    demonstrations: scored.length,
    ...core(scored),
    learningSecondsPerRecordedSecond: seconds === 0 ? null : learning / seconds,
    heldOutDemonstrations: heldOut.length,
  }
  for (const [name, value] of Object.entries(core(heldOut))) figures[`heldOut${upperFirst(name)}`] = value
  for (const kind of DISTURBANCES) {
    const name = kind.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase())
    const with_ = scored.filter(({ truth }) => truth.disturbances.includes(kind))
    figures[`${name}Demonstrations`] = with_.length
    figures[`${name}TargetRecall`] = shareOf(with_.map(({ evaluated }) => evaluated.targets))
    const slips = scored.flatMap(({ evaluated }) => evaluated.leftOutBy.filter((slip) => slip.kind === kind))
    figures[`${name}LeftOutRecall`] = shareOf(slips.map(({ right }) => ({ right: right ? 1 : 0, of: 1 })))
  }
  return figures
}

/** The same by program, for reading. */
export function byProgram(scored: readonly Scored[]): { program: string; demonstrations: number; figures: Figures }[] {
  return [...new Set(scored.map(({ truth }) => truth.program))].sort().map((program) => {
    const own = scored.filter(({ truth }) => truth.program === program)
    return { program, demonstrations: own.length, figures: core(own) }
  })
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
