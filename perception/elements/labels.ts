import { type Box, intersection, type TextLine, type UiElement } from '#contract'
import { grown } from '../pixels/crop.ts'
import { holdsValue } from './roles.ts'

/** How far a label may stand from its field, in pixels. */
const LEFT_REACH = 160
const ABOVE_REACH = 26

/** A piece of text that could be a label. */
export type LabelText = { text: string; box: Box }

/** The texts of a scene that may be labels: from accessibility where it speaks, and lines read from pixels. */
export function labelTexts(elements: UiElement[], lines: TextLine[] = []): LabelText[] {
  const told = elements.filter(({ role, name }) => (role === 'label' || role === 'text' || role === 'heading') && name.trim() !== '')
  return [...told.map(({ name, box }) => ({ text: name, box })), ...lines]
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

/** What a thing is called: its own name, or for a thing that holds a value its label. */
export function nameOf(element: UiElement, texts: LabelText[]): { name: string; label?: LabelText } {
  const own = element.name.trim()
  if (own !== '' || !holdsValue(element.role)) return { name: own }
  const label = labelFor(element.box, texts)
  return label ? { name: cleanLabel(label.text), label } : { name: '' }
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
