import type { Parameter, Role, TextPart, UiElement } from '#contract'
import { centreOf, contains, writeAs } from '#contract'
import type { Draft } from './draft.ts'
import { standsIn } from './edit/find-value.ts'
import { roleOf } from './field.ts'
import { isShell } from './programs.ts'
import type { Timeline } from './timeline.ts'

/** Acts on these carry out what was put together before them; so does Return. */
const COMMITTING: Role[] = ['button', 'menu-item']
/** What shows values: lists, tables, the text of a page or of a status bar. */
const SHOWING: Role[] = ['list-item', 'row', 'cell', 'tree-item', 'text', 'label', 'heading', 'link', 'alert', 'statusbar']
/** What a value is put into: that it stands there tells only that it was typed. */
const FIELDS: Role[] = ['field', 'password', 'combobox', 'spinner']
/** What is typed into one of these stays where it was typed. */
const KEEPS: Role[] = ['document', 'cell']

/** A value that was typed or chosen so far, in all writings of it. */
export type Given = { name: string; writings: string[] }

/** What a draft gives of the values that can be told when they are shown. A file is looked for on the disk; a secret nowhere. */
export function givenBy(draft: Draft, text: readonly TextPart[], pick: string | undefined, parameters: readonly Parameter[]): Given[] {
  const role = roleOf(draft)
  if (draft.act.kind === 'type' && (role === undefined || KEEPS.includes(role))) return []
  const named = (name: string) => parameters.find((each) => each.name === name && each.type !== 'secret' && each.type !== 'file')
  const slots = text.flatMap((part) => (part.kind === 'slot' && !part.form?.shift ? [part] : []))
  return [...slots, ...(pick === undefined ? [] : [{ parameter: pick, form: undefined }])].flatMap(({ parameter, form }): Given[] => {
    const value = named(parameter)?.examples[0]
    if (value === undefined || value.trim() === '' || value.includes('\n')) return []
    return [{ name: parameter, writings: [...new Set([value, writeAs(value, form)])] }]
  })
}

/**
 * The values given so far that are shown after an act that commits and were not shown before it, just as they are: as a name of their own, or as whole words in the
 * text of a row. Nothing where accessibility did not tell.
 */
export function showsOf(draft: Draft, next: Draft | undefined, given: readonly Given[], timeline: Timeline): string[] {
  if (given.length === 0 || !commits(draft)) return []
  const { sightBefore, sightAfter, beforeMs, toMs } = draft
  const before = sightBefore.windows.flatMap(({ id }) => timeline.elementsOf(id, beforeMs)?.elements ?? [])
  const untilMs = next?.beforeMs ?? Number.POSITIVE_INFINITY
  const after = sightAfter.windows
    .filter(({ program }) => !isShell(program))
    .flatMap(({ id }) => timeline.elementsOf(id, untilMs, toMs)?.elements ?? [])
  const [were, are] = [textsShown([...draft.elements, ...before]), textsShown(after)]
  const isShown = (texts: readonly string[], { writings }: Given) => texts.some((text) => writings.some((each) => standsIn(text, each)))
  return [...new Set(given.filter((each) => isShown(are, each) && !isShown(were, each)).map(({ name }) => name))]
}

function commits(draft: Draft): boolean {
  const { act } = draft
  if (act.kind === 'press') return (act.key === 'Return' || act.key === 'KP_Enter') && act.modifiers.length === 0
  const role = roleOf(draft)
  return act.kind === 'click' && act.button === 'left' && act.count === 1 && role !== undefined && COMMITTING.includes(role)
}

/** Without what stands in fields: some programs tell their text as a thing of its own. */
function textsShown(elements: readonly UiElement[]): string[] {
  const fields = elements.filter(({ role }) => FIELDS.includes(role))
  const isInField = ({ box }: UiElement) => fields.some((field) => contains(field.box, centreOf(box)))
  return elements
    .filter((element) => SHOWING.includes(element.role) && !isInField(element))
    .flatMap(({ name, value }) => [name, value ?? ''])
    .filter((text) => text !== '')
}
