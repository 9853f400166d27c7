import { type Box, centreOf, contains, intersection, type Picture, shareInside, type TextLine, type UiElement } from '#contract'
import { grown } from '../pixels/crop.ts'
import { type Grey, greyOf } from '../pixels/grey.ts'
import { type Ring, ringIn } from '../pixels/rings.ts'
import { findShapes, type Shape } from '../pixels/shapes.ts'
import { findScrollbars } from './scrollbars.ts'
import { mayBeTick, type Tick, tickIn } from './ticks.ts'
import { movedLine } from './words.ts'

const LARGEST_WIDGET = { width: 700, height: 90 }
/** What is guessed from an outline alone. */
const GUESS = { source: 'shape', confidence: 0.4 } as const

/**
 * Widgets guessed from their outline: a frame with a line in its middle is a button, an empty or left-filled long one a field, a small
 * one a check box, a ring with words at its right a radio button, a thin bar with a knob a slider, a thumb on a strip along an edge a
 * scroll bar. `named` are the lines that are a part of one of them.
 */
export function shapeElements(picture: Picture, lines: TextLine[]): { elements: UiElement[]; named: Set<TextLine> } {
  const grey = greyOf(picture)
  const shapes = findShapes(grey)
  const toDesktop = (box: Box): Box => ({ ...box, x: box.x + picture.box.x, y: box.y + picture.box.y })
  const inPicture = lines.map((line) => movedLine(line, -picture.box.x, -picture.box.y))
  const bars = findScrollbars(grey, shapes).filter((bar) => !inPicture.some((line) => contains(bar, centreOf(line.box))))
  const rings = ringsOf(grey, shapes)
  const tickAt = ({ box, look }: Shape): Tick | undefined => {
    const tick = tickIn(grey, box, look === 'frame', rings.get(box), inPicture)
    return tick?.role === 'radio' && !hasTwin(box, rings) ? undefined : tick
  }
  const hollow = [...rings].filter(([, { filled }]) => !filled).map(([box]) => box)
  const named = new Set<TextLine>()
  const elements = bars.map((box): UiElement => ({ ...GUESS, role: 'scrollbar', name: '', box: toDesktop(box) }))
  for (const shape of shapes) {
    const isPart = bars.some((bar) => shareInside(shape.box, grown(bar, 3)) > 0.9)
    if (isPart || hollow.some((ring) => ring !== shape.box && shareInside(shape.box, ring) === 1)) continue
    const box = toDesktop(shape.box)
    // The middle of a long line may lie in a box by chance.
    const inside = lines.filter((line) => contains(box, centreOf(line.box)) && line.box.width <= 2 * box.width)
    const tick = inside.every(({ text }) => text.length <= 1) ? tickAt(shape) : undefined
    const element = tick ? { ...GUESS, ...tick, name: '', box } : hollow.includes(shape.box) ? undefined : widgetOf(shape, box, lines)
    if (!element) continue
    if (element.name !== '' || tick) for (const line of inside) named.add(line)
    elements.push(element)
  }
  return { elements, named }
}

function ringsOf(grey: Grey, shapes: Shape[]): Map<Box, Ring> {
  const rings = new Map<Box, Ring>()
  for (const { box } of shapes) {
    const ring = mayBeTick(box) ? ringIn(grey, box) : undefined
    if (ring) rings.set(box, ring)
  }
  return rings
}

/** One ring alone is a sign: of radio buttons there are at least two, of one size. A plain disc is one only beside one with a dot. */
function hasTwin(box: Box, rings: Map<Box, Ring>): boolean {
  const filled = rings.get(box)?.filled
  return [...rings].some(
    ([other, ring]) => other !== box && Math.abs(other.width - box.width) <= 2 && (filled ? ring.marked : !ring.filled),
  )
}

function widgetOf({ look }: Shape, box: Box, lines: TextLine[]): UiElement | undefined {
  const touched = lines.some((line) => intersection(line.box, box))
  if (look === 'slider') return touched ? undefined : { ...GUESS, role: 'slider', name: '', box }
  if (box.width > LARGEST_WIDGET.width || box.height > LARGEST_WIDGET.height) return undefined
  if (look === 'blob') {
    const squarish = box.width <= 3 * box.height && box.height <= 3 * box.width
    if (touched || !squarish || Math.max(box.width, box.height) > 72) return undefined
    return { ...GUESS, role: 'icon', name: '', box, confidence: 0.3 }
  }
  if (isOfLetters(box, lines)) return undefined
  const [line, more] = lines.filter((each) => contains(box, centreOf(each.box)))
  if (more) return undefined
  if (box.height > 3 * box.width) return undefined
  // Some letters of a line that touch, and no frame around it.
  if (!line && lines.some((each) => shareInside(box, each.box) > 0.8 && box.width < 0.8 * each.box.width)) return undefined
  return line ? labelled(box, line) : { ...GUESS, role: box.width >= 3 * box.height ? 'field' : 'button', name: '', box }
}

/** Letters that touch look like a frame; a true frame is not lower than the line in it. */
function isOfLetters(box: Box, lines: TextLine[]): boolean {
  return lines.some((line) => shareInside(box, line.box) > 0.5 && box.height < 0.8 * line.box.height)
}

/** A frame with a line in it: a button has it in its middle, a field at its left. */
function labelled(box: Box, line: TextLine): UiElement {
  const leftGap = line.box.x - box.x
  const rightGap = box.x + box.width - (line.box.x + line.box.width)
  const centred = Math.abs(leftGap - rightGap) <= Math.max(6, 0.1 * box.width)
  if (centred || leftGap > rightGap) return { role: 'button', name: line.text, box, source: 'ocr', confidence: line.confidence * 0.8 }
  return { role: 'field', name: '', value: line.text, box, source: 'shape', confidence: 0.5 }
}
