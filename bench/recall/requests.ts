import type { Made } from './make-memory.ts'
import type { Random } from './random.ts'
import type { Language } from './word-lists.ts'

/** How a request tells the program: in its words, beside them (the planner knows the window in front), or not at all. */
export const TELLINGS = ['named', 'given', 'bare'] as const
export type Telling = (typeof TELLINGS)[number]

export type Asked = { request: string; programs: string[]; telling: Telling; spoiling: string }

/** Each takes something away from the words or puts something wrong. Those of the held-out half were not looked at while the weights were chosen. */
type Spoiling = (words: string[], language: Language, random: Random) => string[]

const FILLERS: Record<Language, [before: string[], after: string[]]> = {
  en: [
    ['please', 'open', 'the'],
    ['for', 'me'],
  ],
  de: [
    ['bitte', 'öffne'],
    ['für', 'mich'],
  ],
  fr: [['ouvre'], ['pour', 'moi']],
  es: [
    ['abre', 'por', 'favor'],
    ['para', 'mí'],
  ],
  ru: [
    ['открой', 'пожалуйста'],
    ['для', 'меня'],
  ],
}
const QUESTIONS: Record<Language, string[]> = {
  en: ['how', 'do', 'i', 'get', 'to'],
  de: ['wie', 'komme', 'ich', 'zu'],
  fr: ['comment', 'aller', 'à'],
  es: ['cómo', 'llego', 'a'],
  ru: ['как', 'попасть', 'в'],
}
const SYNONYMS: Record<string, string> = {
  ...{ delete: 'remove', remove: 'delete', find: 'search', search: 'find', open: 'show', show: 'display', close: 'quit', quit: 'leave' },
  ...{
    save: 'store',
    settings: 'preferences',
    preferences: 'options',
    options: 'settings',
    copy: 'duplicate',
    edit: 'change',
    new: 'create',
  },
  ...{
    folder: 'directory',
    file: 'document',
    size: 'dimensions',
    name: 'title',
    select: 'choose',
    choose: 'pick',
    amount: 'sum',
    account: 'konto',
  },
  ...{ löschen: 'entfernen', öffnen: 'zeigen', speichern: 'sichern', suchen: 'finden', einstellungen: 'optionen', datei: 'dokument' },
}
const ENDINGS: Record<Language, string[]> = {
  en: ['s', 'ing', 'ed'],
  de: ['en', 'e', 'n', 's'],
  fr: ['s', 'e', 'es'],
  es: ['s', 'es', 'ar'],
  ru: ['ы', 'а', 'ов'],
}

const swapLetters: Spoiling = (words, _, random) =>
  atOne(words, random, 4, (word) => {
    const at = random.below(word.length - 1)
    return `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`
  })
const dropAndReorder: Spoiling = (words, _, random) =>
  random.shuffled(words.length > 3 ? words.toSpliced(random.below(words.length), 1) : words)
const fill: Spoiling = (words, language) => [...FILLERS[language][0], ...words.map((word) => word.toLowerCase()), ...FILLERS[language][1]]

const missLetter: Spoiling = (words, _, random) =>
  atOne(words, random, 5, (word) => {
    const at = 1 + random.below(word.length - 1)
    return random.chance(0.5) ? `${word.slice(0, at)}${word.slice(at + 1)}` : `${word.slice(0, at)}${word[at]}${word.slice(at)}`
  })
const inflect: Spoiling = (words, language, random) =>
  words.map((word) => {
    if (word.length < 4 || random.chance(0.5)) return word
    const ending = ENDINGS[language].find((each) => word.endsWith(each) && word.length - each.length >= 4)
    return ending ? word.slice(0, -ending.length) : `${word}${random.pick(ENDINGS[language])}`
  })
const sayOtherwise: Spoiling = (words) => words.map((word) => SYNONYMS[word.toLowerCase()] ?? word)
const ask: Spoiling = (words, language) => [...QUESTIONS[language], ...words.map((word) => word.toUpperCase())]
const forgetOne: Spoiling = (words, _, random) => (words.length > 3 ? words.toSpliced(random.below(words.length), 1) : words)

/** Two of a half are done to each request, one after the other. */
export const HALVES: Record<'tuning' | 'heldOut', Record<string, Spoiling>> = {
  tuning: { 'swapped letters': swapLetters, 'dropped and reordered': dropAndReorder, 'filled up': fill },
  heldOut: {
    'letter missing or doubled': missLetter,
    'other endings': inflect,
    synonyms: sayOtherwise,
    'as a question': ask,
    'a word forgotten': forgetOne,
  },
}

/** What a person might say who wants this page or task: some of its words, spoilt. Never a whole text of it as it is written. */
export function requestFor(
  { program, subject, particulars }: Made<unknown>,
  half: keyof typeof HALVES,
  telling: Telling,
  random: Random,
): Asked {
  const wanted = { named: 2, given: 2, bare: 3 }[telling]
  const more = random.shuffled(particulars.filter((label) => label !== subject)).slice(0, wanted)
  // A name is not spoilt together with all other words: people who name a program know its name, but for one slip in ten.
  const words = random.shuffled([subject, ...more]).flatMap((text) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''))
  const named =
    telling === 'named' ? [random.chance(0.1) ? (swapLetters([program.shown], 'en', random)[0] ?? program.shown) : program.shown] : []
  const spoilings = random.shuffled(Object.entries(HALVES[half])).slice(0, 2)
  const spoilt = spoilings.reduce((left, [, spoil]) => spoil(left, program.language, random), words)
  return {
    request: [...spoilt, ...named].join(' '),
    programs: telling === 'given' ? [program.id] : [],
    telling,
    spoiling: spoilings
      .map(([name]) => name)
      .sort()
      .join(' + '),
  }
}

function atOne(words: readonly string[], random: Random, length: number, change: (word: string) => string): string[] {
  const long = words.flatMap((word, index) => (word.length >= length ? [index] : []))
  if (long.length === 0) return [...words]
  const chosen = random.pick(long)
  return words.map((word, index) => (index === chosen ? change(word) : word))
}
