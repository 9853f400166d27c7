import { ALIKE, type AreValues, stepCost } from './cost.ts'
import type { Gap } from './walk.ts'

/** What was left out, or done besides, in several rounds of a loop is one thing: the later ones go with the first. */
export function onceAcrossRounds(gaps: readonly Gap[], areValues: AreValues): Gap[] {
  return gaps.filter((gap, index) => !gaps.slice(0, index).some((earlier) => isSame(earlier, gap, areValues)))
}

function isSame(a: Gap, b: Gap, areValues: AreValues): boolean {
  if (a.missing.length !== b.missing.length || a.extra.length !== b.extra.length) return false
  if (a.before?.row !== b.before?.row || !a.missing.every((row, index) => row === b.missing[index])) return false
  return a.extra.every(({ step }, index) => {
    const other = b.extra[index]?.step
    return other !== undefined && stepCost(step, other, areValues) <= ALIKE
  })
}
