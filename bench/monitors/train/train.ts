import type { Classifier } from '../../../executor/monitors/classifier.ts'
import { judge } from '../../../executor/monitors/classifier.ts'
import { FEATURES, type FeatureName, features } from '../../../executor/monitors/features.ts'
import { lot } from '../../locate/set/half.ts'
import type { Moment } from '../labels.ts'
import { bestThreshold } from '../score.ts'
import { type Boosting, boost, type Row } from './boost.ts'

export type Wanted = 'stuck' | 'milestone'

const BOOSTING: Boosting = { trees: 60, depth: 3, rate: 0.12, leastWeight: 1.5, calm: 2 }
/** What a step is, on what it acts and how long it takes tells one program from another sooner than whether it gets on: with so few runs nothing is learned from it. */
const TELL_PROGRAMS: FeatureName[] = [
  ...([
    'confidenceLast',
    'confidenceLeast',
    'timeLast',
    'timeMost',
    'seconds',
    'tierMost',
    'needsPerson',
    'sinceCommit',
    'typedBefore',
  ] as const),
  ...(['leadsOn', 'clicked', 'typed', 'pressed', 'expectsLittle', 'expectsThing', 'expectsWindow'] as const),
  ...(['onButton', 'onMenu', 'onField', 'onBox'] as const),
]
const LEFT_OUT: Record<Wanted, FeatureName[]> = {
  stuck: TELL_PROGRAMS,
  milestone: ['seconds', 'tierMost', 'needsPerson', 'confidenceLeast'],
}
const FOLDS = 5
/** A run in which little happened otherwise counts no more than so many moments of each kind. */
const MOST_OF_A_RUN = 8

/** Trains one classifier. Its threshold is the best on moments of tasks that were left out while the trees grew. The same moments and seed give the same classifier. */
export function train(wanted: Wanted, moments: readonly Moment[], seed: number): Classifier {
  const rows = rowsOf(wanted, moments)
  const boosting: Boosting = { ...BOOSTING, leftOut: new Set(LEFT_OUT[wanted].map((name) => FEATURES.indexOf(name))) }
  const foldOf = ({ moment }: Labelled) => Math.floor(lot(`monitors fold ${seed} ${moment.task}`) * FOLDS)
  const unseen = Array.from({ length: FOLDS }, (_, fold) => {
    const grown = boost(
      rows.filter((row) => foldOf(row) !== fold),
      boosting,
    )
    return rows
      .filter((row) => foldOf(row) === fold)
      .map(({ values, yes }) => ({ yes, probability: judge({ ...grown, features: [...FEATURES] }, values).probability }))
  }).flat()
  return {
    version: 1,
    monitor: wanted,
    features: [...FEATURES],
    threshold: bestThreshold(unseen),
    ...boost(rows, boosting),
    trained: {
      runs: new Set(moments.map(({ run }) => run)).size,
      moments: rows.length,
      yes: rows.filter(({ yes }) => yes).length,
      seed,
    },
  }
}

type Labelled = Row & { moment: Moment }

function rowsOf(wanted: Wanted, moments: readonly Moment[]): Labelled[] {
  const told = moments.flatMap((moment) => {
    const yes = moment[wanted]
    return yes === undefined ? [] : [{ moment, yes }]
  })
  const many = new Map<string, number>()
  const kind = ({ moment, yes }: (typeof told)[number]) => `${moment.run} ${yes}`
  for (const one of told) many.set(kind(one), (many.get(kind(one)) ?? 0) + 1)
  return told.map((one) => ({
    ...one,
    values: features(one.moment.attempts),
    weight: Math.min(1, MOST_OF_A_RUN / (many.get(kind(one)) ?? 1)),
  }))
}
