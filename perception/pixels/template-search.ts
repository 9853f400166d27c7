import { type Box, overlap } from '#contract'
import { correlation, integralOf, type Template, templateOf } from './correlation.ts'
import type { Grey } from './grey.ts'
import { halved, resizeGrey } from './resize.ts'

/** A place that looks like the template: box in the image's own pixels, score −1 to 1 (1 equal), and how much the template was scaled. */
export type TemplateMatch = { box: Box; score: number; scale: number }

type Level = { image: Grey; integral: ReturnType<typeof integralOf> }

/** An image made ready to be searched many times: its halves and their sums are worked out once. */
export type SearchImage = { levels: Level[] }

/** On coarser pictures no side of the template is let below this, else everything looks like it. */
const LEAST_SIDE = 7
/** How many coarse places are looked at closely. Widgets in a row differ little when coarse, so many are kept. */
const COARSE_PLACES = 48

export function searchImageOf(image: Grey): SearchImage {
  const levels: Level[] = [{ image, integral: integralOf(image) }]
  for (let i = 0; i < 3; i++) {
    const finer = (levels.at(-1) as Level).image
    if (Math.min(finer.width, finer.height) < 4 * LEAST_SIDE) break
    const coarser = halved(finer)
    levels.push({ image: coarser, integral: integralOf(coarser) })
  }
  return { levels }
}

/**
 * Where the template is seen, best first, no two places mostly the same. Coarse to fine: everywhere on the smallest picture, then
 * the best places again on each finer one. An inverted look (a dark theme) counts a little less than an equal one.
 */
export function searchTemplate(
  image: SearchImage,
  template: Grey,
  options: { scales?: number[]; limit?: number; floor?: number } = {},
): TemplateMatch[] {
  const { scales = [1], limit = 8, floor = 0.5 } = options
  const matches = scales.flatMap((scale) => searchAtScale(image, template, scale, floor))
  return distinct(
    matches.sort((a, b) => b.score - a.score),
    limit,
  )
}

/** The best score within `reach` pixels of a place; undefined when the template is flat or does not fit there. */
export function bestNear(image: SearchImage, template: Grey, at: { x: number; y: number }, reach: number): TemplateMatch | undefined {
  const ready = templateOf(template)
  const level = image.levels[0]
  return ready && level && bestAround(level, ready, Math.round(at.x), Math.round(at.y), reach, 1)
}

function searchAtScale(search: SearchImage, template: Grey, scale: number, floor: number): TemplateMatch[] {
  const width = Math.round(template.width * scale)
  const height = Math.round(template.height * scale)
  const sizes = [scale === 1 ? template : resizeGrey(template, width, height)]
  while (sizes.length < search.levels.length) {
    const next = halved(sizes.at(-1) as Grey)
    if (Math.min(next.width, next.height) < LEAST_SIDE) break
    sizes.push(next)
  }
  const templates: Template[] = []
  for (const size of sizes) {
    const ready = templateOf(size)
    if (!ready) break
    templates.push(ready)
  }
  const coarsest = templates.length - 1
  const top = search.levels[coarsest]
  const topTemplate = templates[coarsest]
  if (!top || !topTemplate) return []
  let places = everywhere(top, topTemplate, scale, floor - 0.3)
  for (let i = coarsest - 1; i >= 0; i--) {
    const level = search.levels[i] as Level
    const ready = templates[i] as Template
    places = places
      .flatMap((place) => bestAround(level, ready, place.box.x * 2, place.box.y * 2, i === coarsest - 1 ? 2 : 1, scale) ?? [])
      // What is far below the floor on a finer picture does not rise above it on the finest.
      .filter((place) => place.score >= floor - 0.25)
  }
  return places.filter((place) => place.score >= floor)
}

function everywhere(level: Level, template: Template, scale: number, floor: number): TemplateMatch[] {
  const { image, integral } = level
  const { width, height } = template.grey
  const columns = image.width - width + 1
  const rows = image.height - height + 1
  if (columns < 1 || rows < 1) return []
  const scores = new Float32Array(columns * rows)
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) scores[y * columns + x] = likeness(correlation(image, integral, template, x, y))
  }
  const peaks: TemplateMatch[] = []
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const score = scores[y * columns + x] as number
      if (score >= floor && isPeak(scores, columns, rows, x, y)) peaks.push({ box: { x, y, width, height }, score, scale })
    }
  }
  return peaks.sort((a, b) => b.score - a.score).slice(0, COARSE_PLACES)
}

function isPeak(scores: Float32Array, columns: number, rows: number, x: number, y: number): boolean {
  const here = scores[y * columns + x] as number
  for (let j = Math.max(0, y - 1); j <= Math.min(rows - 1, y + 1); j++) {
    for (let i = Math.max(0, x - 1); i <= Math.min(columns - 1, x + 1); i++) {
      if ((scores[j * columns + i] as number) > here) return false
    }
  }
  return true
}

function bestAround(level: Level, template: Template, x: number, y: number, reach: number, scale: number): TemplateMatch | undefined {
  const { width, height } = template.grey
  let best: TemplateMatch | undefined
  for (let j = Math.max(0, y - reach); j <= Math.min(level.image.height - height, y + reach); j++) {
    for (let i = Math.max(0, x - reach); i <= Math.min(level.image.width - width, x + reach); i++) {
      const score = likeness(correlation(level.image, level.integral, template, i, j))
      if (!best || score > best.score) best = { box: { x: i, y: j, width, height }, score, scale }
    }
  }
  return best
}

/** A picture turned from dark on light to light on dark is still the same thing, though less surely. */
function likeness(correlated: number): number {
  return correlated >= 0 ? correlated : -0.85 * correlated
}

function distinct(matches: TemplateMatch[], limit: number): TemplateMatch[] {
  const kept: TemplateMatch[] = []
  for (const match of matches) {
    if (kept.every((other) => overlap(other.box, match.box) < 0.4)) kept.push(match)
    if (kept.length === limit) break
  }
  return kept
}
