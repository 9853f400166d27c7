import { centreOf, intersection, overlap, type Point, type Scene, type UiElement } from '#contract'
import { ACTED_ON } from '#test/support/acted-on.ts'
import { lot } from '../set/half.ts'
import type { Thing } from '../set/shot.ts'
import type { Stage } from '../set/stage.ts'

const MOST_ASKED = 80
/** A thing that is half its window is missed by nobody. */
const LARGEST_SHARE = 0.7

/**
 * The truth as accessibility tells it, kept only where a hit-test in the middle of a thing's box answers with that very thing: the two go
 * different ways through a toolkit. What fails the test is `partly`: asked by nobody. Equal names are counted; where their count
 * differs between two shots, none of them is asked for.
 */
export async function toldThings(stage: Stage, scene: Scene): Promise<Thing[]> {
  const { window, elements } = scene
  const whole = window.box.width * window.box.height
  const chosen = elements
    .filter(({ role, box }) => ACTED_ON.has(role) && box.width >= 4 && box.height >= 4 && box.width * box.height < LARGEST_SHARE * whole)
    // In an empty cell nothing is meant but its place.
    .filter(({ role, value, name }) => role !== 'cell' || (value ?? name.replace(/^[A-Z]+\d+$/u, '')).trim() !== '')
    .filter(({ box }, at, all) => all.findIndex((other) => overlap(other.box, box) > 0.9) === at)
  const words = (element: UiElement) => `${element.role}-${element.name.trim().toLowerCase()}`.replace(/[\s/#]+/gu, '-')
  const things: Thing[] = []
  const asked = new Set(chosen.toSorted((a, b) => lot(words(a)) - lot(words(b))).slice(0, MOST_ASKED))
  for (const element of chosen) {
    const kin = chosen.filter((other) => words(other) === words(element))
    const key = kin.length === 1 ? words(element) : `${words(element)}#${kin.indexOf(element) + 1}-of-${kin.length}`
    const seen = intersection(element.box, scene.picture.box)
    const whollySeen = seen !== undefined && seen.width * seen.height >= 0.9 * element.box.width * element.box.height
    const hit = whollySeen && asked.has(element) ? await stage.desktop.elementAt(clickedAt(element)) : undefined
    const same = hit !== undefined && hit.role === element.role && hit.name === element.name && overlap(hit.box, element.box) > 0.5
    things.push({ key, box: element.box, point: clickedAt(element), state: same ? 'showing' : 'partly', ...(same && { hit }) })
  }
  return things
}

/** In what is wide and begins with its words people click on those. */
function clickedAt({ role, box }: UiElement): Point {
  const middle = centreOf(box)
  return role === 'cell' || role === 'list-item' || role === 'menu-item' || role === 'tree-item'
    ? { ...middle, x: Math.min(middle.x, box.x + 26) }
    : middle
}

/** Cells that stand on one height are a row, known by the words of one of its cells. */
export function inRows(things: Thing[], scene: Scene, isKey: (cell: UiElement) => boolean): Thing[] {
  const keys = scene.elements.filter((element) => element.role === 'cell' && isKey(element))
  return things.map((thing) => {
    if (!thing.key.startsWith('cell-')) return thing
    const own = keys.find(({ box }) => Math.abs(centreOf(box).y - centreOf(thing.box).y) < 4)
    if (!own) return thing
    const isOwn = overlap(own.box, thing.box) > 0.9
    return { ...thing, row: own.name, ...(isOwn && { value: own.name }) }
  })
}
