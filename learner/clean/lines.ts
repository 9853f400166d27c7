import type { UiElement } from '#contract'
import { isBrowser, isChat, isTerminal } from '#contract'
import type { Draft, DraftAct } from '../draft.ts'
import { roleOf } from '../field.ts'
import { sameThing } from '../same-thing.ts'

type Typing = Draft & { act: Extract<DraftAct, { kind: 'type' }> }
type ValueAfter = (draft: Draft) => string | undefined

/**
 * Joins a text of several lines into one step, where it is certain that Return only began a new line: the field's value afterwards holds the line break, or,
 * where no value is told, it is a document or a text view of a program that is no terminal, chat or browser. Everywhere else Return may send, run or
 * press something, and stays a step of its own that the gate sees as one.
 */
export function joinLines(drafts: Draft[], valueAfter: ValueAfter): Draft[] {
  const done: Draft[] = []
  let index = 0
  while (index < drafts.length) {
    const draft = drafts[index]
    if (!draft) break
    const end = isOpenText(draft) ? endOfText(drafts, index, valueAfter) : index + 1
    done.push(end > index + 1 ? joined(drafts.slice(index, end)) : draft)
    index = end
  }
  return done
}

function isOpenText(draft: Draft | undefined): draft is Typing {
  return draft?.act.kind === 'type' && !draft.act.secret && draft.act.text !== ''
}

/** Behind the last step that belongs to the text begun at `start`. */
function endOfText(drafts: Draft[], start: number, valueAfter: ValueAfter): number {
  const first = drafts[start]
  if (!isOpenText(first) || isTerminal(first.window.program) || isChat(first.window.program)) return start + 1
  let end = start + 1
  let lines = 0
  while (isNewLine(drafts[end], first) || goesOn(drafts[end], first, drafts[end - 1])) {
    if (drafts[end]?.act.kind === 'press') lines += 1
    end += 1
  }
  if (lines === 0) return start + 1
  return breaksLines(drafts.slice(start, end), drafts[end], valueAfter) ? end : start + 1
}

function isNewLine(draft: Draft | undefined, first: Typing): boolean {
  const act = draft?.act
  if (act?.kind !== 'press' || draft?.window.id !== first.window.id) return false
  return act.modifiers.length === 0 && /^(Return|KP_Enter)$/u.test(act.key)
}

/** More text right behind a new line, in the same field or wherever the focus stayed. */
function goesOn(draft: Draft | undefined, first: Typing, before: Draft | undefined): boolean {
  if (!isOpenText(draft) || before?.act.kind !== 'press' || draft.window.id !== first.window.id || draft.act.replaces) return false
  if (!draft.hit || !first.hit) return draft.target === undefined || draft.hit === undefined
  return sameThing(draft.hit, first.hit) || (isInDocument(draft) && isInDocument(first))
}

function breaksLines(text: Draft[], next: Draft | undefined, valueAfter: ValueAfter): boolean {
  const [first, last] = [text[0], text.at(-1)]
  if (!first || !last || first.window.id !== last.window.id) return false
  // A Return that closed a window or led elsewhere was more than a new line.
  if (text.some((draft) => draft.windowAfter !== undefined && draft.windowAfter.id !== first.window.id)) return false
  if (first.hit?.role === 'cell' || roleOf(first) === 'cell') return false
  // Only what was told after the first Return speaks of it.
  const told = [...text.slice(1).map(valueAfter), ...text.slice(2).map((draft) => draft.hit?.value), heldAtNext(next, first)]
  const held = told.filter((value) => value !== undefined && value !== '')
  if (held.length > 0 && !isParagraph(first.hit, first.window.program)) return held.some((value) => /[\n\r\u2028\u2029]/u.test(value ?? ''))
  return !isBrowser(first.window.program) && (isInDocument(first) || isHigh(first.hit))
}

/** A field as high as this is a text view, in a program that draws its own. */
const TEXT_VIEW_PX = 100

function isHigh(element: UiElement | undefined): boolean {
  return element?.role === 'field' && element.box.height >= TEXT_VIEW_PX
}

/** What the field holds when it is acted on next. */
function heldAtNext(next: Draft | undefined, first: Draft): string | undefined {
  return next?.hit && first.hit && sameThing(next.hit, first.hit) ? next.hit.value : undefined
}

const WORD_PROCESSOR = /^(libreoffice|soffice|abiword|calligrawords|desktopeditors|wps)/u

/** A document, or a paragraph of one, which tells of itself alone in a word processor. */
function isInDocument({ hit, window }: Draft): boolean {
  return hit?.role === 'document' || isParagraph(hit, window.program)
}

function isParagraph(element: UiElement | undefined, program: string): boolean {
  const isText = element?.role === 'text' || element?.role === 'field'
  return isText && WORD_PROCESSOR.test(program) && (element.path ?? []).some((step) => step.startsWith('document'))
}

function joined(drafts: Draft[]): Draft {
  const [first, last] = [drafts[0], drafts.at(-1)]
  if (!isOpenText(first) || !last) throw new Error('A text of several lines begins with typing and has an end.')
  const text = drafts.map(({ act }) => (act.kind === 'type' ? act.text : '\n')).join('')
  const { toMs, afterMs, sightAfter, lookAfter, windowAfter } = last
  const shares = drafts.flatMap(({ changedShare }) => changedShare ?? [])
  return {
    ...first,
    act: { ...first.act, text },
    ...{ toMs, afterMs, sightAfter, lookAfter, windowAfter },
    changedShare: shares.length > 0 ? Math.max(...shares) : undefined,
    pictures: { ...first.pictures, after: last.pictures.after },
  }
}
