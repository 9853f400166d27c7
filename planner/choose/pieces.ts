import type { Sentence, Token } from '../words/sentence.ts'
import { isConjunction } from '../words/small-words.ts'

/** A place where one thing that is asked for may end and the next begin: what lies between is said of neither. Places in the text. */
export type Joint = { end: number; begin: number }

const SIGNS = /^[,;.!?。；，、]$/u
const AND_THEN =
  /^(?:then|afterwards|afterward|after|finally|next|also|dann|danach|anschliessend|nachher|zuletzt|ausserdem|puis|ensuite|luego|despues|poi)$/u

/** More than this many are no request, and each pair of them is looked at. */
const MOST_JOINTS = 10

/**
 * Where a request may be parted: at `and`, `then`, commas, semicolons and full stops, alone or several together, outside of quotation marks. Whether it is parted there
 * depends on what the parts say.
 */
export function jointsOf({ tokens, quotes }: Sentence): Joint[] {
  const joints: Joint[] = []
  let from: number | undefined
  for (const [place, token] of tokens.entries()) {
    if (joins(token)) {
      from ??= place
      continue
    }
    const last = tokens[place - 1]
    const before = from === undefined ? undefined : tokens[from - 1]
    if (before && last) joints.push({ end: endOf(before), begin: beginOf(token) })
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

function joins({ normal, quote }: Token): boolean {
  return quote === undefined && (SIGNS.test(normal) || isConjunction(normal) || AND_THEN.test(normal))
}

/** The text of a request from behind one joint up to another. */
export function pieceOf({ text }: Sentence, from: Joint | undefined, to: Joint | undefined): string {
  return text.slice(from?.begin ?? 0, to?.end ?? text.length).trim()
}
