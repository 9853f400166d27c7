import {
  type Box,
  centreOf,
  contains,
  intersection,
  type Neighbour,
  type Picture,
  type Point,
  type Scene,
  type Target,
  type UiElement,
} from '#contract'
import { type LabelText, labelTexts, nameOf } from '../elements/labels.ts'
import { silentLines } from '../elements/look.ts'
import type { Reading } from '../elements/reading.ts'
import { cropPicture, grown, wholePixels } from '../pixels/crop.ts'
import { chooseNeighbours } from './choose-neighbours.ts'
import { locate } from './locate.ts'
import { elementMeant, spotAt } from './meant.ts'
import { sightsOf } from './sights.ts'
import { windowPattern } from './window-pattern.ts'

export type Described = { target: Target; crop: Picture | undefined; confidence: number }

/** With fewer landmarks than this from accessibility, the pixels are read for more. */
const ENOUGH_SIGHTS = 6
const CROP_MARGIN = 10
const LEAST_CROP = 44
/** Of larger things only the part around the point is kept as a picture. */
const LARGEST_CROP = { width: 480, height: 280 }
/** How far each kind of evidence is trusted at most. */
const TRUST: Record<Target['source'], number> = { accessibility: 1, ocr: 0.95, shape: 0.85, place: 0.7 }

/**
 * Builds the evidence for what lies at `point`. `confidence` is honest: the target is at once looked for in the scene it was taken from, and
 * what cannot be told from its like there (`two-alike`) stays at or below 0.5.
 */
export async function describe(scene: Scene, point: Point, hit: UiElement | undefined, reading: Reading): Promise<Described> {
  const meant = await elementMeant(scene, point, hit, reading)
  const told = meant?.source === 'accessibility'
  // What was hit may be missing in the dump of the window, which was taken at another moment.
  const elements = told && !scene.elements.some((element) => isSame(element, meant)) ? [...scene.elements, meant] : scene.elements
  const full: Scene = { ...scene, elements }
  const sights = sightsOf(elements, [])
  const lines = sights.length < ENOUGH_SIGHTS ? await silentLines(full, reading) : []
  const box = wholePixels(meant?.box ?? spotAt(point))
  const { name, label } = meant ? nameOf(meant, labelTexts(elements, lines)) : { name: '', label: undefined }
  const neighbours = chooseNeighbours(box, sightsOf(elements, lines), label?.box)
  const source = meant ? meant.source : 'place'
  const corner = scene.window.box
  const cropBox = cropBoxFor(box, point, scene)
  const crop = cropBox && cropPicture(scene.picture, cropBox)
  const target: Target = {
    label: labelOf(meant, name, neighbours),
    window: windowPattern(scene.window),
    ...(meant && { role: meant.role }),
    ...(name !== '' && { name }),
    place: relative(box, corner),
    windowSize: { width: corner.width, height: corner.height },
    ...(crop && { cropPlace: relative(crop.box, corner) }),
    neighbours: withLabel(neighbours, label, box),
    ...(meant?.path && { path: meant.path }),
    source,
  }
  const found = await locate(target, full, { values: {}, crop }, reading)
  const certain =
    found.kind === 'found' && contains(grown(box, 4), centreOf(found.box))
      ? found.confidence
      : Math.min(0.5, found.kind === 'unsure' ? (found.best?.confidence ?? 0) : 0)
  return { target, crop, confidence: Math.min(certain, TRUST[source]) }
}

function isSame(a: UiElement, b: UiElement): boolean {
  return a.role === b.role && a.name === b.name && Math.abs(a.box.x - b.box.x) + Math.abs(a.box.y - b.box.y) <= 4
}

/** The label of a field is its best landmark, also when its words occur twice. */
function withLabel(neighbours: Neighbour[], label: LabelText | undefined, box: Box): Neighbour[] {
  if (!label || neighbours.some(({ name }) => name === label.text)) return neighbours
  const [at, centre] = [centreOf(label.box), centreOf(box)]
  return [
    { role: 'label' as const, name: label.text, offset: { x: Math.round(at.x - centre.x), y: Math.round(at.y - centre.y) } },
    ...neighbours,
  ].slice(0, 12)
}

function relative(box: Box, corner: Point): Box {
  return { ...box, x: box.x - corner.x, y: box.y - corner.y }
}

function cropBoxFor(box: Box, point: Point, scene: Scene): Box | undefined {
  const width = Math.max(LEAST_CROP, box.width + 2 * CROP_MARGIN)
  const height = Math.max(LEAST_CROP, box.height + 2 * CROP_MARGIN)
  const centre = centreOf(box)
  const around: Box = {
    x: width > LARGEST_CROP.width ? point.x - LARGEST_CROP.width / 2 : centre.x - width / 2,
    y: height > LARGEST_CROP.height ? point.y - LARGEST_CROP.height / 2 : centre.y - height / 2,
    width: Math.min(width, LARGEST_CROP.width),
    height: Math.min(height, LARGEST_CROP.height),
  }
  return intersection(wholePixels(around), scene.picture.box)
}

const LONGEST_NAME = 60

/** What a person would call it: `button “Save”`, `field “Amount”`; without a name, by what stands next to it. */
function labelOf(meant: UiElement | undefined, name: string, neighbours: Neighbour[]): string {
  const kind = meant ? (KIND_WORDS[meant.role] ?? meant.role.replace('-', ' ')) : 'place'
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name
  if (short !== '') return `${kind} “${short.replace(/\s+/gu, ' ')}”`
  if (meant && meant.box.width * meant.box.height > 40_000) return meant.role === 'field' ? 'text area' : kind
  const nearest = neighbours.reduce<Neighbour | undefined>((best, one) => (best && length(best) <= length(one) ? best : one), undefined)
  return nearest && length(nearest) < 200 ? `${kind} next to “${nearest.name.slice(0, LONGEST_NAME)}”` : kind
}

const KIND_WORDS: Partial<Record<UiElement['role'], string>> = {
  toggle: 'button',
  checkbox: 'check box',
  radio: 'option',
  password: 'password field',
  combobox: 'choice',
  'list-item': 'entry',
  'tree-item': 'entry',
  'menu-item': 'menu entry',
  spinner: 'number field',
  unknown: 'thing',
}

function length({ offset }: Neighbour): number {
  return Math.hypot(offset.x, offset.y)
}
