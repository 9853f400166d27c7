import { type Box, intersection, type Picture } from '#contract'

/** The box with whole-number edges that just covers it. */
export function wholePixels(box: Box): Box {
  const x = Math.floor(box.x)
  const y = Math.floor(box.y)
  return { x, y, width: Math.ceil(box.x + box.width) - x, height: Math.ceil(box.y + box.height) - y }
}

/** The box with `by` pixels more on every side (fewer when negative, never below nothing). */
export function grown(box: Box, by: number): Box {
  const width = Math.max(0, box.width + 2 * by)
  const height = Math.max(0, box.height + 2 * by)
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height }
}

/** A box of the desktop in the picture's own pixels, clipped to the picture; undefined when nothing of it is there. */
export function insidePicture(picture: Pick<Picture, 'width' | 'height' | 'box'>, box: Box): Box | undefined {
  const shared = intersection(wholePixels(box), { x: picture.box.x, y: picture.box.y, width: picture.width, height: picture.height })
  return shared && { ...shared, x: shared.x - picture.box.x, y: shared.y - picture.box.y }
}

/** The pixels of a box of the desktop, clipped to the picture; undefined when nothing of it is there. */
export function cropPicture(picture: Picture, box: Box): Picture | undefined {
  const inside = insidePicture(picture, box)
  if (!inside) return undefined
  const { x, y, width, height } = inside
  if (width === picture.width && height === picture.height) return picture
  const data = new Uint8Array(width * height * 4)
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * picture.width + x) * 4
    data.set(picture.data.subarray(from, from + width * 4), row * width * 4)
  }
  return { width, height, data, box: { x: picture.box.x + x, y: picture.box.y + y, width, height } }
}
