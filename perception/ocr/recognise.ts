import type { Box } from '#contract'
import type { LineMemory } from './line-memory.ts'
import type { Models } from './models.ts'
import { type Pixels, sampleInto } from './sample.ts'

const HEIGHT = 48
/** The network makes one column of its output of so many of its input. */
const WIDTH_STEP = 8
/** Longer lines are squeezed. */
const WIDEST = 2048
const HALF = [0.5, 0.5, 0.5]

/** What was read in a box; `confidence` is the mean over its characters, 0 to 1; `words` stand from and to a share of the box's width. */
export type ReadLine = { text: string; confidence: number; words: { text: string; from: number; to: number }[]; letters: Letter[] }
/** A character and where its middle is, in columns of which `columns` make up the box. */
type Letter = { character: string; column: number; columns: number }

/**
 * Reads each box of a picture, in the order given. One at a time: on a processor the network's time goes by the columns it sees, so
 * that padding to the widest of a batch costs time, and what a line says would depend on its neighbours.
 */
export async function recogniseLines(models: Models, picture: Pixels, boxes: Box[], memory: LineMemory): Promise<ReadLine[]> {
  const lines: ReadLine[] = []
  for (const box of boxes) lines.push(await recogniseLine(models, picture, box, memory))
  return lines
}

async function recogniseLine(models: Models, picture: Pixels, from: Box, memory: LineMemory): Promise<ReadLine> {
  const own = Math.min(WIDEST, Math.max(16, Math.round((from.width * HEIGHT) / from.height)))
  const width = Math.ceil(own / WIDTH_STEP) * WIDTH_STEP
  const plane = HEIGHT * width
  const input = new Float32Array(3 * plane)
  sampleInto(input, { picture, from, width: own, height: HEIGHT, stride: width, offset: 0, plane, mean: HALF, deviation: HALF })
  return memory.recall(input, async () => {
    const { data, steps, classes } = await models.recognise(input, 1, width)
    return decode(data, classes, models.characters, (steps * own) / width)
  })
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
