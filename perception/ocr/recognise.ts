import type { Box } from '#contract'
import type { Models } from './models.ts'
import { type Pixels, sampleInto } from './sample.ts'

const HEIGHT = 48
/** Widths are rounded up to this, so that the runtime meets few different shapes. */
const WIDTH_STEP = 32
/** Longer lines are squeezed: the network's time grows with the square of the width. */
const WIDEST = 2048
const BATCH = 6
const HALF = [0.5, 0.5, 0.5]

/** What was read in a box; `confidence` is the mean over its characters, 0 to 1; `words` stand from and to a share of the box's width. */
export type ReadLine = { text: string; confidence: number; words: { text: string; from: number; to: number }[]; letters: Letter[] }
/** A character and where its middle is, in columns of which `columns` make up the box. */
type Letter = { character: string; column: number; columns: number }

/** Reads each box of a picture, in the order given. Boxes of similar width go through the network together. */
export async function recogniseLines(models: Models, picture: Pixels, boxes: Box[]): Promise<ReadLine[]> {
  const widths = boxes.map((box) => Math.min(WIDEST, Math.max(16, Math.round((box.width * HEIGHT) / box.height))))
  const order = boxes.map((_, index) => index).sort((a, b) => (widths[a] as number) - (widths[b] as number))
  const lines: ReadLine[] = boxes.map(() => ({ text: '', confidence: 0, words: [], letters: [] }))
  for (let start = 0; start < order.length; ) {
    const narrowest = widths[order[start] as number] as number
    let end = start + 1
    while (end < order.length && end - start < BATCH && (widths[order[end] as number] as number) <= narrowest * 1.25 + WIDTH_STEP) end++
    const batch = order.slice(start, end)
    const width = Math.ceil((widths[batch.at(-1) as number] as number) / WIDTH_STEP) * WIDTH_STEP
    const plane = HEIGHT * width
    const input = new Float32Array(batch.length * 3 * plane)
    for (const [place, index] of batch.entries()) {
      const from = boxes[index] as Box
      const at = { width: widths[index] as number, height: HEIGHT, stride: width, offset: place * 3 * plane, plane }
      sampleInto(input, { picture, from, ...at, mean: HALF, deviation: HALF })
    }
    const output = await models.recognise(input, batch.length, width)
    const size = output.steps * output.classes
    for (const [place, index] of batch.entries()) {
      const columns = (output.steps * (widths[index] as number)) / width
      lines[index] = decode(output.data.subarray(place * size, (place + 1) * size), output.classes, models.characters, columns)
    }
    start = end
  }
  return lines
}

/**
 * Connectionist temporal classification, greedy: the likeliest class of each column, repeats and blanks (class 0) dropped. The first
 * `columns` columns are the box's own, the rest is padding.
 */
export function decode(
  probabilities: Float32Array,
  classes: number,
  characters: string[],
  columns = probabilities.length / classes,
): ReadLine {
  const read: { character: string; column: number }[] = []
  let sum = 0
  let previous = 0
  for (let column = 0, from = 0; from < probabilities.length; column++, from += classes) {
    let best = 0
    for (let i = 1; i < classes; i++) if ((probabilities[from + i] as number) > (probabilities[from + best] as number)) best = i
    if (best !== 0 && best !== previous) {
      read.push({ character: characters[best] ?? '', column })
      sum += probabilities[from + best] as number
    }
    previous = best
  }
  const text = plain(read.map(({ character }) => character).join(''))
  const letters = read.map((letter) => ({ ...letter, columns }))
  return { text, confidence: read.length > 0 ? sum / read.length : 0, words: wordsIn(read, columns), letters }
}

/** The line with spaces where its pixels have them and the network left them out. `spaces`: shares of the box's width. */
export function respaced(line: ReadLine, spaces: number[]): ReadLine {
  const { letters } = line
  const columns = letters[0]?.columns ?? 1
  const added = spaces.flatMap((share) => {
    const column = share * columns - 0.5
    const after = letters.findIndex((letter) => letter.column > column)
    const [left, right] = [letters[after - 1], letters[after]]
    return left && right && left.character.trim() !== '' && right.character.trim() !== '' ? [{ character: ' ', column, columns }] : []
  })
  if (added.length === 0) return line
  const all = [...letters, ...added].sort((a, b) => a.column - b.column)
  return { ...line, text: plain(all.map(({ character }) => character).join('')), words: wordsIn(all, columns), letters: all }
}

/** The dictionary is Chinese first: full-width signs stand for the plain ones that screens show. */
function plain(text: string): string {
  return text.normalize('NFKC').trim()
}

/** How much of a column a letter reaches beyond the column where it was recognised, to either side. */
const LETTER_REACH = 0.8

function wordsIn(read: { character: string; column: number }[], columns: number): ReadLine['words'] {
  const words: ReadLine['words'] = []
  let inside = false
  for (const { character, column } of read) {
    const wasInside = inside
    inside = character.trim() !== ''
    if (!inside) continue
    const to = Math.min(1, (column + 0.5 + LETTER_REACH) / columns)
    const word = wasInside ? words.at(-1) : undefined
    if (word) {
      word.text = plain(word.text + character)
      word.to = to
    } else words.push({ text: plain(character), from: Math.max(0, (column + 0.5 - LETTER_REACH) / columns), to })
  }
  return words
}
