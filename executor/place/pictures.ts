import type { Box, Picture } from '#contract'
import { intersection } from '#contract'

/** The part of a picture that lies in a box of the desktop; undefined when they do not meet. */
export function cutOut(picture: Picture, box: Box): Picture | undefined {
  const shared = intersection(picture.box, box)
  if (!shared) return undefined
  const left = Math.floor(shared.x - picture.box.x)
  const top = Math.floor(shared.y - picture.box.y)
  const width = Math.min(Math.ceil(shared.x + shared.width - picture.box.x), picture.width) - left
  const height = Math.min(Math.ceil(shared.y + shared.height - picture.box.y), picture.height) - top
  if (width <= 0 || height <= 0) return undefined
  const data = new Uint8Array(width * height * 4)
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * picture.width + left) * 4
    data.set(picture.data.subarray(from, from + width * 4), row * width * 4)
  }
  return { width, height, data, box: { x: picture.box.x + left, y: picture.box.y + top, width, height } }
}

export function inflated(box: Box, byPx: number): Box {
  return { x: box.x - byPx, y: box.y - byPx, width: box.width + 2 * byPx, height: box.height + 2 * byPx }
}

/** The smallest box around all of them. */
export function around(first: Box, others: Box[]): Box {
  const all = [first, ...others]
  const x = Math.min(...all.map((box) => box.x))
  const y = Math.min(...all.map((box) => box.y))
  return {
    x,
    y,
    width: Math.max(...all.map((box) => box.x + box.width)) - x,
    height: Math.max(...all.map((box) => box.y + box.height)) - y,
  }
}

/** True when two boxes lie at the same place, up to the unevenness of reading from pixels. */
export function samePlace(a: Box, b: Box): boolean {
  const slackPx = 3
  return (
    Math.abs(a.x - b.x) <= slackPx &&
    Math.abs(a.y - b.y) <= slackPx &&
    Math.abs(a.width - b.width) <= 2 * slackPx &&
    Math.abs(a.height - b.height) <= 2 * slackPx
  )
}
