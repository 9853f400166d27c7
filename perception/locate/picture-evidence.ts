import type { Box, Picture, Point, Target } from '#contract'
import { holdsValue } from '../elements/roles.ts'
import { contrastOf, cropGrey, type Grey, greyOf } from '../pixels/grey.ts'
import { resizeGrey } from '../pixels/resize.ts'
import { bestNear, type SearchImage, searchImageOf, searchTemplate } from '../pixels/template-search.ts'

/** The learned picture, ready to be looked for in one window. */
export interface PictureEvidence {
  /** Places in the window where it is seen: the target's box on the desktop, and how well it fits. */
  seen(scales: number[]): { box: Box; score: number }[]
  /** How well it fits, drawn `scale` times as large, with the target's centre at a point of the desktop; undefined when it would not lie in the window. */
  fitAt(centre: Point, scale?: number): number | undefined
}

/** Text areas and the like are remembered by a part, and look different every day. */
const LARGEST = { width: 420, height: 220 }
/** Below this contrast a picture is a flat area and says nothing. */
const LEAST_CONTRAST = 6

/** Undefined when the learned picture cannot tell anything: flat, far too large, or mostly a value of the person's. */
export function pictureEvidence(target: Target, crop: Picture | undefined, window: Picture): PictureEvidence | undefined {
  if (!crop || (target.role !== undefined && holdsValue(target.role))) return undefined
  if (target.place.width > LARGEST.width || target.place.height > LARGEST.height) return undefined
  const template = greyOf(crop)
  if (contrastOf(template) < LEAST_CONTRAST) return undefined
  const cropPlace = target.cropPlace ?? centredCrop(target.place, crop)
  /** The target's box in the crop. */
  const inner = { ...target.place, x: target.place.x - cropPlace.x, y: target.place.y - cropPlace.y }
  const learned: Size = { whole: template, core: coreOf(template, inner) }
  const sizes = new Map<number, Size>([[1, learned]])
  const sizeAt = (scale: number): Size => {
    const size = sizes.get(scale) ?? scaledSize(learned, scale)
    sizes.set(scale, size)
    return size
  }
  let image: SearchImage | undefined
  let pixels: Grey | undefined
  const ready = () => {
    pixels ??= greyOf(window)
    image ??= searchImageOf(pixels)
    return image
  }

  /** The whole crop shows the surroundings, its core the thing itself; two keys of one keypad differ in the core alone. */
  const joined = (score: number, corner: Point, { core }: Size): number => {
    if (!core) return score
    const fit = bestNear(ready(), core.grey, { x: corner.x + core.x, y: corner.y + core.y }, 2)
    return fit ? 0.4 * score + 0.6 * fit.score : score
  }
  return {
    seen: (scales) =>
      searchTemplate(ready(), template, { scales, limit: 12, floor: 0.55 }).map(({ box, score, scale }) => ({
        score: joined(score, box, sizeAt(scale)),
        box: {
          x: window.box.x + box.x + inner.x * scale,
          y: window.box.y + box.y + inner.y * scale,
          width: inner.width * scale,
          height: inner.height * scale,
        },
      })),
    fitAt: (centre, scale = 1) => {
      const size = sizeAt(scale)
      const { whole, core } = size
      const corner = {
        x: centre.x - window.box.x - scale * (inner.x + inner.width / 2),
        y: centre.y - window.box.y - scale * (inner.y + inner.height / 2),
      }
      const fit = bestNear(ready(), whole, corner, 6)
      const together = fit && joined(fit.score, fit.box, size)
      // A stretched button has its words in the middle still, but other borders and surroundings.
      const inMiddle = core && bestNear(ready(), core.grey, { x: corner.x + core.x, y: corner.y + core.y }, 8)
      return inMiddle ? Math.max(together ?? 0, 0.93 * inMiddle.score) : together
    },
  }
}

/** The learned picture in one size, and what is drawn inside the target. */
type Size = { whole: Grey; core: { grey: Grey; x: number; y: number } | undefined }

function scaledSize({ whole, core }: Size, scale: number): Size {
  const scaled = (grey: Grey) => resizeGrey(grey, Math.round(grey.width * scale), Math.round(grey.height * scale))
  return { whole: scaled(whole), core: core && { grey: scaled(core.grey), x: core.x * scale, y: core.y * scale } }
}

function centredCrop(place: Box, crop: Picture): Point {
  return { x: place.x + place.width / 2 - crop.width / 2, y: place.y + place.height / 2 - crop.height / 2 }
}

/** What is drawn inside the target, without its border and the empty space around; undefined when that is small or flat. */
function coreOf(template: Grey, inner: Box): { grey: Grey; x: number; y: number } | undefined {
  const left = Math.max(0, Math.round(inner.x + Math.max(3, inner.width * 0.1)))
  const top = Math.max(0, Math.round(inner.y + Math.max(3, inner.height * 0.1)))
  const right = Math.min(template.width, Math.round(inner.x + inner.width - Math.max(3, inner.width * 0.1)))
  const bottom = Math.min(template.height, Math.round(inner.y + inner.height - Math.max(3, inner.height * 0.1)))
  if (right - left < LEAST_CORE || bottom - top < LEAST_CORE) return undefined
  const inside = cropGrey(template, { x: left, y: top, width: right - left, height: bottom - top })
  const drawn = drawnBox(inside)
  if (!drawn) return undefined
  const grey = cropGrey(inside, drawn)
  return contrastOf(grey) >= LEAST_CONTRAST ? { grey, x: left + drawn.x, y: top + drawn.y } : undefined
}

const LEAST_CORE = 8
const CORE_MARGIN = 3
/** A pixel is drawn when it differs by this much from the commonest brightness. */
const DRAWN = 24

function drawnBox({ width, height, data }: Grey): Box | undefined {
  const histogram = new Uint32Array(256)
  for (const value of data) histogram[value] = (histogram[value] as number) + 1
  const ground = histogram.indexOf(Math.max(...histogram))
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (Math.abs((data[at] as number) - ground) < DRAWN) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  }
  if (right < left) return undefined
  const x = Math.max(0, left - CORE_MARGIN)
  const y = Math.max(0, top - CORE_MARGIN)
  return { x, y, width: Math.min(width, right + 1 + CORE_MARGIN) - x, height: Math.min(height, bottom + 1 + CORE_MARGIN) - y }
}
