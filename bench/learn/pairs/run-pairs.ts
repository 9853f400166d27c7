import type { Options } from '../options.ts'
import { shareOf } from '../score/figures.ts'
import { taskInWords } from '../score/report.ts'
import { isHeldOut } from '../seed.ts'
import { recordedOf } from '../shelf.ts'
import { allPairs } from './all-pairs.ts'
import { learnedFromBoth } from './merged.ts'
import { type PairScore, scorePair } from './score.ts'

export type ScoredPair = { id: string; heldOut: boolean; score: PairScore }

/** Every pair shown, learned and scored; what is said of the tuning half goes to `account`. */
export async function scoredPairs(options: Options, account: (text: string) => void): Promise<ScoredPair[]> {
  const scored: ScoredPair[] = []
  for (const pair of allPairs) {
    const heldOut = isHeldOut(pair.id)
    const chosen = (options.only.length === 0 || options.only.some((part) => pair.id.includes(part))) && !(options.tuning && heldOut)
    if (!chosen) continue
    const [first, second] = await recordedOf([pair.first, pair.second], options)
    if (!first || !second) continue
    const merged = await learnedFromBoth(first, second)
    const score = scorePair(pair, merged)
    scored.push({ id: pair.id, heldOut, score })
    if (heldOut) continue
    const asked = merged.asked.map(({ text, answers }) => `  asked: ${text} (${answers.map((answer) => answer.text).join(' / ')})`)
    account(
      [pair.id, ...asked, ...(merged.task ? taskInWords(merged.task) : []), ...score.failures.map((failure) => `  ✗ ${failure}`)].join(
        '\n',
      ),
    )
  }
  return scored
}

export function pairFigures(scored: readonly ScoredPair[]): Record<string, number | null> {
  const scores = scored.map(({ score }) => score)
  return {
    pairs: scored.length,
    pairsMerged: shareOf(scores.map(({ merged }) => ({ right: merged ? 1 : 0, of: 1 }))),
    pairParameterRecall: shareOf(scores.map(({ parameters }) => parameters)),
    pairLoopRecall: shareOf(scores.map(({ loops }) => loops)),
    pairOptionalRecall: shareOf(scores.map(({ optional }) => optional)),
    pairQuestionsAsked: shareOf(scores.map(({ questions }) => questions)),
    pairAskedInVain: scores.reduce((sum, { askedInVain }) => sum + askedInVain, 0),
  }
}
