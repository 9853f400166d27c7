import type { Located } from '#contract'
import { distinctBoxes, type Judged } from './candidate.ts'
import { CALIBRATION, CONFIDENT, NOTHING, SHARPNESS, UNLIKE } from './weights.ts'

/**
 * Chooses among judged candidates: the best one's share against all others that are elsewhere, and against 'it is not here'. One share so
 * holds both gates, an absolute floor and a margin to the second.
 */
export function decide(judged: Judged[]): Located {
  const ranked = judged.filter(({ total }) => Number.isFinite(total)).sort((a, b) => b.total - a.total)
  const [best] = ranked
  if (!best || best.total < UNLIKE) return { kind: 'unsure', reason: 'nothing-like-it', best: best && shown(best, shareOf(best, [])) }
  const rivals = rivalsOf(best, ranked)
  const confidence = shareOf(best, rivals)
  if (confidence >= CONFIDENT) {
    const { box, element } = best.candidate
    return { kind: 'found', box, ...(element && { element }), confidence: calibrated(confidence), evidence: best.evidence }
  }
  const reason = shareOf(best, []) >= CONFIDENT ? 'two-alike' : 'too-weak'
  return { kind: 'unsure', reason, best: shown(best, confidence) }
}

/** How often what was found with such a share was right. Never below the gate, which it has passed. */
function calibrated(share: number): number {
  const { slope, offset } = CALIBRATION
  // A share that is 1 to the last digit still may err.
  const odds = Math.log(share) - Math.log(Math.max(1 - share, 1e-12))
  return Math.max(CONFIDENT, 1 / (1 + Math.exp(-slope * odds - offset)))
}

/** The likeliest candidates at other places, one for each place. */
function rivalsOf(best: Judged, ranked: Judged[]): Judged[] {
  const rivals: Judged[] = []
  for (const other of ranked) {
    if ([best, ...rivals].every(({ candidate }) => distinctBoxes(candidate.box, other.candidate.box))) rivals.push(other)
  }
  return rivals
}

function shareOf(best: Judged, rivals: Judged[]): number {
  const weight = (total: number) => Math.exp(SHARPNESS * (total - best.total))
  return 1 / (1 + weight(NOTHING) + rivals.reduce((sum, { total }) => sum + weight(total), 0))
}

function shown({ candidate, evidence }: Judged, confidence: number) {
  return { box: candidate.box, confidence, evidence }
}
