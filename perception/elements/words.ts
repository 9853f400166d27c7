import { type Box, centreOf, contains, type TextLine } from '#contract'
import { readLikeness, spokenName } from './names.ts'

/** The words of a line with their places; where the reader did not tell them, by their share of the letters. */
export function wordsOf(line: TextLine): { text: string; box: Box }[] {
  if (line.words && line.words.length > 0) return line.words
  const letter = line.box.width / Math.max(1, line.text.length)
  return [...line.text.matchAll(/\S+/gu)].map((match) => ({
    text: match[0],
    box: { ...line.box, x: line.box.x + match.index * letter, width: match[0].length * letter },
  }))
}

/** Where in a longer line neighbouring words make up the name; undefined when none do, or when the name is shorter than three letters. */
export function runIn(line: TextLine, name: string): Box | undefined {
  if (spokenName(name).length < 3) return undefined
  const words = wordsOf(line)
  const count = spokenName(name).split(' ').length
  for (const length of [count, count - 1, count + 1]) {
    for (let from = 0; length > 0 && length < words.length && from + length <= words.length; from++) {
      const run = words.slice(from, from + length)
      if (readLikeness(name, run.map(({ text }) => text).join(' ')) >= 0.87) return around(run)
    }
  }
  return undefined
}

/** A radio button or empty check box is read as the letter O; a naught may be a figure. */
export function isTickGlyph(text: string): boolean {
  return /^[Oo□☐○◯●]$/u.test(text)
}

/** A line parted where its words stand further apart than words do, and where a box to tick stands: what detection took for one line may be several labels. */
export function segmentsOf(line: TextLine): TextLine[] {
  const runs: { text: string; box: Box }[][] = []
  for (const word of wordsOf(line)) {
    const last = runs.at(-1)
    const before = last?.at(-1)
    const parts = isTickGlyph(word.text) || (before && isTickGlyph(before.text))
    if (last && before && !parts && word.box.x - (before.box.x + before.box.width) <= 0.33 * line.box.height) last.push(word)
    else runs.push([word])
  }
  if (runs.length < 2) return [line]
  return runs.map((run) => ({ text: run.map(({ text }) => text).join(' '), confidence: line.confidence, box: around(run), words: run }))
}

/** The words of a line that stand in a box. */
export function wordsInside(line: TextLine, box: Box): string {
  if (contains(box, centreOf(line.box)) && line.box.width <= box.width) return line.text
  return wordsOf(line)
    .filter((word) => contains(box, centreOf(word.box)))
    .map(({ text }) => text)
    .join(' ')
}

function around(words: { box: Box }[]): Box {
  const x = Math.min(...words.map(({ box }) => box.x))
  const y = Math.min(...words.map(({ box }) => box.y))
  return {
    x,
    y,
    width: Math.max(...words.map(({ box }) => box.x + box.width)) - x,
    height: Math.max(...words.map(({ box }) => box.y + box.height)) - y,
  }
}

/** The line at another place. */
export function movedLine(line: TextLine, x: number, y: number): TextLine {
  const moved = (box: Box): Box => ({ ...box, x: box.x + x, y: box.y + y })
  return { ...line, box: moved(line.box), ...(line.words && { words: line.words.map((word) => ({ ...word, box: moved(word.box) })) }) }
}
