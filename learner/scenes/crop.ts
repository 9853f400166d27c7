import type { Box, Picture } from '#contract'
import { intersection } from '#contract'

/** A part of a picture, as a copy; undefined when the picture shows nothing of it. Boxes in desktop pixels, clipped to what is there. */
export function crop(picture: Picture, box: Box): Picture | undefined {
  const part = intersection(picture.box, wholePixels(box))
  if (!part) return undefined
  const [left, top] = [part.x - picture.box.x, part.y - picture.box.y]
  const data = new Uint8Array(part.width * part.height * 4)
  for (let row = 0; row < part.height; row += 1) {
    const start = ((top + row) * picture.width + left) * 4
    data.set(picture.data.subarray(start, start + part.width * 4), row * part.width * 4)
  }
  return { width: part.width, height: part.height, data, box: part }
}

/** The smallest box that holds all of them. */
export function around(first: Box, others: Box[]): Box {
  return others.reduce((sum, box) => {
    const [x, y] = [Math.min(sum.x, box.x), Math.min(sum.y, box.y)]
    return {
      x,
      y,
      width: Math.max(sum.x + sum.width, box.x + box.width) - x,
      height: Math.max(sum.y + sum.height, box.y + box.height) - y,
    }
  }, first)
}

function wholePixels({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top }
}
