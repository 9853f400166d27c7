import type { Point } from '#contract'

export type Size = { width: number; height: number }
/** How a picture lies behind a small opening: scaled, then moved left and up by `left`, `top`; `mark` is in the opening. */
export type ThumbView = { scale: number; left: number; top: number; mark: Point | undefined }

/** So many of the picture's pixels are seen across: enough for a button with its surroundings. */
const SEEN_ACROSS_PX = 260

/** Shows the part of a picture around its mark; without a mark, all of its width. */
export function thumbView(picture: Size, opening: Size, mark: Point | undefined): ThumbView {
  const fill = Math.max(opening.width / picture.width, opening.height / picture.height)
  if (!mark) return { scale: fill, left: 0, top: 0, mark: undefined }
  const scale = Math.max(fill, opening.width / SEEN_ACROSS_PX)
  const left = between(0, mark.x * scale - opening.width / 2, picture.width * scale - opening.width)
  const top = between(0, mark.y * scale - opening.height / 2, picture.height * scale - opening.height)
  return { scale, left, top, mark: { x: mark.x * scale - left, y: mark.y * scale - top } }
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)))
}
