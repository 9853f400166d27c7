import type { Neighbour, Role, Target, UiElement } from '#contract'
import type { Draft } from './draft.ts'
import { hasSeveralLines, labelOf, roleOf, takesTyping } from './field.ts'
import type { Use } from './parameters/use.ts'

const FILE_DIALOG =
  /save|open|export|import|file|speichern|öffnen|datei|enregistrer|ouvrir|fichier|guardar|abrir|archivo|salva|apri|salvar|opslaan|openen/iu
const FILE_LABEL = /^(file ?name|name|file|location|path|dateiname|datei|nom|fichier|nombre|archivo|nome|naam|bestandsnaam)\b/iu
const MOST_OPTIONS = 50
/** What is chosen from what a program offers. Rows, cells, links and branches of a tree are what it holds today: others will be there tomorrow. */
const OFFERED: Role[] = ['radio', 'menu-item', 'list-item', 'tab']

/** What a draft types or picks; nothing for all else. Each line of a text is a use of its own: a value may be all that stands on it. */
export function usesOf(draft: Draft, previous: Draft | undefined): Use[] {
  const use = ownUse(draft, previous)
  if (use && draft.copied !== undefined) return [{ ...use, copied: draft.copied }]
  if (use?.kind !== 'typed') return use ? [use] : []
  const shown = draft.shownBy === undefined ? {} : { shownBy: draft.shownBy }
  return use.text.split('\n').map((text) => ({ ...use, ...shown, text }))
}

function ownUse(draft: Draft, previous: Draft | undefined): Use | undefined {
  const { act, target, hit } = draft
  const role = roleOf(draft)
  if (act.kind === 'type') {
    const label = labelOf(target, hit)
    const oneLine = takesTyping(role) && !hasSeveralLines(hit, role) && !act.text.includes('\n')
    return { kind: 'typed', text: act.text, secret: act.secret, role, label, file: isFileName(draft, label), oneLine }
  }
  const name = target?.name ?? ''
  if (act.kind !== 'click' || act.button !== 'left' || name === '' || takesTyping(role)) return undefined
  const options = optionsOf(draft)
  return {
    kind: 'picked',
    text: name,
    secret: false,
    role,
    label: listLabel(draft, previous),
    file: false,
    oneLine: true,
    ...(options.length > 1 ? { options } : {}),
  }
}

/** The words of the row that a draft's target stands in. */
export function rowUsesOf({ target }: Draft): Use[] {
  return rowWordsOf(target).map(({ name }) => ({
    kind: 'in-row',
    text: name,
    secret: false,
    role: 'cell',
    label: undefined,
    file: false,
    oneLine: true,
  }))
}

export function rowWordsOf(target: Target | undefined): Neighbour[] {
  return target?.neighbours.filter(({ role }) => role === 'row') ?? []
}

function isFileName(draft: Draft, label: string | undefined): boolean {
  return draft.window.kind === 'dialog' && FILE_DIALOG.test(draft.window.title) && (label === undefined || FILE_LABEL.test(label))
}

/** The list, the field with choices or the group of radio buttons that something was picked from. */
export function listLabel({ target, window }: Draft, previous: Draft | undefined): string | undefined {
  // Programs tell a group as a panel with a name: `panel Shipping`.
  const holder = target?.role === 'radio' ? /^panel (.+)$/u : /^(?:combobox|list|tree) (.+)$/u
  const named = target?.path?.map((step) => holder.exec(step)?.[1]).findLast((name) => name !== undefined)
  if (named !== undefined) return named
  const opened = previous && previous.window.id === window.id && previous.act.kind === 'click' && roleOf(previous) === 'combobox'
  return opened ? labelOf(previous.target, previous.hit) : undefined
}

/** The menu that an entry was in. */
export function menuLabel({ target, window }: Draft, previous: Draft | undefined): string | undefined {
  const named = target?.path?.map((step) => /^menu (.+)$/u.exec(step)?.[1]).findLast((name) => name !== undefined)
  if (named !== undefined) return named
  const opened = previous && previous.window.id === window.id && previous.act.kind === 'click' && roleOf(previous) === 'menu'
  return opened ? previous.target?.name : undefined
}

/** The names of the things beside the picked one, of its own kind and in its own place. */
function optionsOf({ hit, elements }: Draft): string[] {
  if (!hit || !OFFERED.includes(hit.role)) return []
  const place = (element: UiElement) => (element.path ?? []).join('\n')
  const beside = elements.filter((element) => element.role === hit.role && element.name !== '' && place(element) === place(hit))
  const names = [...new Set(beside.map((element) => element.name))]
  return names.includes(hit.name) && names.length <= MOST_OPTIONS ? names : []
}
