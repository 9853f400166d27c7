import { type Box, centreOf, contains, type TextLine } from '#contract'
import { grown } from '../pixels/crop.ts'
import { cropGrey, type Grey } from '../pixels/grey.ts'
import type { Ring } from '../pixels/rings.ts'
import { wordsOf } from './words.ts'

/** A check box or radio button in the pixels. */
export type Tick = { role: 'checkbox' | 'radio'; checked: boolean }

/** Boxes and rings at 100 to 200 %, in pixels. */
const SIZE = { least: 10, most: 36 }
/** Up to this size a square is a check box also when the words on its height are so far away, as in a table. */
const LONE = { size: 24, reach: 60 }

export function mayBeTick({ width, height }: Box): boolean {
  return Math.min(width, height) >= SIZE.least && Math.max(width, height) <= SIZE.most && Math.abs(width - height) <= 3
}

/**
 * Whether a square or ring is a check box or radio button, ticked or not; `box` and the lines are in the pixels of `grey`, `ring` is what is round in it. A ring must
 * have words at its right that are drawn in more contrast than it is when empty, for a letter “O” looks the same otherwise.
 */
export function tickIn(grey: Grey, box: Box, framed: boolean, ring: Ring | undefined, lines: TextLine[]): Tick | undefined {
  if (!mayBeTick(box)) return undefined
  const words = wordsBeside(box, lines)
  if (ring) {
    if (!words || (!ring.marked && !ring.filled && ring.contrast > 0.85 * contrastIn(grey, words))) return undefined
    return { role: 'radio', checked: ring.marked }
  }
  // Letters that touch look like a box.
  const middle = centreOf(box)
  if (lines.some((line) => wordsOf(line).some((word) => word.text.length > 1 && contains(word.box, middle)))) return undefined
  return framed && isSquare(grey, box) && (words || isInRow(box, lines)) ? { role: 'checkbox', checked: isMarked(grey, box) } : undefined
}

/** Brightness along one side of a drawn square varies less than this; that of an icon or a letter varies more. */
const EVEN_SIDE = 24
const OUTLINE_CONTRAST = 10

/** Whether the four sides of a box are straight lines, up to two pixels inwards, each of one brightness that stands out from what is around. */
function isSquare(grey: Grey, { x, y, width, height }: Box): boolean {
  const [right, bottom] = [x + width - 1, y + height - 1]
  if (x < 2 || y < 2 || right + 2 >= grey.width || bottom + 2 >= grey.height) return false
  const skip = Math.ceil(0.22 * Math.min(width, height))
  const at = (column: number, row: number) => grey.data[row * grey.width + column] as number
  const across = (row: number) => Array.from({ length: width - 2 * skip }, (_, i) => at(x + skip + i, row))
  const down = (column: number) => Array.from({ length: height - 2 * skip }, (_, i) => at(column, y + skip + i))
  const sides = [
    (inwards: number) => across(y + inwards),
    (inwards: number) => across(bottom - inwards),
    (inwards: number) => down(x + inwards),
    (inwards: number) => down(right - inwards),
  ]
  return sides.every((side) => {
    const around = usualOf(Uint8Array.from(side(-2)))
    return [0, 1, 2].some((inwards) => {
      const values = side(inwards)
      const even = Math.max(...values) - Math.min(...values) <= EVEN_SIDE
      return even && Math.abs((values[values.length >> 1] as number) - around) >= OUTLINE_CONTRAST
    })
  })
}

function isInRow({ x, y, width, height }: Box, lines: TextLine[]): boolean {
  if (Math.max(width, height) > LONE.size || Math.abs(width - height) > 1) return false
  // Where nobody reads, no words are missing.
  if (lines.length === 0) return true
  const middle = y + height / 2
  return lines.some(({ text, box }) => {
    const gap = Math.max(box.x - x - width, x - box.x - box.width)
    return Math.abs(box.y + box.height / 2 - middle) <= 0.35 * height && gap <= LONE.reach && text.length > 2
  })
}

