import { missingCase, partInWords, type TextPart } from '#contract'
import { parameterLabel } from './format.ts'

/** Draws a text's pieces into an editable element: words as text, what a run puts in as chips that carry their piece with them. */
export function drawParts(element: HTMLElement, parts: readonly TextPart[], chipClass: string): void {
  element.replaceChildren(...parts.map((part) => (part.kind === 'literal' ? document.createTextNode(part.text) : chipOf(part, chipClass))))
}

export function chipOf(part: Exclude<TextPart, { kind: 'literal' }>, chipClass: string): HTMLElement {
  const chip = document.createElement('span')
  chip.contentEditable = 'false'
  chip.className = chipClass
  chip.dataset.part = JSON.stringify(part)
  chip.textContent = labelOf(part)
  return chip
}

function labelOf(part: Exclude<TextPart, { kind: 'literal' }>): string {
  switch (part.kind) {
    case 'slot':
    case 'secret':
      return parameterLabel(part.parameter)
    case 'count':
      return partInWords(part).replace(/[⟦⟧]/g, '')
    default:
      return missingCase(part)
  }
}

/** The pieces that stand in an editable element now; neighbouring words as one. */
export function readParts(element: HTMLElement): TextPart[] {
  const parts: TextPart[] = []
  const say = (text: string) => {
    const last = parts.at(-1)
    if (text === '') return
    if (last?.kind === 'literal') last.text += text
    else parts.push({ kind: 'literal', text })
  }
  for (const node of element.childNodes) {
    if (!(node instanceof HTMLElement)) say(node.textContent ?? '')
    else if (node.dataset.part) parts.push(JSON.parse(node.dataset.part))
    else say(node.tagName === 'BR' ? '\n' : (node.textContent ?? ''))
  }
  // The browser keeps a line break at the very end so that the caret has a place; nobody typed it.
  const last = parts.at(-1)
  if (last?.kind === 'literal' && last.text === '\n') parts.pop()
  return parts
}

/** What is chosen in an editable element: words, or the chip that is chosen or stands right before the caret. */
export function chosenIn(element: HTMLElement): { text: string; chip: HTMLElement | null } {
  const selection = window.getSelection()
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined
  if (!range || !element.contains(range.commonAncestorContainer)) return { text: '', chip: null }
  const chips = [...element.querySelectorAll<HTMLElement>('[data-part]')].filter((chip) => range.intersectsNode(chip))
  if (!range.collapsed) return chips.length === 0 ? { text: range.toString(), chip: null } : { text: '', chip: chips[0] ?? null }
  return { text: '', chip: chipBefore(range) }
}

function chipBefore({ startContainer, startOffset }: Range): HTMLElement | null {
  const before =
    startContainer instanceof HTMLElement
      ? startContainer.childNodes[startOffset - 1]
      : startOffset === 0
        ? startContainer.previousSibling
        : null
  return before instanceof HTMLElement && before.dataset.part ? before : null
}
