import { areaOf, type Box, contains, overlap, type Point, shareInside, type Target } from '#contract'
import type { TrueAct } from '../truth.ts'

/** A learned box this much like the true one, or this far inside it, is the thing. */
const SAME_BOX = 0.4
const INSIDE = 0.8
/** With the right words on it, a box may be so many times as large. */
const LARGER = 6
/** A thing this large is a page, a sheet or a text: a place in it is all that can be told. */
const GROUND_PX = 20_000

/** Whether what was learned is the very thing that the person acted on, in one of the program's windows as it stood then. */
export function isRightTarget(target: Target, act: Pick<TrueAct, 'thing' | 'point' | 'origins'>): boolean {
  const { thing, point, origins } = act
  if (!thing) return true
  const aimed = point ?? { x: thing.box.x + thing.box.width / 2, y: thing.box.y + thing.box.height / 2 }
  return origins.some((origin) => isThing(target, onDesktop(target.place, origin), thing, aimed))
}

function isThing(target: Target, place: Box, thing: { name: string; box: Box }, aimed: Point): boolean {
  if (!contains(grown(place), aimed)) return false
  if (target.source === 'place') return areaOf(thing.box) >= GROUND_PX
  if (overlap(place, thing.box) >= SAME_BOX || shareInside(place, thing.box) >= INSIDE) return true
  return sameWords(target.name ?? '', thing.name) && areaOf(place) <= LARGER * Math.max(1, areaOf(thing.box))
}

function onDesktop(place: Box, origin: Point): Box {
  return { ...place, x: place.x + origin.x, y: place.y + origin.y }
}

/** Rounded boxes may miss their own edge by a pixel. */
function grown({ x, y, width, height }: Box): Box {
  return { x: x - 1, y: y - 1, width: width + 2, height: height + 2 }
}

function sameWords(a: string, b: string): boolean {
  const [one, other] = [a.trim().toLowerCase(), b.trim().toLowerCase()]
  return one !== '' && one === other
}
