import type { Box } from '#contract'
import { bare, type TrueWord, type Word } from './words.ts'

export type Score = {
  words: number
  /** Read exactly, in the right place. */
  found: number
  missed: TrueWord[]
  /** Characters of the true words, and how many of them were read right in that place. */
  characters: number
  charactersRight: number
  /** Words read where all that is shown is known, and those of them that are not there. */
  readWhereKnown: number
  invented: Word[]
}

/** A box read may be so many pixels off: fonts have bearings, boxes have margins. */
const REACH = 4

/** Compares what was read with what is there. `known`: where all that is shown is told by the truth. */
export function score(truth: TrueWord[], readWords: Word[], known: Box | undefined): Score {
  const read = readWords.map(({ text, box }) => ({ text: bare(text), box })).filter(({ text }) => text !== '')
  const used = new Set<Word>()
  const missed: TrueWord[] = []
  // Small places first: a word in a text area must not take away what stands in a button over it.
  const byPlace = truth.toSorted((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)
  let charactersRight = 0
  for (const word of byPlace) {
    const there = read.filter((other) => !used.has(other) && isIn(word.box, other.box))
    const same = nearest(
      there.filter(({ text }) => text === word.text),
      word.box,
    )
    if (same) {
      used.add(same)
      charactersRight += word.text.length
      continue
    }
    missed.push(word)
    const near = there.filter(({ text }) => !word.area || Math.abs(text.length - word.text.length) <= 2)
    charactersRight += Math.max(0, ...near.map(({ text }) => word.text.length - distance(text, word.text)))
  }
  const inside = known ? read.filter(({ box }) => isIn(known, box, -2)) : []
  const texts = truth.map(({ text }) => text).join(' ')
  // Part of what is there is no invention: a word read in two pieces is missed, not invented.
  const invented = inside.filter((word) => !used.has(word) && !texts.includes(word.text))
  return {
    words: truth.length,
    found: truth.length - missed.length,
    missed,
    characters: truth.reduce((sum, { text }) => sum + text.length, 0),
    charactersRight,
    readWhereKnown: inside.length,
    invented,
  }
}

function isIn(box: Box, other: Box, reach = REACH): boolean {
  const [x, y] = [other.x + other.width / 2, other.y + other.height / 2]
  return x >= box.x - reach && x <= box.x + box.width + reach && y >= box.y - reach && y <= box.y + box.height + reach
}

function nearest(words: Word[], box: Box): Word | undefined {
  const away = (word: Word) => Math.abs(word.box.x + word.box.width / 2 - box.x - box.width / 2)
  return words.toSorted((a, b) => away(a) - away(b))[0]
}

function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    above = row
  }
  return above[b.length] ?? 0
}
