import { type Picture, type Scene, shareInside, type TextLine, type UiElement } from '#contract'
import { cropPicture } from '../pixels/crop.ts'
import type { Reading } from './reading.ts'
import { holdsValue, isContainer } from './roles.ts'
import { silentParts } from './silent.ts'
import { withoutTicks } from './ticks.ts'
import { shapeElements } from './widgets.ts'

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
  const ticks = shapes.elements.filter(({ role }) => role === 'checkbox' || role === 'radio').map(({ box }) => box)
  const texts = left.filter((line) => !shapes.named.has(line)).flatMap((line) => withoutTicks(line, ticks) ?? [])
  return [...told, ...shapes.elements, ...texts.map(lineElement)]
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
