export type Judged = { yes: boolean; said: boolean }
export type Score = { precision: number; recall: number; f1: number; right: number; invented: number; missed: number }

/** Precision, recall and their harmonic mean; 0 where nothing was said or nothing was there. */
export function scoreOf(judged: readonly Judged[]): Score {
  const count = (yes: boolean, said: boolean) => judged.filter((one) => one.yes === yes && one.said === said).length
  const [right, invented, missed] = [count(true, true), count(false, true), count(true, false)]
  const precision = right === 0 ? 0 : right / (right + invented)
  const recall = right === 0 ? 0 : right / (right + missed)
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall), right, invented, missed }
}

/** Below that it would say yes where it thinks no. */
const CANDIDATES = Array.from({ length: 12 }, (_, at) => Math.round(35 + 5 * at) / 100)

/** The probability from which on a yes gives the best F1; of equal ones the middle one. */
export function bestThreshold(told: readonly { yes: boolean; probability: number }[]): number {
  const scored = CANDIDATES.map((threshold) => ({
    threshold,
    f1: scoreOf(told.map(({ yes, probability }) => ({ yes, said: probability >= threshold }))).f1,
  }))
  const most = Math.max(...scored.map(({ f1 }) => f1))
  const best = scored.filter(({ f1 }) => f1 === most)
  return best[Math.floor(best.length / 2)]?.threshold ?? 0.5
}
