import { contains } from '#contract'
import { CONFIDENT } from '#perception'
import { wilson } from '../../support/statistics.ts'
import type { Answered } from './answered.ts'

export type Bin = { from: number; to: number; answers: number; right: number; low: number }

const EDGES = [0, 0.5, 0.7, CONFIDENT, 0.9, 0.95, 0.99, 1.000001]

/**
 * Of all answers that said they were so sure, how many were right: of those below the confident score the best guess counts, which is never
 * acted on. `low` is the lower end of the 95 % interval.
 */
export function calibration(answered: readonly Answered[]): Bin[] {
  const said = answered.flatMap(({ case: { truth }, answer: { located, outcome } }) => {
    if (located.kind === 'found') return [{ confidence: located.confidence, right: outcome === 'right' || outcome === 'silent' }]
    const { best } = located
    if (!best) return []
    const { x, y, width, height } = best.box
    const right = truth.kind !== 'absent' && contains(truth.box, { x: x + width / 2, y: y + height / 2 })
    return [{ confidence: Math.min(best.confidence, CONFIDENT - 1e-6), right }]
  })
  return EDGES.slice(1).map((to, at) => {
    const from = EDGES[at] ?? 0
    const inside = said.filter(({ confidence }) => confidence >= from && confidence < to)
    const right = inside.filter((one) => one.right).length
    return { from, to: Math.min(1, to), answers: inside.length, right, low: wilson(right, inside.length).low }
  })
}
