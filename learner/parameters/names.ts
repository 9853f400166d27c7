import type { ParameterType } from '#contract'
import { isPossessive, isSmall } from '../words/languages.ts'
import { tokensOf } from '../words/tokens.ts'
import type { Sentence } from './sentence.ts'

const LONGEST_NAME = 3
/** Words that tell what to do with a value, not what it is. */
const VERBS = new Set(
  'enter type write put add set send save call name open choose select pick search find fill book order pay make create delete remove move copy rename buy get use change note say tell ask show print go log take give post mail email please'.split(
    ' ',
  ),
)

/** What follows the verb of a label that tells one what to do: `Enter the name`, `Type your amount`. */
const LEADING_TO = new Set(['the', 'a', 'an', 'your', 'its', 'this'])

/** A label as a parameter's name: `Due date (optional):` is `due-date`, `Enter the name:` is `name`. Undefined when no letter is left. */
export function slug(label: string): string | undefined {
  const words = label
    .replace(/\([^)]*\)|\[[^\]]*\]/gu, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’'`´]/gu, '')
    .split(/[^\p{Ll}\p{Lo}\p{N}]+/u)
    .filter((word) => word !== '')
  const isAsked = VERBS.has(words[0] ?? '') && LEADING_TO.has(words[1] ?? '') && words.length > 2
  const start = words.findIndex((word, index) => (!isAsked || index > 1) && /^[\p{Ll}\p{Lo}]/u.test(word))
  const name = words.slice(start, start + LONGEST_NAME).join('-')
  // A single letter behind “Enter the” is what was left of a word that was read from pixels.
  return start < 0 || (isAsked && name.length === 1) ? undefined : name
}

/**
 * What a value is called by the words before it in the sentence: the noun right before it (`the supplier Acme`), else what the preposition leads
 * to (`to the landlord` → recipient), else its kind.
 */
export function nameFromSentence(sentence: Sentence, from: number, type: ParameterType, isValue: (token: number) => boolean): string {
  const { tokens, language } = sentence
  const byKind = type === 'money' ? 'amount' : type === 'choice' || type === 'secret' ? undefined : type === 'text' ? undefined : type
  let at = from - 1
  while (at >= 0 && !isValue(at) && isArticleLike(tokens[at]?.key ?? '', sentence)) at -= 1
  const token = isValue(at) ? undefined : tokens[at]
  const gap = token ? sentence.text.slice(token.to, tokens[at + 1]?.from) : ''
  if (!token || /[.;,!?]/u.test(gap)) return byKind ?? fallback(type)
  // Where words stand without blanks between them, the one before tells nothing.
  const direct = at === from - 1 && gap !== ''
  const isNoun = token.kind === 'word' && at > 0 && !isSmall(token.key, language) && !VERBS.has(token.key) && !followsAnd(sentence, at)
  if (direct && isNoun) return slug(sentence.text.slice(token.from, token.to)) ?? byKind ?? fallback(type)
  return byKind ?? (language.prepositions.get(token.key) || fallback(type))
}

function fallback(type: ParameterType): string {
  return type === 'choice' ? 'choice' : 'text'
}

const OF_OTHERS = new Set(
  'your his her its their dein deine deinem deinen ihr ihre ihrem sein seine seinem ton ta tes son sa ses votre leur tu tus su sus tuo tua suo sua teu seu jouw uw zijn haar hun'.split(
    ' ',
  ),
)
function isArticleLike(key: string, { language }: Sentence): boolean {
  return language.articles.has(key) || isPossessive(key) || OF_OTHERS.has(key)
}

/** Behind a conjunction a verb begins: `and enter 12.50`. */
function followsAnd({ tokens }: Sentence, at: number): boolean {
  return CONJUNCTIONS.has(tokens[at - 1]?.key ?? '')
}
const CONJUNCTIONS = new Set('and or then und oder dann et ou puis y o luego e ed poi mas en of dan'.split(' '))

/** Makes a name that is not taken yet: `text`, `text-2`. */
export function unique(name: string, taken: Set<string>): string {
  let candidate = name
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${name}-${number}`
  taken.add(candidate)
  return candidate
}

/** True when the sentence speaks of a field by its label. */
export function namesLabel(sentence: Sentence, label: string): boolean {
  const words = tokensOf(label).map((token) => token.key)
  const all = sentence.tokens.map((token) => token.key)
  return words.length > 0 && all.some((_, start) => words.every((word, offset) => all[start + offset] === word))
}