/** Where the words begin that stand just right of a box and on its height; the box may have been read as a part of their line. */
function wordsBeside(box: Box, lines: TextLine[]): Box | undefined {
  const right = box.x + box.width
  for (const line of lines) {
    const middle = line.box.y + line.box.height / 2
    if (Math.abs(middle - box.y - box.height / 2) > 0.35 * box.height || line.box.height < 0.7 * box.height) continue
    const end = line.box.x + line.box.width
    const word = wordsOf(line).find(({ box: each }) => each.x + each.width / 2 > right + 2)
    // A word that was read together with its ring begins left of it.
    const from = Math.max(word?.box.x ?? line.box.x, right + 1)
    if (end > right + 1.2 * box.width && from - right <= box.width + 2)
      return { ...line.box, x: from, width: Math.min(end, from + 6 * box.width) - from }
  }
  return undefined
}

/** How far the darkest or lightest pixel is from what most pixels have. */
function contrastIn(grey: Grey, box: Box): number {
  const { data } = cropGrey(grey, whole(box, grey))
  const ground = usualOf(data)
  return data.reduce((most, value) => Math.max(most, Math.abs(value - ground)), 0)
}

function whole(box: Box, { width, height }: Grey): Box {
  const [x, y] = [Math.max(0, Math.floor(box.x)), Math.max(0, Math.floor(box.y))]
  return {
    x,
    y,
    width: Math.max(0, Math.min(width, Math.ceil(box.x + box.width)) - x),
    height: Math.max(0, Math.min(height, Math.ceil(box.y + box.height)) - y),
  }
}

/** Of the middle of an empty box nearly all is of one brightness; a tick, a cross or a dot takes more. */
const MARKED_SHARE = 0.12
const MARK_CONTRAST = 40

function isMarked(grey: Grey, box: Box): boolean {
  const inset = Math.max(3, Math.round(0.24 * Math.min(box.width, box.height)))
  const { data } = cropGrey(grey, { x: box.x + inset, y: box.y + inset, width: box.width - 2 * inset, height: box.height - 2 * inset })
  const ground = usualOf(data)
  const marked = data.reduce((sum, value) => sum + Number(Math.abs(value - ground) >= MARK_CONTRAST), 0)
  return marked > MARKED_SHARE * data.length
}

function usualOf(data: Uint8Array): number {
  const counts = new Uint32Array(256)
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1
  return counts.indexOf(Math.max(...counts))
}

/** What an outline is read as: an empty ring or box as “O”, a ticked one as “V” or “@”. */
const GLYPH = /^[O0oQ@©®VvDC□☐☑]$/u
const GLUED = /^[O0@©®](?=\p{Lu}\p{Ll})/u

/** A line without the letters that are ticks; undefined when nothing else is in it. */
export function withoutTicks(line: TextLine, ticks: Box[]): TextLine | undefined {
  const words = wordsOf(line)
  const kept = words
    .filter(({ text, box }) => !GLYPH.test(text) || !ticks.some((tick) => contains(grown(tick, 3), centreOf(box))))
    .map((word) => {
      const tick = GLUED.test(word.text) && ticks.find((each) => contains(grown(each, 3), { x: word.box.x + 4, y: centreOf(word.box).y }))
      if (!tick) return word
      const cut = tick.x + tick.width - word.box.x
      return { text: word.text.replace(GLUED, ''), box: { ...word.box, x: word.box.x + cut, width: word.box.width - cut } }
    })
  const [first] = kept
  if (!first) return undefined
  if (kept.length === words.length && kept.every((word, at) => word === words[at])) return line
  const right = Math.max(...kept.map(({ box }) => box.x + box.width))
  const box = { ...line.box, x: first.box.x, width: right - first.box.x }
  return { ...line, text: kept.map(({ text }) => text).join(' '), box, ...(line.words && { words: kept }) }
}
