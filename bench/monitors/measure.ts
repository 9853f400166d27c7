import type { Classifier } from '../../executor/monitors/classifier.ts'
import { judge } from '../../executor/monitors/classifier.ts'
import { features } from '../../executor/monitors/features.ts'
import { mayBeStuck, saysMilestone, saysStuck } from '../../executor/monitors/moments.ts'
import { percentile } from '../support/statistics.ts'
import { everyKth, INTERVALS, threeAlike } from './baselines.ts'
import type { Moment } from './labels.ts'
import { type Judged, type Score, scoreOf } from './score.ts'

type Label = 'stuck' | 'stuckFromTheFirst' | 'milestone'

/** How well something tells a label at all moments that have one. */
export function scoreAt(moments: readonly Moment[], label: Label, says: (attempts: Moment['attempts']) => boolean): Score {
  return scoreOf(judgedAt(moments, label, says))
}

function judgedAt(moments: readonly Moment[], label: Label, says: (attempts: Moment['attempts']) => boolean): Judged[] {
  return moments.flatMap((moment) => {
    const yes = moment[label]
    return yes === undefined ? [] : [{ yes, said: says(moment.attempts) }]
  })
}

/** As in a run: not before the third attempt, but where a step has failed twice. */
export function stuckSays(by: Classifier): (attempts: Moment['attempts']) => boolean {
  return (attempts) => mayBeStuck(attempts) && saysStuck(attempts, by).yes
}

export function milestoneSays(by: Classifier): (attempts: Moment['attempts']) => boolean {
  return (attempts) => saysMilestone(attempts, by).yes
}

export const threeAlikeSays = (attempts: Moment['attempts']): boolean => threeAlike(attempts)

/** The interval that does best on the moments themselves, which is more than it could know: checks at fixed intervals at their best. */
export function bestInterval(moments: readonly Moment[], label: Label): { every: number; score: Score } {
  const all = INTERVALS.map((every) => ({ every, score: scoreAt(moments, label, (attempts) => everyKth(attempts, every)) }))
  const [best] = all.toSorted((a, b) => b.score.f1 - a.score.f1)
  if (!best) throw new Error('There is no interval to try.')
  return best
}

/** Run by run: stuck runs that were found and after how many of their stuck moments, and runs that were called stuck though they got on. */
export function byRun(moments: readonly Moment[], says: (attempts: Moment['attempts']) => boolean) {
  const runs = new Map<string, Moment[]>()
  for (const moment of moments) runs.set(moment.run, [...(runs.get(moment.run) ?? []), moment])
  const all = [...runs.values()]
  const stuck = all.filter((run) => run.some((moment) => moment.stuck))
  const delays = stuck.flatMap((run) => {
    const positives = run.filter((moment) => moment.stuck)
    const at = positives.findIndex((moment) => says(moment.attempts))
    return at < 0 ? [] : [at]
  })
  const invented = all.filter((run) => run.some((moment) => moment.stuck === false && says(moment.attempts)))
  return { runs: all.length, stuck: stuck.length, found: delays.length, delays, invented: invented.length }
}

const ROUNDS = 20

/** Milliseconds of one decision, the features and both monitors together. */
export function decisionMs(moments: readonly Moment[], stuck: Classifier, milestone: Classifier): { p50: number; p95: number } {
  const times: number[] = []
  let yes = 0
  for (let round = 0; round < ROUNDS; round++) {
    for (const { attempts } of moments) {
      const startedMs = performance.now()
      if (saysStuck(attempts, stuck).yes) yes++
      if (judge(milestone, features(attempts)).probability >= milestone.threshold) yes++
      const tookMs = performance.now() - startedMs
      // The first round warms up.
      if (round > 0) times.push(tookMs)
    }
  }
  if (yes < 0) throw new Error('Nobody counts below nothing.')
  return { p50: percentile(times, 0.5) ?? 0, p95: percentile(times, 0.95) ?? 0 }
}
