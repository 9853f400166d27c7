import type { TaskSummary } from '#contract'
import { wordDistance } from '../words/same-word.ts'
import { readSentence, type Sentence, type Token } from '../words/sentence.ts'
import { isConjunction, weightOf } from '../words/small-words.ts'

/** A place where one thing that is asked for may end and the next begin: what lies between is said of neither. Places in the text. `firm`: a value seldom goes on behind it. */
type Joint = { end: number; begin: number; firm: boolean }

const SIGNS = /^[,;.!?。；，、]$/u
const AND_THEN =
  /^(?:then|afterwards|afterward|after|finally|next|also|dann|danach|anschliessend|nachher|zuletzt|ausserdem|puis|ensuite|luego|despues|poi)$/u

/** More than this many are no request, and each pair of them is looked at. */
const MOST_JOINTS = 10

/**
 * Where a request may be parted: at `and`, `then`, commas, semicolons and full stops, alone or several together, outside of quotation marks. Whether it is parted there
 * depends on what the parts say.
 */
export function jointsOf({ text, tokens, quotes }: Sentence): Joint[] {
  const joints: Joint[] = []
  let from: number | undefined
  for (const [place, token] of tokens.entries()) {
    if (joins(token, text)) {
      from ??= place
      continue
    }
    const last = tokens[place - 1]
    const before = from === undefined ? undefined : tokens[from - 1]
    if (before && last) joints.push({ end: endOf(before), begin: beginOf(token), firm: tokens.slice(from, place).some(isFirm) })
    from = undefined
  }
  return joints.length > MOST_JOINTS ? [] : joints

  // Quotation marks are no tokens; they stay with what they are around.
  function beginOf({ start, quote }: Token): number {
    return (quote === undefined ? undefined : quotes[quote]?.start) ?? start
  }
  function endOf({ end, quote }: Token): number {
    return (quote === undefined ? undefined : quotes[quote]?.end) ?? end
  }
}

function isFirm({ normal }: Token): boolean {
  return /^[;!?。；]$/u.test(normal) || AND_THEN.test(normal)
}

/** A capital `Y` and an `é` are names, not the Spanish `and`. */
function joins({ normal, kind, quote, start, end }: Token, text: string): boolean {
  if (quote !== undefined || (kind === 'word' && normal.length === 1 && text.slice(start, end) !== normal)) return false
  return SIGNS.test(normal) || isConjunction(normal) || AND_THEN.test(normal)
}

/** The text of a request from behind one joint up to another. */
export function pieceOf({ text }: Sentence, from: Joint | undefined, to: Joint | undefined): string {
  return text.slice(from?.begin ?? 0, to?.end ?? text.length).trim()
}

/** Whether a request can be for two tasks at all: each one's first word that matters has to be said. A quick look before the thorough one. */
export function maySayTwo({ tokens }: Sentence, tasks: readonly Pick<TaskSummary, 'goal'>[]): boolean {
  const firstWords = new Set(tasks.flatMap(firstWord))
  const said = tokens.filter(({ kind, quote, normal }) => kind === 'word' && quote === undefined && weightOf(normal) === 1)
  let found = 0
  for (const { normal } of said) {
    // Of a word that has come apart (`e-mail`) only the first piece is looked for.
    const begins = [...firstWords].some(
      (word) => wordDistance(word, normal) !== undefined || (normal.length > 1 && word.startsWith(normal)),
    )
    if (begins) found += 1
    if (found > 1) return true
  }
  return false
}

function firstWord({ goal }: Pick<TaskSummary, 'goal'>): string[] {
  for (const part of goal) {
    if (part.kind === 'slot') continue
    const word = readSentence(part.text).tokens.find(({ kind, normal }) => kind === 'word' && weightOf(normal) === 1)
    if (word) return [word.normal]
  }
  return []
}
