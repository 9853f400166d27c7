import { plainNumber, readDate, readNumber } from '#contract'

/** A word, a number or a date of a text. Texts that mean the same have the same `key`, however they are written. */
export type Token = { key: string; kind: 'word' | 'number' | 'date' /** Begin and end in the text. */; from: number; to: number }

const EDGE = String.raw`(?![\p{L}\p{M}\p{N}])`
const DATE = new RegExp(
  String.raw`(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})|\d{1,2}(?:\.|st|nd|rd|th)?\s+(?:de\s+)?\p{L}{3,}\.?(?:,?\s+(?:de\s+)?\d{4})?|\p{L}{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?)${EDGE}`,
  'uy',
)
const NUMBER = new RegExp(String.raw`(?:(?<=^|\s)-)?\d+(?:[.,'’\u00a0\u202f]\d+)*${EDGE}`, 'uy')
const WORD = /[\p{L}\p{M}\p{N}]+/uy
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Cuts a text into tokens; what lies between them (blanks, punctuation) tells nothing. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const token = dateAt(text, at) ?? numberAt(text, at) ?? wordAt(text, at)
    if (token) tokens.push(...(token.kind === 'word' ? split(token, text) : [token]))
    at = token ? token.to : at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  }
  return tokens
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

function dateAt(text: string, at: number): Token | undefined {
  if (at > 0 && /[\p{L}\p{M}\p{N}]/u.test(text[at - 1] ?? '')) return undefined
  const found = match(DATE, text, at)
  const date = found === undefined ? undefined : readDate(found)
  if (!found || !date) return undefined
  return { key: `date ${date.year ?? ''} ${date.month} ${date.day}`, kind: 'date', from: at, to: at + found.length }
}

function numberAt(text: string, at: number): Token | undefined {
  const found = match(NUMBER, text, at)
  if (!found) return undefined
  const number = readNumber(found)
  if (number) return { key: `number ${plainNumber(number)}`, kind: 'number', from: at, to: at + found.length }
  // 192.168.0.1 is no number; its parts are.
  const first = /^-?\d+/u.exec(found)?.[0] ?? found
  return { key: `number ${first.replace(/^(-?)0+(?=\d)/u, '$1')}`, kind: 'number', from: at, to: at + first.length }
}

function wordAt(text: string, at: number): Token | undefined {
  const found = match(WORD, text, at)
  return found === undefined ? undefined : { key: keyOf(found), kind: 'word', from: at, to: at + found.length }
}

function keyOf(word: string): string {
  return word.normalize('NFKC').toLowerCase()
}

/** Scripts without blanks between words are cut by the language's own rules. */
function split(token: Token, text: string): Token[] {
  const word = text.slice(token.from, token.to)
  if (!UNSPACED.test(word)) return [token]
  return [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(word)].map((part) => ({
    key: keyOf(part.segment),
    kind: 'word',
    from: token.from + part.index,
    to: token.from + part.index + part.segment.length,
  }))
}

/** True when the keys of `part` stand in a row somewhere in `whole`. */
export function holdsRun(whole: string[], part: string[]): boolean {
  if (part.length === 0) return false
  return whole.some((_, start) => part.every((key, offset) => whole[start + offset] === key))
}

export function keysOf(text: string): string[] {
  return tokensOf(text).map((token) => token.key)
}
