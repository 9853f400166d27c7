import { isSmall, languageOf } from '../../words/languages.ts'

const SLOT = /⟦([^⟦⟧]*)⟧/gu
const QUOTED = /[“„«"]([^“”„«»"]*)[”“»"]/gu

/** The names in `⟦name⟧`, each once, in order of the alphabet. */
export function slotsIn(text: string): string[] {
  return [...new Set([...text.matchAll(SLOT)].map((match) => match[1] ?? ''))].sort()
}

/** What stands in quotation marks of any kind. */
export function quotesIn(text: string): string[] {
  return [...text.matchAll(QUOTED)].map((match) => match[1] ?? '')
}

/** The words of the sentence itself: without slots and quoted texts, which may be in any language. */
function ownWords(text: string): string {
  return text.replace(SLOT, ' ').replace(QUOTED, ' ')
}

/** Why a text cannot stand as one plain sentence beside `given`, which it replaces; undefined when it can. */
export function unfit(text: string, given: string, longest: number): string | undefined {
  if (text === '') return 'is empty'
  if ([...text].length > Math.max(longest, [...given].length)) return `is longer than ${longest} letters`
  const strange = [...text].find((letter) => /[\p{C}\p{Zl}\p{Zp}]/u.test(letter) && !given.includes(letter))
  if (strange !== undefined) return 'holds a line break or a character that cannot be seen'
  if (/[⟦⟧]/u.test(text.replace(SLOT, ''))) return 'holds half a slot'
  if (/\w:\/\/|\bwww\./iu.test(text) && !/\w:\/\/|\bwww\./iu.test(given)) return 'holds an address'
  return undefined
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Devanagari', 'Thai', 'Hangul', 'Han', 'Hiragana', 'Katakana'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'gu'),
)
/** Letters of other scripts that a sentence may hold: a sign, a name without quotes. */
const FOREIGN_SHARE = 0.2
/** So many more small words of the other language are no chance. */
const CLEARLY = 2

/** Whether `text` is in the language of `given`, by script and by the small words of the languages that we know. */
export function sameLanguage(text: string, given: string): boolean {
  const [own, theirs] = [ownWords(given), ownWords(text)]
  const count = (words: string, script: RegExp) => words.match(script)?.length ?? 0
  const main = SCRIPTS.reduce((best, script) => (count(own, script) > count(own, best) ? script : best))
  const letters = theirs.match(/\p{L}/gu)?.length ?? 0
  if (count(own, main) > 0 && letters > 0 && count(theirs, main) / letters < 1 - FOREIGN_SHARE) return false
  const words = wordsOf(theirs)
  const [language, other] = [languageOf(wordsOf(own)), languageOf(words)]
  const small = (of: typeof language) => words.filter((word) => isSmall(word, of)).length
  return small(other) - small(language) < CLEARLY
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? []
}
