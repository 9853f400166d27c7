import { areaOf, type Box, centreOf, contains, type Point, type Scene, type TextLine, type UiElement } from '#contract'
import { lineElement, windowPicture } from '../elements/look.ts'
import type { Reading } from '../elements/reading.ts'
import { holdsValue, isActionable, isContainer } from '../elements/roles.ts'
import { shapeElements } from '../elements/widgets.ts'
import { isTickGlyph, wordsOf } from '../elements/words.ts'
import { grown } from '../pixels/crop.ts'
import { isSign } from './sign.ts'

/** Half the side of the spot that stands for a place where nothing is known. */
const SPOT = 16

/** Which thing a person meant by acting at a point: told by accessibility, else seen in the pixels; undefined when only the place is known. */
export async function elementMeant(
  scene: Scene,
  point: Point,
  hit: UiElement | undefined,
  reading: Reading,
): Promise<UiElement | undefined> {
  return toldElement(scene, point, hit) ?? (await seenElement(scene, point, reading)) ?? documentItself(scene, hit)
}

/** The accessible thing: what was hit, or when that only holds others or is a part of something, the smallest sensible one under the point. */
function toldElement(scene: Scene, point: Point, hit: UiElement | undefined): UiElement | undefined {
  const under = scene.elements.filter((element) => contains(element.box, point) && isSensible(element, scene))
  if (hit && isSensible(hit, scene)) return isActionable(hit.role) ? hit : (enclosing(hit.box, under) ?? hit)
  const actionable = smallest(under.filter(({ role }) => isActionable(role)))
  const other = smallest(under)
  if (!actionable || !other) return other
  // A picture or a word inside of a button is the button; one that lies on a far larger thing stands for itself.
  return areaOf(actionable.box) <= 12 * areaOf(other.box) || holdsValue(actionable.role) ? actionable : other
}

function isSensible(element: UiElement, scene: Scene): boolean {
  if (isContainer(element.role) || areaOf(element.box) <= 0) return false
  // A text area may fill its window; any other thing of that size only holds others.
  return holdsValue(element.role) || areaOf(element.box) < 0.6 * areaOf(scene.window.box)
}

function enclosing(part: Box, under: UiElement[]): UiElement | undefined {
  return smallest(
    under.filter(
      ({ role, box }) =>
        isActionable(role) && areaOf(box) >= areaOf(part) && areaOf(box) <= 12 * areaOf(part) && contains(box, centreOf(part)),
    ),
  )
}

function smallest(elements: UiElement[]): UiElement | undefined {
  return elements.reduce<UiElement | undefined>(
    (best, element) => (best && areaOf(best.box) <= areaOf(element.box) ? best : element),
    undefined,
  )
}

/** The line or shape in the pixels: the smallest frame around the point, else the text under it, else an icon. */
async function seenElement(scene: Scene, point: Point, reading: Reading): Promise<UiElement | undefined> {
  const window = windowPicture(scene)
  const lines = scene.elements.length === 0 ? await reading.whole(window) : await linesAround(window, point, reading)
  const { elements } = shapeElements(window, lines)
  const under = (element: UiElement) => contains(grown(element.box, 3), point)
  const frame = smallest(elements.filter((element) => element.role !== 'icon' && under(element)))
  if (frame) return frame
  const line = lines.find(({ box }) => contains(grown(box, 4), point))
  // An icon is read as this or that sign: it is known by its look.
  if (line && isSign(line.text)) return { role: 'icon', name: '', box: line.box, source: 'shape', confidence: line.confidence }
  return line ? partMeant(line, point) : smallest(elements.filter((element) => element.role === 'icon' && under(element)))
}

/** A star before the words or the ring of a radio button is read with its line, and yet is a thing of its own. */
function partMeant(line: TextLine, point: Point): UiElement {
  const words = wordsOf(line)
  const [first] = words
  const middle = line.box.y + line.box.height / 2
  const base = { name: '', source: 'shape' as const, confidence: line.confidence }
  if (first && line.words && first.box.x - point.x > 0.3 * line.box.height) {
    const width = first.box.x - 2 - line.box.x
    if (width >= 8) return { ...base, role: 'icon', box: { ...line.box, width } }
  }
  const ticks = words.filter(({ text }) => isTickGlyph(text))
  if (ticks.length === 0 || words.length === 1) return lineElement(line)
  const side = 0.6 * line.box.height
  const tick = ticks.find(({ box }) => Math.abs(centreOf(box).x - point.x) <= side / 2 + 2)
  if (tick)
    return { ...base, role: 'checkbox', box: { x: centreOf(tick.box).x - side / 2, y: middle - side / 2, width: side, height: side } }
  // The words belong to the ring before them.
  const before = ticks.filter(({ box }) => box.x <= point.x).length
  const own = words.filter((word) => !isTickGlyph(word.text) && ticks.filter(({ box }) => box.x <= word.box.x).length === before)
  const [from, to] = [own[0], own.at(-1)]
  if (!from || !to) return lineElement(line)
  const box = { ...line.box, x: from.box.x, width: to.box.x + to.box.width - from.box.x }
  return lineElement({ ...line, text: own.map(({ text }) => text).join(' '), box, words: own })
}

async function linesAround(window: Parameters<Reading['part']>[0], point: Point, reading: Reading): Promise<TextLine[]> {
  return reading.part(window, { x: point.x - 220, y: point.y - 48, width: 440, height: 96 })
}

/** The page of a word processor is a document, and what is typed goes into it: it is meant when nothing on it is. */
function documentItself(scene: Scene, hit: UiElement | undefined): UiElement | undefined {
  return hit?.role === 'document' && areaOf(hit.box) > 0 && !/chrom|firefox/u.test(scene.window.program) ? hit : undefined
}

export function spotAt(point: Point): Box {
  return { x: Math.round(point.x) - SPOT, y: Math.round(point.y) - SPOT, width: 2 * SPOT, height: 2 * SPOT }
}
