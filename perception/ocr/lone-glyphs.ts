import { type Box, intersection } from '#contract'
import { grown } from '../pixels/crop.ts'
import { greyOf } from '../pixels/grey.ts'
import { findShapes } from '../pixels/shapes.ts'
import { joinWords } from './columns.ts'
import type { ReadLine } from './recognise.ts'
import type { Pixels } from './sample.ts'

/** Letters on keys and in grids are between so many pixels high. */
const HEIGHT = { least: 7, most: 44 }
/** Each costs a little time; more of them are a drawing. */
const MOST = 80
/** An icon is sooner taken for a letter than a letter in a line is for another. */
const SURE = 0.9
const SHORT = /^[A-Za-z0-9+=%()]{1,4}$/

/** Boxes around what is drawn like a short word where detection found no line: it was trained on lines and passes over a single letter. */
export function loneGlyphs(picture: Pixels, lines: Box[]): Box[] {
  const blobs = findShapes(greyOf(picture), 3)
    .filter(({ box }) => box.height >= HEIGHT.least && box.height <= HEIGHT.most && box.width <= 1.6 * box.height)
    .map(({ box }) => box)
    .filter((box) => !lines.some((line) => intersection(line, box)))
  const words = joinWords(blobs).filter(({ width, height }) => width <= 4 * height)
  return words.length > MOST ? [] : words.map((box) => within(grown(box, Math.round(0.22 * box.height)), picture))
}

/** A ring is a radio button, unless it is as narrow as a letter. */
export function isShortWord({ text, confidence }: ReadLine, { width, height }: Box): boolean {
  return confidence >= SURE && SHORT.test(text) && !(/^[oO0Q]$/.test(text) && width > 0.88 * height)
}

function within(box: Box, { width, height }: Pixels): Box {
  const [x, y] = [Math.max(0, box.x), Math.max(0, box.y)]
  return { x, y, width: Math.min(width, box.x + box.width) - x, height: Math.min(height, box.y + box.height) - y }
}
