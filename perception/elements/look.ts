import { type Box, centreOf, contains, intersection, type Picture, type Scene, type TextLine, type UiElement } from '#contract'
import { cropPicture } from '../pixels/crop.ts'
import { cropGrey, type Grey, greyOf } from '../pixels/grey.ts'
import { findShapes, type Shape } from '../pixels/shapes.ts'
import type { Reading } from './reading.ts'
import { holdsValue, isContainer } from './roles.ts'
import { silentParts } from './silent.ts'

/** The window's part of a scene's picture; the whole picture when the window lies outside of it. */
export function windowPicture(scene: Scene): Picture {
  return cropPicture(scene.picture, scene.window.box) ?? scene.picture
}

/** The lines of a window of which accessibility says nothing; all lines where it does not speak. */
export async function silentLines(scene: Scene, reading: Reading): Promise<TextLine[]> {
  if (!reading.able()) return []
  const picture = windowPicture(scene)
  const parts = silentParts(picture, scene.elements)
  if (parts === 'everything') return reading.whole(picture)
  const lines: TextLine[] = []
  for (const part of parts) lines.push(...(await reading.part(picture, part)))
  return lines
}

/** All elements of a scene: what accessibility tells, completed and joined by what is read and seen in the pixels. */
export async function look(scene: Scene, reading: Reading): Promise<UiElement[]> {
  const lines = await silentLines(scene, reading)
  const picture = windowPicture(scene)
  const told = scene.elements.map((element) => ({ ...element }))
  const filled = new Set<UiElement>()
  const left = lines.filter((line) => !absorbed(line, told, filled))
  // Shapes are guesses: they are worth having only where nobody tells.
  const shapes = scene.elements.length === 0 ? shapeElements(picture, left) : { elements: [], named: new Set<TextLine>() }
  return [...told, ...shapes.elements, ...left.filter((line) => !shapes.named.has(line)).map(lineElement)]
}

export function lineElement(line: TextLine): UiElement {
  return { role: 'text', name: line.text, box: line.box, source: 'ocr', confidence: line.confidence }
}

/**
 * Gives a line to the element that it lies in, when that has no words of its own; `filled` are the fields whose value was read so.
 * What stands over a password field belongs to nobody.
 */
function absorbed(line: TextLine, elements: UiElement[], filled: Set<UiElement>): boolean {
  let owner: UiElement | undefined
  for (const element of elements) {
    if (isContainer(element.role) || shareInside(line.box, element.box) < 0.7) continue
    if (!owner || element.box.width * element.box.height < owner.box.width * owner.box.height) owner = element
  }
  if (!owner) return false
  if (owner.role === 'password') return true
  if (holdsValue(owner.role)) {
    if (filled.has(owner)) owner.value = `${owner.value}\n${line.text}`
    else if (owner.value === undefined) {
      owner.value = line.text
      filled.add(owner)
    }
    return true
  }
  if (owner.name.trim() !== '') return owner.name.includes(line.text)
  // A large nameless thing (a canvas, a list) is not called by one of the lines in it.
  if (owner.box.height > 3 * line.box.height) return false
  owner.name = line.text
  owner.confidence = Math.min(owner.confidence, line.confidence)
  return true
}

/** The share of `inner` that lies in `outer`, 0 to 1. */
export function shareInside(inner: Box, outer: Box): number {
  const shared = intersection(inner, outer)
  return shared ? (shared.width * shared.height) / (inner.width * inner.height) : 0
}

const LARGEST_WIDGET = { width: 700, height: 90 }

/** Widgets guessed from their outline: a frame with a line in its middle is a button, an empty or left-filled long one a field, a small one a check box. */
export function shapeElements(picture: Picture, lines: TextLine[]): { elements: UiElement[]; named: Set<TextLine> } {
  const named = new Set<TextLine>()
  const elements: UiElement[] = []
  const grey = greyOf(picture)
  for (const shape of findShapes(grey)) {
    const box = { ...shape.box, x: shape.box.x + picture.box.x, y: shape.box.y + picture.box.y }
    if (box.width > LARGEST_WIDGET.width || box.height > LARGEST_WIDGET.height) continue
    // Letters that touch look like a frame; a true frame is not lower than the line in it.
    if (lines.some((line) => shareInside(box, line.box) > 0.5 && box.height < 0.8 * line.box.height)) continue
    const inside = lines.filter((line) => contains(box, centreOf(line.box)))
    if (shape.look === 'blob' && (inside.length > 0 || lines.some((line) => intersection(line.box, box)))) continue
    const element = guessed(shape, box, inside, grey)
    if (!element) continue
    if (element.name !== '' || element.role === 'checkbox') for (const line of inside) named.add(line)
    elements.push(element)
  }
  return { elements, named }
}

function guessed(shape: Shape, box: Box, inside: TextLine[], grey: Grey): UiElement | undefined {
  const base = { box, source: 'shape' as const }
  if (shape.look === 'blob') {
    const squarish = box.width <= 3 * box.height && box.height <= 3 * box.width
    return squarish && Math.max(box.width, box.height) <= 72 ? { ...base, role: 'icon', name: '', confidence: 0.3 } : undefined
  }
  const [line, more] = inside
  if (more) return undefined
  // An empty check box is read as an “0”, a ticked one as a “V”.
  const tick = box.width <= 24 && box.height <= 24 && Math.abs(box.width - box.height) <= 3
  if (tick && (line?.text.length ?? 0) <= 1)
    return { ...base, role: 'checkbox', name: '', confidence: 0.4, checked: isMarked(grey, shape.box) }
  if (!line) return { ...base, role: box.width >= 3 * box.height ? 'field' : 'button', name: '', confidence: 0.4 }
  const leftGap = line.box.x - box.x
  const rightGap = box.x + box.width - (line.box.x + line.box.width)
  const centred = Math.abs(leftGap - rightGap) <= Math.max(6, 0.1 * box.width)
  if (centred || leftGap > rightGap) return { ...base, role: 'button', name: line.text, source: 'ocr', confidence: line.confidence * 0.8 }
  return { ...base, role: 'field', name: '', value: line.text, confidence: 0.5 }
}

/** Of the middle of an empty box nearly all is of one brightness; a tick, a cross or a dot takes more. */
const MARKED_SHARE = 0.12
const MARK_CONTRAST = 40

function isMarked(grey: Grey, box: Box): boolean {
  const inset = Math.max(3, Math.round(0.24 * Math.min(box.width, box.height)))
  const middle = cropGrey(grey, { x: box.x + inset, y: box.y + inset, width: box.width - 2 * inset, height: box.height - 2 * inset })
  const counts = new Uint32Array(256)
  for (const value of middle.data) counts[value] = (counts[value] ?? 0) + 1
  const ground = counts.indexOf(Math.max(...counts))
  const marked = middle.data.reduce((sum, value) => sum + Number(Math.abs(value - ground) >= MARK_CONTRAST), 0)
  return marked > MARKED_SHARE * middle.data.length
}
