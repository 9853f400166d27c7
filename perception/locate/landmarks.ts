import { type Box, centreOf, type Neighbour, type Scene, type UiElement } from '#contract'
import { labelTexts, nameOf, standsBeside } from '../elements/labels.ts'
import { lineElement, silentLines, windowPicture } from '../elements/look.ts'
import type { Reading } from '../elements/reading.ts'
import { chooseNeighbours, MOST_NEIGHBOURS } from './choose-neighbours.ts'
import { rowKeyOf } from './row-key.ts'
import { sightsOf } from './sights.ts'

/** With fewer landmarks than this from accessibility, the pixels are read for more. */
const ENOUGH_SIGHTS = 6

/**
 * What a thing is called and what stands around it. Two neighbours have a meaning of their own: the one with the role `label` and the
 * thing's name is its label, the one with the role `row` tells its row from others.
 */
export async function landmarksOf(meant: UiElement | undefined, box: Box, scene: Scene, reading: Reading) {
  const { elements } = scene
  const sights = sightsOf(elements, [])
  const lines = sights.length < ENOUGH_SIGHTS ? await silentLines(scene, reading) : []
  // What is written beside a thing, accessibility often keeps to itself; here, while learning, there is time to read.
  const beside = meant && lines.length === 0 && standsBeside(meant) ? await reading.whole(windowPicture(scene)) : []
  const told = labelTexts(elements)
  const texts = labelTexts(elements, [...lines, ...beside])
  // A nameless thing of the tree is called only by what the tree says too: while running, nobody reads where accessibility speaks.
  const { name, label } = meant ? nameOf(meant, meant.source === 'accessibility' && meant.name.trim() === '' ? told : texts) : { name: '' }
  const seen = sightsOf(elements, lines)
  const key = meant && rowKeyOf(meant, [...elements, ...lines.map(lineElement)], seen)
  const special: Neighbour[] = []
  if (label) special.push({ role: 'label', name: label.text, offset: offsetFrom(box, label.box) })
  if (key) special.push(key)
  const others = chooseNeighbours(box, seen).filter((one) => special.every((other) => other.name !== one.name))
  return { name, neighbours: [...special, ...others].slice(0, MOST_NEIGHBOURS) }
}

export function offsetFrom(box: Box, other: Box) {
  const [from, to] = [centreOf(box), centreOf(other)]
  return { x: Math.round(to.x - from.x), y: Math.round(to.y - from.y) }
}
