import { type Box, intersection, type Picture } from '#contract'
import { boxOnDesktop, type FakeState } from './fake-state.ts'

const DESKTOP_COLOUR = 0xff604020
const BLOCK_PX = 4
const BORDER_COLOUR = 0xff000000
const FOCUS_COLOUR = 0xffd06000

/** Draws the windows from back to front: each element a rectangle whose colour and pattern come from what it is and holds. */
export function drawFake(state: FakeState, area: Box): Picture {
  const pixels = new Uint32Array(area.width * area.height).fill(DESKTOP_COLOUR)
  const canvas = { pixels, area }
  for (const window of state.windows.toReversed()) {
    fill(canvas, window.box, () => colourOf(`window ${window.program}`))
    window.elements.forEach((element, index) => {
      const box = boxOnDesktop(window, element)
      const look = hashOf(`${element.role} ${element.name} ${element.checked ?? ''} ${element.enabled ?? ''}`)
      const content = hashOf(element.value ?? '')
      const colour = colourOf(`${element.role} ${element.name}`)
      // The left half tells the element, the right half what it holds.
      fill(canvas, box, (x, y) => (bit(x < box.width / 2 ? look : content, x, y) ? colour : 0xffffffff))
      const focused = state.focus?.windowId === window.id && state.focus.index === index
      frame(canvas, box, focused ? FOCUS_COLOUR : BORDER_COLOUR)
    })
  }
  return { width: area.width, height: area.height, data: new Uint8Array(pixels.buffer), box: area }
}

type Canvas = { pixels: Uint32Array; area: Box }

function fill({ pixels, area }: Canvas, box: Box, colour: (x: number, y: number) => number): void {
  const seen = intersection(area, box)
  if (!seen) return
  for (let y = seen.y; y < seen.y + seen.height; y++) {
    for (let x = seen.x; x < seen.x + seen.width; x++) pixels[(y - area.y) * area.width + (x - area.x)] = colour(x - box.x, y - box.y)
  }
}

function frame(canvas: Canvas, { x, y, width, height }: Box, colour: number): void {
  for (const side of [
    { x, y, width, height: 1 },
    { x, y: y + height - 1, width, height: 1 },
    { x, y, width: 1, height },
    { x: x + width - 1, y, width: 1, height },
  ]) {
    fill(canvas, side, () => colour)
  }
}

/** One of 32 bits for each block of a small grid that repeats. */
function bit(hash: number, x: number, y: number): boolean {
  const place = (Math.floor(y / BLOCK_PX) % 4) * 8 + (Math.floor(x / BLOCK_PX) % 8)
  return ((hash >>> place) & 1) === 1
}

function colourOf(text: string): number {
  return (0xff000000 | (hashOf(text) & 0x00bfbfbf)) >>> 0
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
