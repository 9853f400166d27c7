import type { Rival } from '../rivals/index.ts'
import type { Case } from '../set/case.ts'
import type { Answer } from './evaluate.ts'
import type { Outcome } from './outcome.ts'

/** One case with what came of it, ours and the rivals'. */
export type Answered = { case: Case; answer: Answer; rivals: Partial<Record<Rival, Outcome>> }

export type Tally = { cases: number; there: number; right: number; wrong: number; abstained: number; silent: number }

export function tally(outcomes: readonly { there: boolean; outcome: Outcome | undefined }[]): Tally {
  const count = (outcome: Outcome) => outcomes.filter((one) => one.outcome === outcome).length
  return {
    cases: outcomes.length,
    there: outcomes.filter(({ there }) => there).length,
    right: count('right'),
    wrong: count('wrong'),
    abstained: count('abstained'),
    silent: count('silent'),
  }
}

export function ours(answered: readonly Answered[]): Tally {
  return tally(answered.map((one) => ({ there: isThere(one), outcome: one.answer.outcome })))
}

export function theirs(answered: readonly Answered[], rival: Rival): Tally {
  return tally(answered.map((one) => ({ there: isThere(one), outcome: one.rivals[rival] })))
}

/** Undefined where nothing was asked. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

function isThere({ case: { truth } }: Answered): boolean {
  return truth.kind === 'there'
}
