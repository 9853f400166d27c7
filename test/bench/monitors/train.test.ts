import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isHeldOut, keptRuns } from '../../../bench/monitors/data.ts'
import { momentsOf } from '../../../bench/monitors/labels.ts'
import { bestThreshold, scoreOf } from '../../../bench/monitors/score.ts'
import { type Boosting, boost, type Row } from '../../../bench/monitors/train/boost.ts'
import { train } from '../../../bench/monitors/train/train.ts'
import { Classifier, judge } from '../../../executor/monitors/classifier.ts'

const SMALL: Boosting = { trees: 20, depth: 2, rate: 0.3, leastWeight: 1, calm: 1 }

const rows: Row[] = Array.from({ length: 60 }, (_, at) => {
  const values = [at % 7, at % 4, at % 3]
  return { values, yes: at % 7 > 3 && at % 4 > 1, weight: 1 }
})

describe('boosted trees', () => {
  it('learn what two features say together', () => {
    const grown = boost(rows, SMALL)
    const said = rows.map(({ values }) => judge({ ...grown, features: ['a', 'b', 'c'] }, values).probability >= 0.5)
    expect(said).toEqual(rows.map(({ yes }) => yes))
  })

  it('are the same for the same rows, and say nothing where all is one', () => {
    expect(boost(structuredClone(rows), SMALL)).toEqual(boost(rows, SMALL))
    expect(
      boost(
        rows.map((row) => ({ ...row, values: [1, 1, 1] })),
        SMALL,
      ).trees,
    ).toEqual([])
    expect(boost([], SMALL).trees).toEqual([])
  })

  it('end for any rows, in trees whose branches lead on', () => {
    const row = fc.record({
      values: fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 2, maxLength: 2 }),
      yes: fc.boolean(),
      weight: fc.double({ noNaN: true, min: 0, max: 2 }),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), (any) => {
        for (const tree of boost(any, { ...SMALL, trees: 4 }).trees)
          for (const [at, [feature, , low, high]] of tree.entries())
            if (feature >= 0) expect(low > at && high > at && low < tree.length && high < tree.length).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the data in the repository', () => {
  it('are runs of tasks of which some are held out, with moments of each kind in both halves', async () => {
    const moments = (await keptRuns()).flatMap(momentsOf)
    const has = (heldOut: boolean) => {
      const half = moments.filter(({ task }) => isHeldOut(task) === heldOut)
      return {
        stuck: half.some(({ stuck }) => stuck),
        gotOn: half.some(({ stuck }) => stuck === false),
        milestone: half.some(({ milestone }) => milestone),
      }
    }
    expect([has(true), has(false)]).toEqual([
      { stuck: true, gotOn: true, milestone: true },
      { stuck: true, gotOn: true, milestone: true },
    ])
  })

  it('train the same classifier for the same seed', async () => {
    const some = (await keptRuns()).filter(({ task }) => !isHeldOut(task)).slice(0, 12)
    const moments = some.flatMap(momentsOf)
    const once = train('stuck', moments, 1)
    expect(train('stuck', structuredClone(moments), 1)).toEqual(once)
    expect(Classifier.parse(once)).toEqual(once)
  })
})

describe('a score', () => {
  it('tells precision and recall, and 0 where nothing was said', () => {
    const judged = [
      { yes: true, said: true },
      { yes: true, said: false },
      { yes: false, said: true },
      { yes: false, said: false },
    ]
    expect(scoreOf(judged)).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5, right: 1, invented: 1, missed: 1 })
    expect(scoreOf([{ yes: true, said: false }]).f1).toBe(0)
  })

  it('has its threshold where F1 is best', () => {
    const told = [0.2, 0.45, 0.62, 0.7, 0.9].map((probability) => ({ probability, yes: probability > 0.6 }))
    const threshold = bestThreshold(told)
    expect(threshold > 0.45 && threshold <= 0.62).toBe(true)
  })
})
