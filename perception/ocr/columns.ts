import type { Box } from '#contract'
import { joined } from '../pixels/merged-boxes.ts'
import { splitAtGrounds } from './grounds.ts'
import type { Pixels } from './sample.ts'

/**
 * A gap wider than this many letter heights parts two columns. Measured on 13 px fonts: a space is 4 px in a proportional and 11 px in a
 * fixed-width font, entries of a menu bar stand 16 px apart, and the letters are 10 to 13 px high.
 */
const COLUMN_GAP = 1.15
/** Columns with this share of ink, at most so many side by side, are a rule: thin letters do not fill their grown box, tall letters are not thin. */
const RULE_SHARE = 0.78
const RULE_WIDTH = 2
/** Wider columns filled to this share are another surface: what lies between two buttons. */
const SURFACE_SHARE = 0.97
const MOST_RULES = 0.2
/** A pixel is ink when it differs by this much from the line's background, or, where the whole line is faint, by this share of its strongest strokes. */
const INK = 40
const FAINT_INK = 0.45
/** Less is not told from the noise of a picture that was compressed. */
const LEAST_INK = 10
/** So many pixels in a hundred of a line are strokes at their strongest. */
const STROKES = 2

/** Joins boxes that are words of one line: side by side at one height, with at most a space between. Whether they truly belong together, `splitAtColumns` decides. */
export function joinWords(boxes: Box[]): Box[] {
  const lines: Box[] = []
  for (const box of [...boxes].sort((a, b) => a.x - b.x)) {
    const index = lines.findIndex((line) => continues(line, box))
    const line = lines[index]
    if (line) lines[index] = joined(line, box)
    else lines.push(box)
  }
  return lines
}

function continues(line: Box, next: Box): boolean {
  const shared = Math.min(line.y + line.height, next.y + next.height) - Math.max(line.y, next.y)
  const [low, high] = [Math.min(line.height, next.height), Math.max(line.height, next.height)]
  const gap = next.x - (line.x + line.width)
  return shared >= 0.75 * low && low >= 0.7 * high && gap <= 0.8 * high && gap >= -high
}

/**
 * Parts a line where it runs over clearly separate columns (the entries of a menu bar, the cells of a row, a check box and its
 * label), so that their words are never joined. Boxes are in the picture's own pixels.
 */
export function splitAtColumns(picture: Pixels, box: Box): Box[] {
  return splitAtGrounds(picture, box).flatMap((part) => splitOnOneGround(picture, part))
}

function splitOnOneGround(picture: Pixels, box: Box): Box[] {
  const { columns: ink, letterHeight } = inkColumns(picture, box)
  const gap = COLUMN_GAP * Math.max(letterHeight, 0.58 * box.height)
  const parts: { from: number; to: number }[] = []
  let lastInk = Number.NEGATIVE_INFINITY
  for (let x = 0; x < box.width; x++) {
    if (ink[x] === RULE || ink[x] === SURFACE) lastInk = Number.NEGATIVE_INFINITY
    if (ink[x] !== LETTER) continue
    const part = parts.at(-1)
    if (part && x - lastInk <= gap) part.to = x
    else parts.push({ from: x, to: x })
    lastInk = x
  }
  if (parts.length < 2) return [box]
  const margin = Math.round(box.height * 0.15)
  return parts.map(({ from, to }) => {
    const left = Math.max(0, from - margin)
    return { x: box.x + left, y: box.y, width: Math.min(box.width, to + 1 + margin) - left, height: box.height }
  })
}

/** A space is at least this much of the letters' height, and clearly wider than what stands between letters: in fixed-width fonts that is much. */
const SPACE_SHARE = 0.3
const SPACE_AGAINST_LETTERS = 2.2

/** Where in a line there are spaces, by its pixels alone: the middle of each as a share of the box's width. */
export function spacesIn(picture: Pixels, box: Box): number[] {
  const { columns: ink, letterHeight } = inkColumns(picture, box)
  const gaps: { from: number; to: number }[] = []
  let lastInk = -1
  for (let x = 0; x < box.width; x++) {
    if (!ink[x]) continue
    if (lastInk >= 0 && x - lastInk > 1) gaps.push({ from: lastInk + 1, to: x })
    lastInk = x
  }
  const widths = gaps.map(({ from, to }) => to - from).sort((a, b) => a - b)
  const usual = widths[Math.floor(widths.length / 2)] ?? 0
  const least = Math.max(3, SPACE_SHARE * letterHeight, SPACE_AGAINST_LETTERS * usual + 1)
  return gaps.filter(({ from, to }) => to - from >= least).map(({ from, to }) => (from + to) / 2 / box.width)
}

