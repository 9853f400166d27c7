import { normalForm } from './normal-form.ts'
import { findQuotes, type Quote } from './quotes.ts'

/** A word, a number, or one sign of a sentence. `start` and `end` are places in its text. */
export type Token = {
  /** For comparing: small letters without accents. */
  normal: string
  kind: 'word' | 'sign'
  start: number
  end: number
  /** The place in `Sentence.quotes` of the quotation it stands in. */
  quote: number | undefined
}

/** What someone said, cut into tokens. Quotation marks that pair up are no tokens. */
export type Sentence = { text: string; tokens: Token[]; quotes: Quote[] }

/** Scripts that set no spaces between words: each character is a token of its own. */
const TOKEN =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Mymr}]\p{M}*|[[\p{L}\p{M}\p{N}]--[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Mymr}]]+|\S/gv

export function readSentence(text: string): Sentence {
  const quotes = findQuotes(text)
  const marks = new Set(quotes.flatMap((quote) => [quote.start, quote.end - 1]))
  const tokens: Token[] = []
  for (const found of text.matchAll(TOKEN)) {
    const start = found.index
    if (marks.has(start)) continue
    const end = start + found[0].length
    const quote = quotes.findIndex((one) => start > one.start && end < one.end)
    const kind = /[\p{L}\p{N}]/u.test(found[0]) ? 'word' : 'sign'
    tokens.push({ normal: normalForm(found[0]), kind, start, end, quote: quote < 0 ? undefined : quote })
  }
  return { text, tokens, quotes }
}
