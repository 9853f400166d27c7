import { type Box, centreOf, contains, intersection, type Picture, type Point, type Scene, type Target, type UiElement } from '#contract'
import type { Reading } from '../elements/reading.ts'
import { cropPicture, grown, wholePixels } from '../pixels/crop.ts'
import { landmarksOf } from './landmarks.ts'
import { locate } from './locate.ts'
import { elementMeant, spotAt } from './meant.ts'
import { targetLabel } from './target-label.ts'
import { windowPattern } from './window-pattern.ts'

export type Described = { target: Target; crop: Picture | undefined; confidence: number }

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
  const box = wholePixels(meant?.box ?? spotAt(point))
  const { name, neighbours } = await landmarksOf(meant, box, full, reading)
  const source = meant ? meant.source : 'place'
  const corner = scene.window.box
  const cropBox = cropBoxFor(box, point, scene)
  const crop = cropBox && cropPicture(scene.picture, cropBox)
  const target: Target = {
    label: targetLabel(meant, name, neighbours),
    window: windowPattern(scene.window),
    ...(meant && { role: meant.role }),
    ...(name !== '' && { name }),
    place: relative(box, corner),
    windowSize: { width: corner.width, height: corner.height },
    ...(crop && { cropPlace: relative(crop.box, corner) }),
    neighbours,
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
