import { type Box, intersection, type Picture, UnderstudyError } from '#contract'
import type { XConnection } from '../x/connection.ts'
import { rootBox } from './displays.ts'

const Z_PIXMAP = 2
const ALL_PLANES = 0xffff_ffff

/** The pixels of a part of the screen, widened to whole pixels and clipped to what there is. */
export async function captureScreen(x: XConnection, wanted: Box | undefined): Promise<Picture> {
  const screen = await rootBox(x)
  const box = intersection(screen, wholePixels(wanted ?? screen)) ?? { x: 0, y: 0, width: 0, height: 0 }
  if (box.width === 0) return { width: 0, height: 0, data: new Uint8Array(0), box }
  const { data } = await x.ask<{ data: Buffer }>((client, reply) =>
    client.GetImage(Z_PIXMAP, x.root, box.x, box.y, box.width, box.height, ALL_PLANES, reply),
  )
  return { width: box.width, height: box.height, data: toRgba(x, data, box.width * box.height), box }
}

function wholePixels(box: Box): Box {
  const [left, top] = [Math.floor(box.x), Math.floor(box.y)]
  return { x: left, y: top, width: Math.ceil(box.x + box.width) - left, height: Math.ceil(box.y + box.height) - top }
}

function toRgba(x: XConnection, source: Buffer, pixels: number): Uint8Array {
  const visual = x.visual
  const usual = visual?.red_mask === 0xff0000 && visual.green_mask === 0xff00 && visual.blue_mask === 0xff
  if (x.bitsPerPixel !== 32 || !usual || x.client.display.image_byte_order !== 0) {
    throw new UnderstudyError(
      'no-display',
      `The screen has a colour depth that cannot be read (${x.bitsPerPixel} bits a pixel).`,
      'Set the display to 24-bit colour; for Xvfb: -screen 0 1280x800x24.',
    )
  }
  // Whole words at once: bytes stand as blue, green, red, unused.
  const aligned = source.byteOffset % 4 === 0 ? source : Buffer.from(source)
  const input = new Uint32Array(aligned.buffer, aligned.byteOffset, pixels)
  const output = new Uint32Array(pixels)
  for (let index = 0; index < pixels; index++) {
    const pixel = input[index] ?? 0
    output[index] = 0xff00_0000 | ((pixel & 0xff) << 16) | (pixel & 0xff00) | ((pixel >>> 16) & 0xff)
  }
  return new Uint8Array(output.buffer)
}
