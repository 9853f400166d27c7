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

/** What was read in a box; `confidence` is the mean over its characters, 0 to 1. */
export type ReadLine = { text: string; confidence: number }

/** Reads each box of a picture, in the order given. Boxes of similar width go through the network together. */
export async function recogniseLines(models: Models, picture: Pixels, boxes: Box[]): Promise<ReadLine[]> {
  const widths = boxes.map((box) => Math.min(WIDEST, Math.max(16, Math.round((box.width * HEIGHT) / box.height))))
  const order = boxes.map((_, index) => index).sort((a, b) => (widths[a] as number) - (widths[b] as number))
  const lines: ReadLine[] = boxes.map(() => ({ text: '', confidence: 0 }))
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
      lines[index] = decode(output.data.subarray(place * size, (place + 1) * size), output.classes, models.characters)
    }
    start = end
  }
  return lines
}

/** Connectionist temporal classification, greedy: the likeliest class of each column, repeats and blanks (class 0) dropped. */
export function decode(probabilities: Float32Array, classes: number, characters: string[]): ReadLine {
  let text = ''
  let sum = 0
  let count = 0
  let previous = 0
  for (let from = 0; from < probabilities.length; from += classes) {
    let best = 0
    for (let i = 1; i < classes; i++) if ((probabilities[from + i] as number) > (probabilities[from + best] as number)) best = i
    if (best !== 0 && best !== previous) {
      text += characters[best] ?? ''
      sum += probabilities[from + best] as number
      count++
    }
    previous = best
  }
  // The dictionary is Chinese first: full-width signs stand for the plain ones that screens show.
  return { text: text.normalize('NFKC').trim(), confidence: count ? sum / count : 0 }
}
