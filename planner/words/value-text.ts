import type { Sentence, Token } from './sentence.ts'
import { isConjunction } from './small-words.ts'

/**
 * The words of a value as they were said: the inside of a quotation when the value is one; otherwise without the commas around it, the
 * end of the sentence behind it, and an `and` that led on to the next value. Undefined when nothing is left.
 */
export function valueText(
  sentence: Sentence,
  tokens: readonly Token[],
  from: number,
  to: number,
): { text: string; start: number; end: number } | undefined {
  const isLast = to === tokens.length
  let [first, behind] = [from, to]
  while (first < behind && isBorder(tokens[first], /^[,;:=]$/u)) first += 1
  while (first < behind && isTail(tokens[behind - 1], isLast, behind - first)) behind -= 1
  const [start, end] = [tokens[first], tokens[behind - 1]]
  if (first >= behind || !start || !end) return undefined

  const begunBefore = tokens[first - 1]?.quote === start.quote
  const endsLater = tokens[behind]?.quote === end.quote
  const opening = start.quote === undefined || begunBefore ? undefined : sentence.quotes[start.quote]
  const closing = end.quote === undefined || endsLater ? undefined : sentence.quotes[end.quote]
  const span = { start: opening?.start ?? start.start, end: closing?.end ?? end.end }
  const isQuotation = opening !== undefined && opening === closing
  return { ...span, text: isQuotation ? sentence.text.slice(span.start + 1, span.end - 1) : sentence.text.slice(span.start, span.end) }
}

function isBorder(token: Token | undefined, signs: RegExp): boolean {
  return token?.kind === 'sign' && token.quote === undefined && signs.test(token.normal)
}

function isTail(token: Token | undefined, isLast: boolean, length: number): boolean {
  if (isBorder(token, isLast ? /^[,;:.!?。！？]$/u : /^[,;:、，]$/u)) return true
  return !isLast && length > 1 && token?.quote === undefined && isConjunction(token?.normal ?? '')
}
