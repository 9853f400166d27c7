import type { Box, Picture } from '#contract'
import { DIGIT_HEIGHT_PX, DIGIT_WIDTH_PX, DIGITS } from './digits.ts'
import type { Numbered } from './numbered.ts'

type Colour = readonly [red: number, green: number, blue: number]
/** One after the other, so that neighbours can be told apart; each dark enough for white digits. */
const COLOURS: readonly Colour[] = [
  [200, 0, 120],
  [0, 90, 200],
  [0, 120, 60],
  [170, 70, 0],
  [110, 40, 180],
]
const WHITE: Colour = [255, 255, 255]
/** Digits are drawn this many times their own size. */
const ZOOM = 2
const MARGIN_PX = 2

/** A copy with a frame around each thing and its number at its upper left corner. `scale` is pixels of the picture for one of the desktop, `from` where it begins there. */
export function drawNumbers(
  picture: Picture,
  things: readonly Numbered[],
  { from, scale }: { from: Pick<Box, 'x' | 'y'>; scale: number },
): Picture {
  const copy = { ...picture, data: Uint8Array.from(picture.data) }
  const placed = things.map(({ number, element: { box } }) => ({
    number,
    colour: COLOURS[number % COLOURS.length] ?? WHITE,
    box: { x: (box.x - from.x) * scale, y: (box.y - from.y) * scale, width: box.width * scale, height: box.height * scale },
  }))
  // Numbers last: no frame goes through one.
  for (const { box, colour } of placed) frame(copy, box, colour)
  for (const { box, colour, number } of placed) label(copy, box, colour, `${number}`)
  return copy
}

function frame(picture: Picture, { x, y, width, height }: Box, colour: Colour): void {
  const [left, top, right, bottom] = [Math.round(x), Math.round(y), Math.round(x + width) - 1, Math.round(y + height) - 1]
  for (let column = left; column <= right; column += 1) for (const row of [top, bottom]) paint(picture, column, row, colour)
  for (let row = top; row <= bottom; row += 1) for (const column of [left, right]) paint(picture, column, row, colour)
}

/** Above the thing where there is room, so that its words can be read; never beyond the picture's edge. */
function label(picture: Picture, box: Box, colour: Colour, text: string): void {
  const width = text.length * (DIGIT_WIDTH_PX + 1) * ZOOM + 2 * MARGIN_PX
  const height = DIGIT_HEIGHT_PX * ZOOM + 2 * MARGIN_PX
  const left = Math.max(0, Math.min(Math.round(box.x), picture.width - width))
  const above = Math.round(box.y) - height
  const top = Math.max(0, Math.min(above >= 0 ? above : Math.round(box.y), picture.height - height))
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) paint(picture, left + x, top + y, colour)
  for (const [index, digit] of [...text].entries()) {
    const x = left + MARGIN_PX + index * (DIGIT_WIDTH_PX + 1) * ZOOM
    for (const [row, line] of (DIGITS[Number(digit)] ?? []).entries())
      for (const [column, ink] of [...line].entries()) if (ink === '#') dot(picture, x + column * ZOOM, top + MARGIN_PX + row * ZOOM)
  }
}

function dot(picture: Picture, left: number, top: number): void {
  for (let y = 0; y < ZOOM; y += 1) for (let x = 0; x < ZOOM; x += 1) paint(picture, left + x, top + y, WHITE)
}

function paint({ data, width, height }: Picture, x: number, y: number, colour: Colour): void {
  if (x >= 0 && y >= 0 && x < width && y < height) data.set([...colour, 255], (y * width + x) * 4)
}
