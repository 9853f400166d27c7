import { type Box, centreOf, type Neighbour, type Point, type Target } from '#contract'
import { ROW } from './row-words.ts'
import { placesOf, type Sight } from './sights.ts'

export type Scale = { x: number; y: number }
/** A remembered neighbour with the places where its like is seen now. */
type Found = { neighbour: Neighbour; weight: number; places: Box[] }

/** What the neighbours know: who of them is seen, and under which scales they may vote. */
export type Vote = {
  found: Found[]
  /** The weight of all remembered neighbours, seen or not. */
  remembered: number
  scales: Scale[]
  target: Pick<Target, 'place'>
}

/** Beyond this distance a neighbour's voice is half as loud. */
const NEAR = 150

export function voteOf(
  target: Pick<Target, 'neighbours' | 'place' | 'windowSize'>,
  sights: Sight[],
  window: { width: number; height: number },
): Vote {
  // The words of a row go where it goes; who is in it is asked by itself.
  const found = target.neighbours
    .filter(({ role }) => role !== ROW)
    .map((neighbour): Found => {
      const places = placesOf(neighbour, sights)
      return { neighbour, weight: 1 / (1 + Math.hypot(neighbour.offset.x, neighbour.offset.y) / NEAR), places }
    })
  const remembered = found.reduce((sum, { weight }) => sum + weight, 0)
  return { found: found.filter(({ places }) => places.length > 0), remembered, scales: scalesOf(target, found, window), target }
}

/**
 * How well a box agrees with the neighbours, −1 (they are here, and it is not where they say) to 1; undefined when they say nothing. All vote under
 * one common shift and scale: the scale under which the box does best counts. `complete` tells that all names of the window are known, so that missing neighbours are truly missing. `inRow`: the target's row may
 * stand higher or lower than it did, so that the neighbours know only where it is across.
 */
export function neighbourScore(vote: Vote, box: Box, complete: boolean, inRow = false): number | undefined {
  if (vote.remembered === 0) return undefined
  if (vote.found.length === 0) return complete ? -0.5 : undefined
  const seen = vote.found.reduce((sum, { weight }) => sum + weight, 0)
  let best = 0
  for (const scale of withOwnScale(vote.scales, vote.target.place, box)) {
    let agreeing = 0
    for (const found of vote.found) agreeing += found.weight * agreement(found, vote.target, box, scale, inRow)
    // The recorded scale is the likelier one.
    best = Math.max(best, (agreeing / seen) * (isOne(scale) ? 1 : 0.96))
  }
  // In a resized window those held by another edge disagree, though they are right: a fifth is neutral, four fifths are all.
  const signed = best >= 0.2 ? Math.min(1, (best - 0.2) / 0.6) : (best - 0.2) / 0.2
  const coverage = 0.6 + 0.4 * (seen / vote.remembered)
  return signed * Math.min(1, 0.35 + 0.3 * vote.found.length) * (complete ? coverage : 1)
}

/** How many times as large as learned things may be drawn, by what the neighbours say; not what the window's stretching alone says. */
export function drawnScales({ scales }: Vote): number[] {
  return scales.filter((scale) => scale.x === scale.y && !isOne(scale)).map(({ x }) => Math.round(x * 50) / 50)
}

/** Besides the scales of the whole the one that the thing itself shows: on a page that is zoomed and laid out anew only what is near keeps its way. */
export function withOwnScale(scales: Scale[], place: { height: number }, box: { height: number }): Scale[] {
  const own = box.height / Math.max(1, place.height)
  const isNew = own >= 0.5 && own <= 3 && scales.every(({ y }) => Math.abs(own / y - 1) > 0.08)
  return isNew ? [...scales, { x: own, y: own }] : scales
}

/** How well a box fits the place its label gives it, 0 to 1, for the best place where the label is seen; undefined when it is nowhere. */
export function labelFit(label: Neighbour, target: Pick<Target, 'place'>, box: Box, sights: Sight[]): number | undefined {
  const places = placesOf(label, sights)
  if (places.length === 0) return undefined
  return agreement({ neighbour: label, weight: 1, places }, target, box, { x: 1, y: 1 })
}

/** Where a remembered neighbour puts the target's centre by itself, for each place where it is seen. */
export function centresBy(neighbour: Neighbour, sights: Sight[]): Point[] {
  return placesOf(neighbour, sights).map((place) => predicted(neighbour, place, { x: 1, y: 1 }))
}

