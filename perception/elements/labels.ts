import { type Box, intersection, type TextLine, type UiElement } from '#contract'
import { grown } from '../pixels/crop.ts'
import { readLikeness } from './names.ts'
import { holdsValue } from './roles.ts'
import { segmentsOf } from './words.ts'

/** How far a label may stand from its field, in pixels. */
const LEFT_REACH = 160
const ABOVE_REACH = 26

/** A piece of text that could be a label; its words, where it was read. */
export type LabelText = { text: string; box: Box; words?: { text: string; box: Box }[] }

/** The texts of a scene that may be labels: from accessibility where it speaks, and lines read from pixels. */
export function labelTexts(elements: UiElement[], lines: TextLine[] = []): LabelText[] {
  const told = elements.filter(({ role, name }) => (role === 'label' || role === 'text' || role === 'heading') && name.trim() !== '')
  return [...told.map(({ name, box }) => ({ text: name, box })), ...lines.flatMap(segmentsOf)]
}

/**
 * The label of a field: the nearest text to its left on the same height, else just above it. Texts inside of it are its value.
 * Undefined when none is near; a text that stands between belongs to nobody else, since the nearest wins.
 */
export function labelFor(box: Box, texts: LabelText[]): LabelText | undefined {
  let best: LabelText | undefined
  let bestGap = Number.POSITIVE_INFINITY
  for (const candidate of texts) {
    const text = candidate.text.trim()
    if (text.length === 0 || text.length > 60 || intersection(grown(box, -2), candidate.box)) continue
    const gap = Math.min(gapLeft(box, candidate.box), gapAbove(box, candidate.box))
    if (gap < bestGap) {
      best = { text, box: candidate.box }
      bestGap = gap
    }
  }
  return best
}

/**
 * What a thing is called, and the text beside it that says so: its own name, or when it has none the label to its left or above (of a
 * field), to its right (of a check box). Of a thing that has its own name, `label` is the text near it with the same words.
 */
export function nameOf(element: UiElement, texts: LabelText[]): { name: string; label?: LabelText } {
  const own = element.name.trim()
  if (!standsBeside(element)) return { name: own }
  if (own !== '')
    return {
      name: own,
      label: closest(
        element.box,
        texts.filter(({ text }) => readLikeness(own, text) >= 0.87),
      ),
    }
  const label = isTick(element.role) ? labelRight(element.box, texts) : labelFor(element.box, texts)
  return label ? { name: cleanLabel(label.text), label } : { name: '' }
}

/** Whether the words for a thing stand next to it and not on it. */
export function standsBeside({ role, name, box }: Pick<UiElement, 'role' | 'name' | 'box'>): boolean {
  return holdsValue(role) || (isTick(role) && !hasRoomFor(name, box))
}

/** Whether a name can be written on a box: letters are at least 4.5 pixels wide on average and 10 high. */
export function hasRoomFor(name: string, box: { width: number; height: number }): boolean {
  return box.width >= 4.5 * Math.max(name.length, 5) && box.height >= 10
}

function isTick(role: UiElement['role']): boolean {
  return role === 'checkbox' || role === 'radio'
}

/** The text that begins just right of a box, on its height. The box itself may have been read as an “O” or “□” before it. */
function labelRight(box: Box, texts: LabelText[]): LabelText | undefined {
  const middle = box.y + box.height / 2
  const right = texts
    .map((text) => behind(box.x + box.width, text))
    .filter(({ text, box: at }) => {
      const gap = at.x - (box.x + box.width)
      return text !== '' && gap >= -6 && gap <= 30 && Math.abs(at.y + at.height / 2 - middle) <= 8
    })
  return closest(box, right)
}

/** A text without the words that stand left of an edge. */
function behind(edge: number, text: LabelText): LabelText {
  const words = text.words?.filter((word) => word.box.x + word.box.width / 2 > edge)
  if (!words || words.length === text.words?.length) return text
  const from = words[0]?.box.x ?? edge
  const box = { ...text.box, x: from, width: Math.max(0, text.box.x + text.box.width - from) }
  return { text: words.map((word) => word.text).join(' '), box, words }
}

const SAME_LABEL_REACH = 260

function closest(box: Box, texts: LabelText[]): LabelText | undefined {
  const gap = (text: LabelText) =>
    Math.hypot(
      Math.max(0, text.box.x - (box.x + box.width), box.x - (text.box.x + text.box.width)),
      Math.max(0, text.box.y - (box.y + box.height), box.y - (text.box.y + text.box.height)),
    )
  const near = texts.filter((text) => gap(text) <= SAME_LABEL_REACH && !intersection(grown(box, -2), text.box))
  return near.sort((a, b) => gap(a) - gap(b))[0]
}

/** `Amount:` and `Amount *` are the label of the field Amount. */
function cleanLabel(text: string): string {
  return text.replace(/\s*[:*]+\s*$/u, '').trim()
}

function gapLeft(field: Box, label: Box): number {
  const gap = field.x - (label.x + label.width)
  const shared = Math.min(field.y + field.height, label.y + label.height) - Math.max(field.y, label.y)
  // A tall field has its label beside its first line.
  const firstLine = Math.abs(label.y + label.height / 2 - (field.y + Math.min(field.height, 30) / 2))
  return gap >= -4 && gap <= LEFT_REACH && shared >= label.height * 0.5 && firstLine <= 20 ? Math.max(0, gap) : Number.POSITIVE_INFINITY
}

function gapAbove(field: Box, label: Box): number {
  const gap = field.y - (label.y + label.height)
  const begins = Math.abs(label.x - field.x)
  // Nearness above counts double: a label in the same row is the usual case.
  return gap >= -4 && gap <= ABOVE_REACH && begins <= 40 ? Math.max(0, gap) * 2 + begins / 2 : Number.POSITIVE_INFINITY
}