const LETTER = 1
/** A line drawn from top to bottom: a border between cells, the side of a button. */
const RULE = 2
/** Of one colour that is not the background's, from top to bottom. */
const SURFACE = 3

/** What each column holds: nothing, part of a letter or a rule. The background is the commonest brightness; the outermost rows are left out for letters, where borders run. */
function inkColumns(picture: Pixels, box: Box): { columns: Uint8Array; letterHeight: number } {
  const margin = Math.round(box.height * 0.15)
  const histogram = new Uint32Array(64)
  const brightness = new Uint8Array(box.width * box.height)
  // The ground right behind the letters: at the edges another surface may begin.
  const isMiddle = (y: number) => y >= margin && y < box.height - margin
  for (let y = 0, at = 0; y < box.height; y++) {
    let from = ((box.y + y) * picture.width + box.x) * 4
    for (let x = 0; x < box.width; x++, at++, from += 4) {
      const value =
        ((picture.data[from] as number) * 77 + (picture.data[from + 1] as number) * 150 + (picture.data[from + 2] as number) * 29) >> 8
      brightness[at] = value
      if (isMiddle(y)) histogram[value >> 2] = (histogram[value >> 2] as number) + 1
    }
  }
  const background = histogram.indexOf(Math.max(...histogram)) * 4 + 2
  const threshold = inkFrom(histogram, background)
  const columns = new Uint8Array(box.width)
  const inkedRows = new Uint8Array(box.height)
  for (let x = 0; x < box.width; x++) {
    const rows: number[] = []
    for (let y = 0; y < box.height; y++) if (Math.abs((brightness[y * box.width + x] as number) - background) >= threshold) rows.push(y)
    if (rows.length >= SURFACE_SHARE * box.height) columns[x] = SURFACE
    else if (rows.length >= RULE_SHARE * box.height) columns[x] = RULE
    else if (rows.some(isMiddle)) {
      columns[x] = LETTER
      for (const y of rows) inkedRows[y] = 1
    }
  }
  keepSurfaces(columns)
  thickRulesAreLetters(columns)
  const first = inkedRows.indexOf(1)
  return { columns, letterHeight: first < 0 ? 0 : inkedRows.lastIndexOf(1) - first + 1 }
}

/** Greyed-out letters are as far from their ground as the edges of clear ones. */
function inkFrom(histogram: Uint32Array, background: number): number {
  const contrasts = new Uint32Array(256)
  let total = 0
  for (const [bin, count] of histogram.entries()) {
    const contrast = Math.abs(bin * 4 + 2 - background)
    contrasts[contrast] = (contrasts[contrast] as number) + count
    total += count
  }
  let strongest = 255
  for (let above = 0; strongest > 0; strongest--) {
    above += contrasts[strongest] as number
    if (above * 100 >= STROKES * total) break
  }
  return Math.min(INK, Math.max(LEAST_INK, FAINT_INK * strongest))
}

/** What lies between two buttons is a few pixels wide; where there is much of it, it is the ground on which the letters stand. */
function keepSurfaces(columns: Uint8Array): void {
  const count = (kind: number) => columns.reduce((sum, column) => sum + Number(column === kind), 0)
  const isGround = count(SURFACE) > MOST_RULES * columns.length
  // As many rules as that are strokes on a ground that was not understood.
  if (count(RULE) > MOST_RULES * columns.length) for (const [x, column] of columns.entries()) if (column === RULE) columns[x] = LETTER
  for (let from = 0; from < columns.length; from++) {
    let to = from
    while (columns[to] === SURFACE) to++
    if (to > from && isGround) columns.fill(LETTER, from, to)
    else if (to > from && to - from <= RULE_WIDTH) columns.fill(RULE, from, to)
    from = Math.max(from, to - 1)
  }
}

function thickRulesAreLetters(columns: Uint8Array): void {
  for (let from = 0; from < columns.length; from++) {
    let to = from
    while (columns[to] === RULE) to++
    if (to - from > RULE_WIDTH) columns.fill(LETTER, from, to)
    from = Math.max(from, to - 1)
  }
}
