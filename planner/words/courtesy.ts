import type { Sentence, Token } from './sentence.ts'

/** What people say before a request and do not mean as a part of it; token by token, so that `I'd` is `i ' d`. */
const BEFORE = [
  'please',
  'kindly',
  'hey',
  'hi',
  'hello',
  'ok',
  'okay',
  'understudy',
  'now',
  'could you',
  'can you',
  'would you',
  'will you',
  'i want to',
  'i want you to',
  'i would like to',
  'i would like you to',
  "i ' d like to",
  "i ' d like you to",
  'i need to',
  'i need you to',
  "let ' s",
  'bitte',
  'hallo',
  'kannst du',
  'konntest du',
  'konnen sie',
  'konnten sie',
  'bonjour',
  "s ' il te plait",
  "s ' il vous plait",
  'peux tu',
  'pouvez vous',
  'por favor',
  'puedes',
  'per favore',
  'puoi',
].map((phrase) => phrase.split(' '))

/** What people say behind one. `thanks` only after a comma or the like: one can write about thanks. */
const BEHIND = ['please', 'bitte', 'por favor', 'per favore', "s ' il te plait", "s ' il vous plait"].map((phrase) => phrase.split(' '))
const BEHIND_A_SIGN = [
  'thanks',
  'thank you',
  'thank you very much',
  'many thanks',
  'thx',
  'for me',
  'danke',
  'vielen dank',
  'merci',
  'gracias',
  'grazie',
  'ok',
].map((phrase) => phrase.split(' '))

/** The tokens of a request without the courtesies around it. What stands in quotation marks is meant. */
export function withoutCourtesy({ tokens }: Sentence): Token[] {
  let from = 0
  let to = tokens.length
  for (let before = -1; before !== from; ) {
    before = from
    const next = from + signsAt(tokens, from)
    const said = longest(BEFORE, (phrase) => isAt(tokens, next, phrase))
    if (said > 0) from = next + said
  }
  if (from > 0) from += signsAt(tokens, from)
  for (let before = -1; before !== to && to > from; ) {
    before = to
    const last = to - signsBefore(tokens, to)
    const said = longest(BEHIND, (phrase) => isAt(tokens, last - phrase.length, phrase))
    const thanked = longest(
      BEHIND_A_SIGN,
      (phrase) => isAt(tokens, last - phrase.length, phrase) && tokens[last - phrase.length - 1]?.kind === 'sign',
    )
    if (said + thanked > 0) to = last - Math.max(said, thanked)
  }
  return from < to ? tokens.slice(from, to) : tokens
}

function isAt(tokens: readonly Token[], place: number, phrase: string[]): boolean {
  const words = tokens.slice(Math.max(place, 0))
  return place >= 0 && phrase.every((word, index) => words[index]?.normal === word && words[index]?.quote === undefined)
}

function longest(phrases: string[][], fits: (phrase: string[]) => boolean): number {
  return Math.max(0, ...phrases.filter(fits).map((phrase) => phrase.length))
}

function signsAt(tokens: readonly Token[], place: number): number {
  let count = 0
  while (tokens[place + count]?.kind === 'sign') count += 1
  return count
}

function signsBefore(tokens: readonly Token[], place: number): number {
  let count = 0
  while (tokens[place - 1 - count]?.kind === 'sign') count += 1
  return count
}
