import type { Language } from '../words/languages.ts'
import { isPossessive, isSmall, languageOf } from '../words/languages.ts'
import type { Token } from '../words/tokens.ts'
import { tokensOf } from '../words/tokens.ts'

/** The person's sentence, read once. */
export type Sentence = {
  text: string
  tokens: Token[]
  language: Language
  /** Index of the first token behind the sentence's frame (`Write a note | to the landlord …`): from its first preposition on. */
  frameEnd: number
  /** Token ranges that stand in quotes. */
  quoted: { from: number; to: number }[]
}

const QUOTES = /“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|"([^"]*)"|(?<![\p{L}\p{N}])[‘'‚]([^’']*)[’'](?![\p{L}\p{N}])/gu

export function readSentence(text: string): Sentence {
  const tokens = tokensOf(text)
  const language = languageOf(tokens.map((token) => token.key))
  const first = tokens.findIndex(
    ({ key }, index) =>
      index > 0 && language.prepositions.has(key) && !language.articles.has(key) && !(index === 1 && language.particles.has(key)),
  )
  const quoted = [...text.matchAll(QUOTES)].map((found) => {
    const [from, to] = [found.index, found.index + found[0].length]
    const inside = tokens.flatMap((token, index) => (token.from >= from && token.to <= to ? [index] : []))
    return { from: inside[0] ?? -1, to: (inside.at(-1) ?? -1) + 1 }
  })
  return { text, tokens, language, frameEnd: first < 0 ? tokens.length : first, quoted: quoted.filter((range) => range.from >= 0) }
}

export function textOf(sentence: Sentence, from: number, to: number): string {
  return sentence.text.slice(sentence.tokens[from]?.from ?? 0, sentence.tokens[to - 1]?.to ?? 0)
}

export function inQuotes(sentence: Sentence, from: number, to: number): boolean {
  return sentence.quoted.some((range) => range.from <= from && to <= range.to)
}

export function isSmallAt({ tokens, language }: Sentence, index: number): boolean {
  return isSmall(tokens[index]?.key ?? '', language)
}

export function isArticleAt({ tokens, language }: Sentence, index: number): boolean {
  return language.articles.has(tokens[index]?.key ?? '')
}

/**
 * True when a word of the sentence stands where values stand: in quotes, as a number or a date, behind the first preposition, or with a capital
 * in the middle of the sentence (names, in languages that do not begin every noun so). The verb and its object, as in `Write a note`, are no values, nor
 * is what is the person's own and so stays (`on my list`).
 */
export function standsAsValue(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index]
  if (!token) return false
  if (inQuotes(sentence, index, index + 1) || token.kind !== 'word') return true
  if (isSmallAt(sentence, index)) return false
  const capital = /^\p{Lu}/u.test(sentence.text.slice(token.from, token.to))
  if (index > 0 && capital && !sentence.language.capitalNouns) return true
  return index > sentence.frameEnd && !isOwn(sentence, index)
}

/** `my old list`: the small word before says whose it is. */
function isOwn(sentence: Sentence, index: number): boolean {
  const before = sentence.tokens.findLastIndex((_, at) => at < index && isSmallAt(sentence, at))
  return isPossessive(sentence.tokens[before]?.key ?? '')
}
