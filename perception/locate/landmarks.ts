import { type Box, centreOf, type Neighbour, overlap, type Scene, type UiElement } from '#contract'
import { labelTexts, nameOf, standsBeside } from '../elements/labels.ts'
import { lineElement, silentLines, windowPicture } from '../elements/look.ts'
import type { Reading } from '../elements/reading.ts'
import { insidePicture } from '../pixels/crop.ts'
import { cropGrey, greyOf } from '../pixels/grey.ts'
import { searchImageOf, searchTemplate } from '../pixels/template-search.ts'
import { chooseNeighbours, MOST_NEIGHBOURS } from './choose-neighbours.ts'
import { rowWordsOf, wordsBesideSpot } from './row-words.ts'
import { sightsOf } from './sights.ts'

/** With fewer landmarks than this from accessibility, the pixels are read for more. */
const ENOUGH_SIGHTS = 6

/**
 * What a thing is called and what stands around it. Two neighbours have a meaning of their own: the one with the role `label` and the
 * thing's name is its label, those with the role `row` tell its row from others.
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
  const row = meant
    ? rowWordsOf(meant, [...elements, ...lines.map(lineElement), ...drawnAlike(meant, scene)], seen)
    : wordsBesideSpot(box, seen)
  const special: Neighbour[] = []
  if (label) special.push({ role: 'label', name: label.text, offset: offsetFrom(box, label.box) })
  special.push(...row)
  const others = chooseNeighbours(box, seen).filter((one) => special.every((other) => other.name !== one.name))
  return { name, neighbours: [...special, ...others].slice(0, MOST_NEIGHBOURS + row.length) }
}

/** Same drawing, same thing, as far as the pixels tell: an icon or an empty check box in each row is read as this or that letter, or not at all. */
const ALIKE = 0.88
const LARGEST_ALIKE = { width: 200, height: 48 }

/** Where a thing that was only seen is drawn once more. Its surroundings are left out: they are what tells the rows apart. */
function drawnAlike(meant: UiElement, scene: Scene): UiElement[] {
  const window = windowPicture(scene)
  const own = insidePicture(window, meant.box)
  if (meant.source === 'accessibility' || !own || own.width > LARGEST_ALIKE.width || own.height > LARGEST_ALIKE.height) return []
  const image = greyOf(window)
  return searchTemplate(searchImageOf(image), cropGrey(image, own), { floor: ALIKE, limit: 30 })
    .map(({ box }) => ({ ...meant, box: { ...box, x: box.x + window.box.x, y: box.y + window.box.y } }))
    .filter(({ box }) => overlap(box, meant.box) < 0.3)
}

function offsetFrom(box: Box, other: Box) {
  const [from, to] = [centreOf(box), centreOf(other)]
  return { x: Math.round(to.x - from.x), y: Math.round(to.y - from.y) }
}
