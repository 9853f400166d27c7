import { percentile, wilson } from '../../support/statistics.ts'
import { RIVALS, type Rival } from '../rivals/index.ts'
import type { Source } from '../set/case.ts'
import { type Answered, ours, share, theirs } from './answered.ts'
import { calibration } from './calibration.ts'

/** The names that the design fixes, then what else is worth keeping. */
export function figuresOf(answered: Answered[]): Record<string, number | null> {
  const all = ours(answered)
  const heldOut = ours(answered.filter(({ case: { half } }) => half === 'held-out'))
  const tuning = ours(answered.filter(({ case: { half } }) => half === 'tuning'))
  const bySource = (source: Source) => answered.filter((one) => one.case.source === source)
  const [accessible, pixels] = [ours(bySource('accessible')), ours(bySource('pixels'))]
  const certain = calibration(answered).filter(({ from }) => from >= 0.8)
  const [said, right] = [sum(certain.map((bin) => bin.answers)), sum(certain.map((bin) => bin.right))]
  return {
    accuracy: share(all.right, all.there),
    abstainRate: share(all.abstained, all.there),
    wrongClickRate: share(all.wrong, all.cases),
    heldOutAccuracy: share(heldOut.right, heldOut.there),
    heldOutWrongClickRate: share(heldOut.wrong, heldOut.cases),
    p50MsAccessible: timeOf(bySource('accessible'), 0.5),
    p95MsAccessible: timeOf(bySource('accessible'), 0.95),
    p50MsPixels: timeOf(bySource('pixels'), 0.5),
    p95MsPixels: timeOf(bySource('pixels'), 0.95),
    ...Object.fromEntries(RIVALS.flatMap((rival) => rivalFigures(answered, rival))),
    cases: all.cases,
    casesThere: all.there,
    heldOutCases: heldOut.cases,
    programs: new Set(answered.map((one) => one.case.program)).size,
    groups: new Set(answered.map((one) => one.case.group.id)).size,
    tuningAccuracy: share(tuning.right, tuning.there),
    tuningWrongClickRate: share(tuning.wrong, tuning.cases),
    accessibleAccuracy: share(accessible.right, accessible.there),
    accessibleWrongClickRate: share(accessible.wrong, accessible.cases),
    pixelsAccuracy: share(pixels.right, pixels.there),
    pixelsWrongClickRate: share(pixels.wrong, pixels.cases),
    accuracyLow95: wilson(all.right, all.there).low,
    accuracyHigh95: wilson(all.right, all.there).high,
    wrongClickRateHigh95: wilson(all.wrong, all.cases).high,
    heldOutWrongClickRateHigh95: wilson(heldOut.wrong, heldOut.cases).high,
    rightOfWhatItCallsCertain: share(right, said),
    rightOfWhatItCallsCertainLow95: wilson(right, said).low,
  }
}

function rivalFigures(answered: Answered[], rival: Rival): [string, number | null][] {
  const asked = answered.filter((one) => one.rivals[rival] !== undefined)
  const { right, there, wrong, cases } = theirs(asked, rival)
  return [
    [`${rival}Accuracy`, share(right, there)],
    [`${rival}WrongClickRate`, share(wrong, cases)],
  ]
}

function timeOf(answered: Answered[], at: number): number | null {
  return (
    percentile(
      answered.map(({ answer }) => answer.ms),
      at,
    ) ?? null
  )
}

function sum(values: number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
