import { describe, expect, it } from 'vitest'
import type { Located, Target } from '#contract'
import type { Answered } from '../../../bench/locate/score/answered.ts'
import { calibration } from '../../../bench/locate/score/calibration.ts'
import { figuresOf } from '../../../bench/locate/score/figures.ts'
import { actPoint, type Outcome, outcomeOf } from '../../../bench/locate/score/outcome.ts'
import type { Truth } from '../../../bench/locate/set/case.ts'
import { group, shot, thing } from './stage.ts'

const box = { x: 100, y: 100, width: 60, height: 20 }
const inside = { x: 130, y: 110 }
const outside = { x: 300, y: 110 }
const target: Target = {
  label: 'field “Amount”',
  window: { program: 'painted', title: 'Page', kind: 'normal' },
  place: { x: 10, y: 20, width: 200, height: 20 },
  windowSize: { width: 320, height: 240 },
  neighbours: [],
  source: 'shape',
}

function answered(truth: Truth, confidence: number, outcome: Outcome, half: 'tuning' | 'held-out' = 'tuning'): Answered {
  const at = outcome === 'wrong' ? { ...box, x: 400 } : box
  const located: Located =
    outcome === 'abstained' || (outcome === 'silent' && truth.kind === 'absent')
      ? { kind: 'unsure', reason: 'too-weak', best: { box: at, confidence, evidence: [] } }
      : { kind: 'found', box: at, confidence, evidence: [] }
  const one = { id: 'painted/page/button/moved/pixels', group, program: 'painted', perturbation: 'moved', source: 'pixels' as const, half }
  const before = shot('base', [])
  return {
    case: { ...one, before, after: before, thing: thing('button', box), truth },
    answer: { target, learnedConfidence: 1, located, outcome, ms: 10 },
    rivals: { coordinates: outcome === 'right' ? 'right' : 'wrong' },
  }
}
const there: Truth = { kind: 'there', box }
const absent: Truth = { kind: 'absent', why: 'removed' }

describe('what an answer of the locate bench counts', () => {
  it('a click on the thing is right, elsewhere wrong, and none is abstained', () => {
    expect([inside, outside, undefined].map((at) => outcomeOf(there, at))).toEqual(['right', 'wrong', 'abstained'])
  })

  it('any click is wrong when the thing is not there, and where it is covered one on its own place does no harm', () => {
    expect([inside, undefined].map((at) => outcomeOf(absent, at))).toEqual(['wrong', 'silent'])
    expect([inside, outside, undefined].map((at) => outcomeOf({ kind: 'covered', box }, at))).toEqual(['silent', 'wrong', 'silent'])
  })

  it('a thing is clicked at the same share of it as it was learned', () => {
    const found = { x: 500, y: 300, width: 400, height: 40 }
    expect(actPoint(target, { x: 0, y: 0 }, { x: 60, y: 30 }, found)).toEqual({ x: 600, y: 320 })
    expect(actPoint(target, { x: 0, y: 0 }, { x: 999, y: 30 }, found)).toEqual({ x: 900, y: 320 })
  })

  it('accuracy is over what is there, wrong clicks over everything, and rivals stand beside', () => {
    const all = [
      answered(there, 0.95, 'right'),
      answered(there, 0.9, 'right', 'held-out'),
      answered(there, 0.6, 'abstained'),
      answered(there, 0.85, 'wrong', 'held-out'),
      answered(absent, 0.2, 'silent'),
      answered(absent, 0.92, 'wrong'),
    ]
    expect(figuresOf(all)).toMatchObject({
      accuracy: 2 / 4,
      abstainRate: 1 / 4,
      wrongClickRate: 2 / 6,
      heldOutAccuracy: 1 / 2,
      heldOutWrongClickRate: 1 / 2,
      p50MsAccessible: null,
      p50MsPixels: 10,
      coordinatesAccuracy: 2 / 4,
      ocrAccuracy: null,
      rightOfWhatItCallsCertain: 2 / 4,
    })
  })

  it('the calibration counts the best guess below the confident score, and clicks above it', () => {
    const bins = calibration([answered(there, 0.97, 'right'), answered(absent, 0.96, 'wrong'), answered(there, 0.6, 'abstained')])
    expect(bins.map(({ from, answers, right }) => [from, answers, right])).toEqual([
      [0, 0, 0],
      [0.5, 1, 1],
      [0.7, 0, 0],
      [0.8, 0, 0],
      [0.9, 0, 0],
      [0.95, 2, 1],
      [0.99, 0, 0],
    ])
  })
})
