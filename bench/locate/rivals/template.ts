import { type Box, centreOf, type Picture, type Point } from '#contract'
import type { Shot } from '../set/shot.ts'
import { cropped, type Grey, greyOf, halved, resized } from './grey.ts'

/*
 * Template matching alone, as screen-automation tools do it: the learned picture is slid over the window, and the best normalised
 * cross-correlation is clicked when it reaches a floor. Coarse first, then the best places again in full resolution.
 */
type Found = { x: number; y: number; score: number; scale: number }

/** What the best known of such tools ask at least. */
const FLOOR = 0.8
const MARGIN_PX = 6
const LEAST_PX = 24
const LEAST_COARSE_PX = 9
const COARSE_KEPT = 12
export const OTHER_SCALES = [0.67, 0.8, 1, 1.25, 1.5, 2]

export function createTemplateRival() {
  const halves = new Map<Picture, Grey[]>()
  const levelsOf = (picture: Picture): Grey[] => {
    const known = halves.get(picture)
    if (known) return known
    const levels = [greyOf(picture)]
    for (let i = 0; i < 2; i++) levels.push(halved(levels[i] as Grey))
    halves.set(picture, levels)
    return levels
  }

  return function templateRival(before: Shot, box: Box, after: Shot, scales: number[]): Point | undefined {
    const whole = levelsOf(before.picture)[0] as Grey
    const cut = cropBox(box, before)
    const learned = cropped(whole, cut)
    const best = scales
      .flatMap((scale) => bestAt(levelsOf(after.picture), scale === 1 ? learned : resized(learned, scale), scale))
      .toSorted((a, b) => b.score - a.score)[0]
    if (!best || best.score < FLOOR) return undefined
    // The thing's own middle within its picture, which the window's edge may have cut.
    const middle = centreOf(box)
    return {
      x: after.picture.box.x + best.x + (middle.x - before.picture.box.x - cut.x) * best.scale,
      y: after.picture.box.y + best.y + (middle.y - before.picture.box.y - cut.y) * best.scale,
    }
  }
}

function cropBox(box: Box, { picture }: Shot): Box {
  const [width, height] = [Math.max(LEAST_PX, box.width + 2 * MARGIN_PX), Math.max(LEAST_PX, box.height + 2 * MARGIN_PX)]
  const { x, y } = centreOf(box)
  const left = Math.max(0, Math.round(x - width / 2 - picture.box.x))
  const top = Math.max(0, Math.round(y - height / 2 - picture.box.y))
  return {
    x: left,
    y: top,
    width: Math.min(Math.round(width), picture.width - left, 400),
    height: Math.min(Math.round(height), picture.height - top, 240),
  }
}

function bestAt(levels: Grey[], template: Grey, scale: number): Found[] {
  const coarse = [2, 1, 0].find((level) => Math.min(template.width, template.height) >> level >= LEAST_COARSE_PX) ?? 0
  let small = template
  for (let i = 0; i < coarse; i++) small = halved(small)
  const image = levels[coarse] as Grey
  const columns = Math.max(0, image.width - small.width + 1)
  const scores = new Float32Array(columns * Math.max(0, image.height - small.height + 1))
  const sums = integral(image)
  for (let at = 0; at < scores.length; at++) scores[at] = likeness(image, sums, small, at % columns, Math.floor(at / columns))
  const kept = bestPlaces(scores, columns).map((place) => ({ ...place, scale }))
  if (coarse === 0) return kept
  const full = levels[0] as Grey
  const fullSums = integral(full)
  const factor = 2 ** coarse
  return kept.map(({ x, y }) => {
    let best: Found = { x, y, score: -1, scale }
    for (let v = y * factor - factor; v <= y * factor + factor; v++) {
      for (let u = x * factor - factor; u <= x * factor + factor; u++) {
        if (u < 0 || v < 0 || u + template.width > full.width || v + template.height > full.height) continue
        const score = likeness(full, fullSums, template, u, v)
        if (score > best.score) best = { x: u, y: v, score, scale }
      }
    }
    return best
  })
}

/** The highest scores that do not lie next to each other. The scores are used up. */
function bestPlaces(scores: Float32Array, columns: number): Omit<Found, 'scale'>[] {
  const places: Omit<Found, 'scale'>[] = []
  while (places.length < COARSE_KEPT) {
    const at = scores.reduce((best, score, index) => (score > (scores[best] as number) ? index : best), 0)
    const score = scores[at]
    if (score === undefined || score < 0) break
    const [x, y] = [at % columns, Math.floor(at / columns)]
    places.push({ x, y, score })
    for (let v = Math.max(0, y - 2); v <= y + 2; v++) {
      for (let u = Math.max(0, x - 2); u <= Math.min(columns - 1, x + 2); u++)
        if (v * columns + u < scores.length) scores[v * columns + u] = -1
    }
  }
  return places
}

type Sums = { plain: Float64Array; squares: Float64Array; stride: number }
const known = new WeakMap<Grey, Sums>()

function integral(image: Grey): Sums {
  const ready = known.get(image)
  if (ready) return ready
  const stride = image.width + 1
  const sums: Sums = {
    plain: new Float64Array(stride * (image.height + 1)),
    squares: new Float64Array(stride * (image.height + 1)),
    stride,
  }
  for (let y = 0; y < image.height; y++) {
    let [plain, squares] = [0, 0]
    for (let x = 0; x < image.width; x++) {
      const value = image.data[y * image.width + x] as number
      plain += value
      squares += value * value
      sums.plain[(y + 1) * stride + x + 1] = (sums.plain[y * stride + x + 1] as number) + plain
      sums.squares[(y + 1) * stride + x + 1] = (sums.squares[y * stride + x + 1] as number) + squares
    }
  }
  known.set(image, sums)
  return sums
}

function within(table: Float64Array, stride: number, x: number, y: number, width: number, height: number): number {
  const [top, bottom] = [y * stride + x, (y + height) * stride + x]
  return (table[bottom + width] as number) - (table[bottom] as number) - (table[top + width] as number) + (table[top] as number)
}

/** Normalised cross-correlation, -1 to 1; 0 where either is flat. */
function likeness(image: Grey, sums: Sums, template: Grey, x: number, y: number): number {
  const { width, height, data } = template
  const count = width * height
  const own = integral(template)
  const ownSum = within(own.plain, own.stride, 0, 0, width, height)
  const ownSpread = within(own.squares, own.stride, 0, 0, width, height) - (ownSum * ownSum) / count
  const sum = within(sums.plain, sums.stride, x, y, width, height)
  const spread = within(sums.squares, sums.stride, x, y, width, height) - (sum * sum) / count
  if (ownSpread < count || spread < count) return 0
  let dot = 0
  for (let row = 0, at = 0; row < height; row++) {
    for (let from = (y + row) * image.width + x, end = from + width; from < end; from++, at++)
      dot += (data[at] as number) * (image.data[from] as number)
  }
  return (dot - (ownSum * sum) / count) / Math.sqrt(ownSpread * spread)
}
