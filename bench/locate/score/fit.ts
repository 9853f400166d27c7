import { contains } from '#contract'
import { CALIBRATION } from '#perception'
import { wilson } from '../../support/statistics.ts'
import type { Answered } from './answered.ts'

type Line = { slope: number; offset: number }
/** One answer: the log odds of the share that its best candidate had, and whether that was the thing. */
type Point = { odds: number; right: boolean }

/** Beyond these log odds (0.9997) a share says no more. */
const MOST_ODDS = 8

/**
 * What shares are worth, fitted anew on the answers of this run (only ever the tuning half): the constants of `perception/locate/weights.ts`,
 * and beside it how many of what is found at or above a share were right.
 */
export function fitReport(answered: Answered[]): string {
  const points = answered.filter(({ case: { half } }) => half === 'tuning').flatMap(pointOf)
  const { slope, offset } = logisticLine(points)
  const found = answered.filter(({ case: { half }, answer }) => half === 'tuning' && answer.located.kind === 'found')
  const right = found.filter(({ answer }) => answer.outcome !== 'wrong').length
  return [
    `${points.length} answers with a best candidate, ${points.filter((point) => !point.right).length} of them not the thing`,
    `CALIBRATION = { slope: ${slope.toFixed(2)}, offset: ${offset.toFixed(2)} }`,
    `found: ${found.length}, right ${right}, so at least ${(100 * wilson(right, found.length).low).toFixed(1)} % (95 %)`,
  ].join('\n')
}

function pointOf({ case: { truth }, answer: { located, outcome } }: Answered): Point[] {
  if (located.kind === 'found') {
    // What is found tells its calibrated confidence.
    const odds = (logit(located.confidence) - CALIBRATION.offset) / CALIBRATION.slope
    return [{ odds: Math.min(MOST_ODDS, odds), right: outcome === 'right' || outcome === 'silent' }]
  }
  const { best } = located
  if (!best) return []
  const { x, y, width, height } = best.box
  const right = truth.kind !== 'absent' && contains(truth.box, { x: x + width / 2, y: y + height / 2 })
  return [{ odds: Math.max(-MOST_ODDS, Math.min(MOST_ODDS, logit(best.confidence))), right }]
}

function logit(share: number): number {
  return Math.log(Math.max(share, 1e-9)) - Math.log(Math.max(1 - share, 1e-9))
}

/** Logistic regression with one variable by Newton's method, on targets drawn in from 0 and 1 as in J. Platt, 1999, so that few errors do not make it certain. */
function logisticLine(points: readonly Point[]): Line {
  const rights = points.filter(({ right }) => right).length
  const [high, low] = [(rights + 1) / (rights + 2), 1 / (points.length - rights + 2)]
  let [slope, offset] = [1, 0]
  for (let step = 0; step < 50; step++) {
    let [gs, go, hss, hso, hoo] = [0, 0, 1e-6, 0, 1e-6]
    for (const { odds, right } of points) {
      const said = 1 / (1 + Math.exp(-slope * odds - offset))
      const [error, weight] = [(right ? high : low) - said, said * (1 - said)]
      gs += error * odds
      go += error
      hss += weight * odds * odds
      hso += weight * odds
      hoo += weight
    }
    const determinant = hss * hoo - hso * hso
    slope += (gs * hoo - go * hso) / determinant
    offset += (go * hss - gs * hso) / determinant
  }
  return { slope, offset }
}
