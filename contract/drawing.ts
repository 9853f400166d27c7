import type { Box, Point } from './geometry.ts'
import type { Picture } from './ports.ts'

type Colour = readonly [red: number, green: number, blue: number]
const MARK: Colour = [230, 0, 150]
const HALO: Colour = [255, 255, 255]
const COVER: Colour = [0, 0, 0]

/** In pixels. */
export type Size = { width: number; height: number }

/** The size of a picture that is made no longer than this on its longer side; never larger. */
export function shrunk({ width, height }: Size, longestPx: number): Size {
  const scale = Math.min(1, longestPx / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** The picture at that size, each pixel the mean of those it stands for. `scale` is new pixels for one old. */
export function shrink(picture: Picture, longestPx: number): { picture: Picture; scale: number } {
  const { width, height } = shrunk(picture, longestPx)
  const scale = Math.min(1, longestPx / Math.max(picture.width, picture.height))
  if (scale === 1) return { picture, scale }
  const data = new Uint8Array(width * height * 4)
  const columns = Array.from({ length: width }, (_, x) => span(x, width, picture.width))
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = span(y, height, picture.height)
    for (let x = 0; x < width; x += 1) {
      const [left, right] = columns[x] ?? [0, 1]
      setMean(picture, left, right, top, bottom, data, (y * width + x) * 4)
    }
  }
  return { picture: { width, height, data, box: { x: 0, y: 0, width, height } }, scale }
}

/** The old pixels that the new one at `at` stands for: at least one. */
function span(at: number, size: number, oldSize: number): [from: number, to: number] {
  const from = Math.floor((at * oldSize) / size)
  return [from, Math.max(from + 1, Math.floor(((at + 1) * oldSize) / size))]
}

/** Written into place, not returned: an array for each pixel would take most of the time. */
function setMean({ data, width }: Picture, left: number, right: number, top: number, bottom: number, into: Uint8Array, at: number): void {
  let red = 0
  let green = 0
  let blue = 0
  for (let y = top; y < bottom; y += 1) {
    for (let from = (y * width + left) * 4, end = (y * width + right) * 4; from < end; from += 4) {
      red += data[from] ?? 0
      green += data[from + 1] ?? 0
      blue += data[from + 2] ?? 0
    }
  }
  const count = (right - left) * (bottom - top)
  into[at] = Math.round(red / count)
  into[at + 1] = Math.round(green / count)
  into[at + 2] = Math.round(blue / count)
  into[at + 3] = 255
}

/** The size of a part that is cut out of a picture: no larger than the picture. */
export function cutSize(picture: Size, wanted: Size): Size {
  return { width: Math.min(wanted.width, picture.width), height: Math.min(wanted.height, picture.height) }
}

/** The part of the picture of this size around a point, moved inside where it would stick out. */
export function cutAround(picture: Picture, at: Point, wanted: Size): { picture: Picture; from: Point } {
  const { width, height } = cutSize(picture, wanted)
  const x = Math.min(Math.max(0, Math.round(at.x - width / 2)), picture.width - width)
  const y = Math.min(Math.max(0, Math.round(at.y - height / 2)), picture.height - height)
  const data = new Uint8Array(width * height * 4)
  for (let row = 0; row < height; row += 1) {
    const start = ((y + row) * picture.width + x) * 4
    data.set(picture.data.subarray(start, start + width * 4), row * width * 4)
  }
  return { picture: { width, height, data, box: { x: 0, y: 0, width, height } }, from: { x, y } }
}

/** A copy in which these boxes are black, each with every pixel that it touches. */
export function cover(picture: Picture, boxes: readonly Box[]): Picture {
  if (boxes.length === 0) return picture
  const copy = { ...picture, data: Uint8Array.from(picture.data) }
  for (const box of boxes) {
    const [top, bottom] = [Math.max(0, Math.floor(box.y)), Math.min(copy.height, Math.ceil(box.y + box.height))]
    const [left, right] = [Math.max(0, Math.floor(box.x)), Math.min(copy.width, Math.ceil(box.x + box.width))]
    for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) paint(copy, x, y, COVER)
  }
  return copy
}

/** A copy that is black but for these boxes. */
export function onlyWithin(picture: Picture, boxes: readonly Box[]): Picture {
  const { width, height } = picture
  const data = new Uint8Array(width * height * 4)
  for (let at = 3; at < data.length; at += 4) data[at] = 255
  for (const box of boxes) {
    const [top, bottom] = [Math.max(0, Math.floor(box.y)), Math.min(height, Math.ceil(box.y + box.height))]
    const [left, right] = [Math.max(0, Math.floor(box.x)), Math.min(width, Math.ceil(box.x + box.width))]
    for (let y = top; y < bottom && left < right; y += 1) {
      const [from, to] = [(y * width + left) * 4, (y * width + right) * 4]
      data.set(picture.data.subarray(from, to), from)
    }
  }
  return { ...picture, data }
}

const RADIUS_PX = 18

/** A copy with a ring around each point: what lies within stays to be seen. */
export function ring(picture: Picture, points: readonly Point[]): Picture {
  const copy = { ...picture, data: Uint8Array.from(picture.data) }
  for (const { x: middleX, y: middleY } of points) {
    for (let y = Math.floor(middleY) - RADIUS_PX - 3; y <= middleY + RADIUS_PX + 3; y += 1) {
      for (let x = Math.floor(middleX) - RADIUS_PX - 3; x <= middleX + RADIUS_PX + 3; x += 1) {
        const off = Math.abs(Math.hypot(x - middleX, y - middleY) - RADIUS_PX)
        if (off <= 3 && x >= 0 && y >= 0 && x < copy.width && y < copy.height) paint(copy, x, y, off <= 1.5 ? MARK : HALO)
      }
    }
  }
  return copy
}

function paint({ data, width }: Picture, x: number, y: number, colour: Colour): void {
  data.set([...colour, 255], (y * width + x) * 4)
}
