import type { KeyName, Modifier, Role, UiElement, WindowInfo } from '#contract'
import type { Draft } from '../draft.ts'
import { roleOf } from '../field.ts'
import { isShell } from '../programs.ts'
import { sameThing } from '../same-thing.ts'
import type { Sight, Timeline } from '../timeline.ts'

/** What a click does nothing to by itself. */
export const INERT: Role[] = ['text', 'label', 'heading', 'panel', 'window', 'document', 'statusbar', 'dialog', 'image']
/** What lets go of a dialog or a form without doing what it offers, in the languages that the learner reads. */
const CANCEL = /^(cancel|abbrechen|annuler|cancelar|annulla|annuleren)(?!\p{L})/iu
const BACK = /^(back|go back|zurück|retour|précédent|atrás|volver|indietro|voltar|terug)(?!\p{L})/iu

export function isPress(draft: Draft | undefined, key: RegExp, modifiers: Modifier[] = []): boolean {
  const act = draft?.act
  return act?.kind === 'press' && key.test(act.key satisfies KeyName) && act.modifiers.toSorted().join() === modifiers.toSorted().join()
}

export function isPlainClick(draft: Draft | undefined, ...roles: Role[]): boolean {
  const act = draft?.act
  if (!draft || act?.kind !== 'click' || act.button !== 'left' || act.count !== 1 || act.modifiers.length > 0) return false
  const role = roleOf(draft)
  return roles.length === 0 || (role !== undefined && roles.includes(role))
}

export function isEscape(draft: Draft | undefined): boolean {
  return isPress(draft, /^Escape$/u)
}

export function isUndo(draft: Draft | undefined): boolean {
  return isPress(draft, /^z$/iu, ['ctrl'])
}

export function isCancel(draft: Draft | undefined): boolean {
  return isPlainClick(draft, 'button', 'link') && CANCEL.test(nameOf(draft).trim())
}

export function isCancelName(name: string): boolean {
  return CANCEL.test(name.trim())
}

/** Goes back to the page or the folder before. */
export function isBack(draft: Draft | undefined): boolean {
  if (isPress(draft, /^Left$/u, ['alt']) || isPress(draft, /^XF86Back$/u)) return true
  return isPlainClick(draft, 'button', 'link', 'menu-item', 'icon') && BACK.test(nameOf(draft).trim())
}

export function nameOf(draft: Draft | undefined): string {
  return draft?.target?.name ?? draft?.hit?.name ?? ''
}

export function sameElement(a: Draft | undefined, b: Draft | undefined): boolean {
  if (!a || !b || a.window.id !== b.window.id) return false
  return a.hit !== undefined && b.hit !== undefined && sameThing(a.hit, b.hit)
}

/** The same windows with the same titles, whichever is in front. */
export function sameWindows(a: Sight, b: Sight): boolean {
  const told = (sight: Sight) => lasting(sight.windows).map(({ id, title }) => `${id} ${title.replace(/^[*•●]\s?/u, '')}`)
  return told(a).sort().join('\n') === told(b).sort().join('\n')
}

export function lasting(windows: readonly WindowInfo[]): WindowInfo[] {
  return windows.filter(({ kind, program }) => (kind === 'normal' || kind === 'dialog') && !isShell(program))
}

/** Windows that are there after a draft and were not before. */
export function opened({ sightBefore, sightAfter }: Draft): WindowInfo[] {
  return sightAfter.windows.filter((window) => !sightBefore.windows.some(({ id }) => id === window.id))
}

/** Only looks: scrolls, or clicks on what cannot be pressed, without a window coming or going. */
export function onlyLooks(draft: Draft): boolean {
  if (!sameWindows(draft.sightBefore, draft.sightAfter)) return false
  if (draft.act.kind === 'scroll') return !changesByWheel(draft)
  return isInertClick(draft) || selectsText(draft)
}

/** A click into a field gives the focus, which matters only when keys follow. */
function isInertClick(draft: Draft): boolean {
  return draft.hit !== undefined && isPlainClick(draft, ...INERT, 'field')
}

export function changesByWheel(draft: Draft): boolean {
  return ['spinner', 'slider', 'combobox'].includes(roleOf(draft) ?? '')
}

/** Drags over text that can only be selected, or double-clicks on it. */
export function selectsText({ act, hit }: Draft): boolean {
  if (!hit) return false
  const words: Role[] = ['text', 'label', 'heading']
  const isText = words.includes(hit.role) || ((hit.role === 'document' || hit.role === 'field') && (hit.value ?? '') !== '')
  if (act.kind === 'drag') return isText && act.button === 'left' && act.modifiers.length === 0
  return act.kind === 'click' && act.button === 'left' && act.count > 1 && words.includes(hit.role)
}

/** All that accessibility told of some elements and that could have been changed; undefined where it told nothing. */
function stateOf(elements: readonly UiElement[] | undefined): string | undefined {
  if (!elements || elements.length === 0) return undefined
  return elements
    .map(({ role, name, value, checked, selected }) => JSON.stringify([role, name, value, checked, selected]))
    .sort()
    .join('\n')
}

/** True when accessibility told the same of a window before a draft and, the first time it told anything, after another. */
export function isAsItWas(before: Draft, after: Draft, timeline: Timeline): boolean {
  const [was, is] = [stateOf(before.elements), stateOf(timeline.elementsAfter(before.window.id, after.toMs))]
  return was !== undefined && was === is && sameWindows(before.sightBefore, after.sightAfter)
}
