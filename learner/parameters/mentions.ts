import { holdsRun, keysOf } from '../words/tokens.ts'

/** True when a text holds a value of the demonstration, whatever its case and blanks, or is itself a piece of a longer one. */
export type Mentions = (text: string) => boolean

/** Fewer words than this may stand in a long text by chance. */
const PIECE_WORDS = 3

export function createMentions(values: string[]): Mentions {
  const known = values.map(keysOf)
  return (text) => {
    const words = keysOf(text)
    return known.some((keys) => holdsRun(words, keys) || (words.length >= PIECE_WORDS && holdsRun(keys, words)))
  }
}
