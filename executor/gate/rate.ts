import type { Verdict } from '#contract'
import { type Held, RATE_RULE } from './settings.ts'

/** What was done without the person since they last said yes: risky acts by their rule, and when each act of the last minute was let through. */
export type Pace = { risky: Record<string, number>; atMs: number[] }

export const FRESH_PACE: Pace = { risky: {}, atMs: [] }

const MINUTE_MS = 60_000
/** Let through without any rule's doubt. */
const PLAIN = new Set(['demonstrated', 'harmless-help'])

/** The verdict, or a question in its place where too much was done without the person. */
export function withinPace(verdict: Verdict, pace: Pace, { riskyActs, actsInMinute }: Held['rate'], nowMs: number): Verdict {
  if (verdict.kind !== 'allow') return verdict
  const done = pace.risky[verdict.rule] ?? 0
  if (!PLAIN.has(verdict.rule) && done >= riskyActs)
    return ask(`This was done ${done} times since you were last asked. Shall it go on? ${verdict.reason}`, verdict.undo)
  const inMinute = pace.atMs.filter((atMs) => nowMs - atMs < MINUTE_MS).length
  if (inMinute >= actsInMinute) return ask(`${inMinute} acts were done within a minute. Shall it go on?`, verdict.undo)
  return verdict
}

/** The pace after an act was let through. `asked`: the person said yes to it, and the count begins anew. */
export function paceAfter(pace: Pace, verdict: Verdict, asked: boolean, nowMs: number): Pace {
  if (asked) return FRESH_PACE
  const atMs = [...pace.atMs.filter((one) => nowMs - one < MINUTE_MS), nowMs]
  if (verdict.kind !== 'allow' || PLAIN.has(verdict.rule)) return { ...pace, atMs }
  return { risky: { ...pace.risky, [verdict.rule]: (pace.risky[verdict.rule] ?? 0) + 1 }, atMs }
}

function ask(reason: string, undo: Verdict['undo']): Verdict {
  return { kind: 'ask', rule: RATE_RULE, reason, undo }
}