/** The places where the neighbours say the target's centre is, best first; at most `limit`, none close to another. */
export function votedCentres(vote: Vote, limit = 3): (Point & { scale: Scale })[] {
  const votes = vote.scales.flatMap((scale) =>
    vote.found.flatMap(({ neighbour, weight, places }) =>
      places.map((place) => ({
        centre: predicted(neighbour, place, scale),
        weight: weight / places.length,
        reach: reachOf(neighbour),
        scale,
      })),
    ),
  )
  const scored = votes.map((one) => {
    let sum = 0
    let x = 0
    let y = 0
    for (const other of votes) {
      if (other.scale !== one.scale) continue
      const distance = Math.hypot(other.centre.x - one.centre.x, other.centre.y - one.centre.y)
      const voice = other.weight * Math.exp(-(distance * distance) / (2 * other.reach * other.reach))
      sum += voice
      x += voice * other.centre.x
      y += voice * other.centre.y
    }
    return { centre: { x: x / sum, y: y / sum, scale: one.scale }, sum: sum * (isOne(one.scale) ? 1 : 0.96) }
  })
  scored.sort((a, b) => b.sum - a.sum)
  const centres: (Point & { scale: Scale })[] = []
  for (const { centre } of scored) {
    if (centres.every((other) => Math.hypot(other.x - centre.x, other.y - centre.y) > 16)) centres.push(centre)
    if (centres.length === limit) break
  }
  return centres
}

/**
 * How well one neighbour's word fits a box: in each direction the best of its middle and its two edges, since a stretched thing
 * keeps only the edge that is held. Full only when both directions fit.
 */
function agreement({ neighbour, places }: Found, target: Pick<Target, 'place'>, box: Box, scale: Scale, inRow = false): number {
  const reach = reachOf(neighbour)
  const own = centreOf(box)
  let best = 0
  for (const place of places) {
    const centre = predicted(neighbour, place, scale)
    const dx = offAxis(centre.x, target.place.width * scale.x, own.x, box.width)
    const dy = offAxis(centre.y, target.place.height * scale.y, own.y, box.height)
    const x = Math.exp(-(dx * dx) / (2 * reach * reach))
    const y = inRow ? 1 : Math.exp(-(dy * dy) / (2 * reach * reach))
    best = Math.max(best, inRow ? x : 0.8 * x * y + 0.2 * Math.max(x, y))
  }
  return best
}

function offAxis(expected: number, expectedLength: number, middle: number, length: number): number {
  const edge = (length - expectedLength) / 2
  const off = middle - expected
  return Math.min(Math.abs(off), Math.abs(off - edge), Math.abs(off + edge))
}

function predicted(neighbour: Neighbour, place: Box, scale: Scale): Point {
  const at = centreOf(place)
  return { x: at.x - neighbour.offset.x * scale.x, y: at.y - neighbour.offset.y * scale.y }
}

/** How exactly a neighbour can know: a near one to a few pixels, a far one less. */
function reachOf({ offset }: Neighbour): number {
  return 8 + 0.06 * Math.hypot(offset.x, offset.y)
}

function isOne({ x, y }: Scale): boolean {
  return x === 1 && y === 1
}

/** Unchanged; as the window; and the scale that the seen neighbours have among themselves (another display or font size). */
function scalesOf(target: Pick<Target, 'windowSize'>, found: Found[], window: { width: number; height: number }): Scale[] {
  const scales: Scale[] = [{ x: 1, y: 1 }]
  const ratio = { x: window.width / Math.max(1, target.windowSize.width), y: window.height / Math.max(1, target.windowSize.height) }
  if (Math.abs(ratio.x - 1) > 0.02 || Math.abs(ratio.y - 1) > 0.02) scales.push(ratio, { x: ratio.x, y: 1 }, { x: 1, y: ratio.y })
  const common = commonScale(found)
  if (common && Math.abs(common - 1) > 0.06) scales.push({ x: common, y: common })
  return scales
}

/**
 * The ratio of distances, now and then, on which most pairs of neighbours agree that are seen once each (others were moved by the layout); undefined
 * with fewer than three pairs that do.
 */
function commonScale(found: Found[]): number | undefined {
  const sure = found
    .filter(({ places }) => places.length === 1)
    .map(({ neighbour, places }) => ({ before: neighbour.offset, now: centreOf(places[0] as Box) }))
  const ratios: number[] = []
  for (const [index, a] of sure.entries()) {
    for (const b of sure.slice(index + 1)) {
      const before = Math.hypot(a.before.x - b.before.x, a.before.y - b.before.y)
      if (before >= 30) ratios.push(Math.hypot(a.now.x - b.now.x, a.now.y - b.now.y) / before)
    }
  }
  let most: number[] = []
  for (const ratio of ratios) {
    const agreeing = ratios.filter((other) => Math.abs(other / ratio - 1) <= 0.06)
    if (ratio >= 0.4 && ratio <= 3 && agreeing.length > most.length) most = agreeing
  }
  if (most.length < 3 || most.length < 0.3 * ratios.length) return undefined
  return most.reduce((sum, ratio) => sum + ratio, 0) / most.length
}
