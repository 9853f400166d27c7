import { type Box, intersection, type Picture } from '#contract'
import type { NutParts } from './nut.ts'

/** The main screen in physical pixels, and how many of them nut-js counts as one. */
export async function nutScreen({ screen }: NutParts): Promise<{ box: Box; scale: number }> {
  const [whole, width] = await Promise.all([screen.grabScreen(), screen.screenWidth()])
  return { box: { x: 0, y: 0, width: whole.width, height: whole.height }, scale: whole.width / width }
}

export async function nutCapture({ nut, screen }: NutParts, wanted: Box | undefined): Promise<Picture> {
  const whole = await screen.grabScreen()
  const scale = whole.width / (await screen.screenWidth())
  const full = { x: 0, y: 0, width: whole.width, height: whole.height }
  const box = intersection(full, wanted ?? full)
  if (!box) return { width: 0, height: 0, data: new Uint8Array(0), box: { x: 0, y: 0, width: 0, height: 0 } }
  const area = outward(box, scale)
  const image =
    area.width === full.width && area.height === full.height
      ? whole
      : await screen.grabScreenRegion(new nut.Region(area.x / scale, area.y / scale, area.width / scale, area.height / scale))
  const { width, height } = image
  return { width, height, data: rgbaOf(image.data, image.byteWidth, width, height), box: { ...area, width, height } }
}

/** nut-js can only cut at its own pixels. */
function outward(box: Box, scale: number): Box {
  const down = (value: number) => Math.floor(value / scale) * scale
  const up = (value: number) => Math.ceil(value / scale) * scale
  const [x, y] = [down(box.x), down(box.y)]
  return { x, y, width: up(box.x + box.width) - x, height: up(box.y + box.height) - y }
}

/** Blue, green, red, unused with padded rows to red, green, blue, opaque without. */
export function rgbaOf(source: Uint8Array, rowBytes: number, width: number, height: number): Uint8Array {
  const output = new Uint8Array(width * height * 4)
  for (let row = 0; row < height; row++) {
    for (let column = 0, from = row * rowBytes, to = row * width * 4; column < width; column++, from += 4, to += 4) {
      output[to] = source[from + 2] ?? 0
      output[to + 1] = source[from + 1] ?? 0
      output[to + 2] = source[from] ?? 0
      output[to + 3] = 255
    }
  }
  return output
}
