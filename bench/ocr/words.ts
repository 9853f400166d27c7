import type { Box } from '#contract'

/** A word with its place in the picture, in the picture's own pixels. */
export type Word = { text: string; box: Box }
/** A word that is truly shown; `area` when only the text area around it is known. */
export type TrueWord = Word & { area?: true }

/** What is compared: signs around a word are not part of it; none is left of a sign alone. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .trim()
}

/** The words of a text, without what is no word. */
export function wordsIn(text: string): string[] {
  return text.split(/\s+/u).map(bare).filter(Boolean)
}
