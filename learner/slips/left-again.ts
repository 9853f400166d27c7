import type { Role } from '#contract'
import type { Draft } from '../draft.ts'
import { roleOf } from '../field.ts'
import { isBack, isCancel, isCancelName, isEscape, isPlainClick, isPress, nameOf, onlyLooks, opened, sameWindows } from './reading.ts'
import type { SlipRule } from './slip.ts'

/** Things in a dialog that show something and change nothing. */
const SHOWS: Role[] = ['tab', 'menu', 'list-item', 'tree-item', 'row', 'cell', 'text', 'label', 'field', 'combobox']

/** A dialog was opened and left by Cancel or Esc: what was filled in there went with it. */
export const dialogCancelled: SlipRule = (drafts, at) => {
  const opener = drafts[at]
  const dialog = opener && opened(opener).find(({ kind, program }) => kind === 'dialog' && program === opener.window.program)
  if (!opener || !dialog) return undefined
  const end = drafts.findIndex(
    (draft, index) => index > at && (draft.window.id !== dialog.id || !draft.sightAfter.windows.some(({ id }) => id === dialog.id)),
  )
  const closing = drafts[end]
  if (!closing || closing.window.id !== dialog.id || !sameWindows(opener.sightBefore, closing.sightAfter)) return undefined
  const inside = drafts.slice(at + 1, end)
  const offersCancel = isCancel(closing) || inside.concat(closing).some(({ elements }) => elements.some(({ name }) => isCancelName(name)))
  const leaves =
    isCancel(closing) || isEscape(closing) || isPress(closing, /^F4$/u, ['alt']) || (!offersCancel && isPlainClick(closing, 'button'))
  const untouched = inside.every(onlyLooks) && (ASKS_FIRST.test(nameOf(opener).trim()) || ASKS_FIRST.test(dialog.title))
  if (
    !(offersCancel || untouched || ONLY_SHOWS.test(nameOf(opener).trim())) ||
    !leaves ||
    !inside.every((draft) => goesWithDialog(draft, offersCancel))
  )
    return undefined
  return { from: withMenus(drafts, at), to: end + 1, reason: 'The dialog was left again without doing anything in it.' }
}

/** Entries that bring up a dialog before anything is done. */
const ASKS_FIRST =
  /(…|\.\.\.)$|^(preferences|settings|options|einstellungen|préférences|paramètres|preferencias|ajustes|opciones|preferenze|impostazioni|preferências|voorkeuren|instellingen)$/iu
/** Entries whose dialog only shows something. What others bring up may tell that something was done. */
const ONLY_SHOWS =
  /^(about|help|über|info|hilfe|à propos|aide|acerca|ayuda|informazioni|aiuto|sobre|ajuda|over|hulp|properties|eigenschaften|details)(?!\p{L})/iu

function goesWithDialog(draft: Draft, offersCancel: boolean): boolean {
  if (!sameWindows(draft.sightBefore, draft.sightAfter)) return false
  if (onlyLooks(draft) || isPlainClick(draft, ...SHOWS)) return true
  return (
    offersCancel &&
    (draft.act.kind === 'type' ||
      isPlainClick(draft, 'checkbox', 'radio', 'spinner') ||
      isPress(draft, /^(Tab|Up|Down|BackSpace|Delete)$/u))
  )
}

function broughtUp(button: Draft | undefined, entry: Draft): boolean {
  if (!button || button.window.id !== entry.window.id || !isPlainClick(button, 'button', 'toggle') || button.elements.length === 0)
    return false
  return nameOf(entry) !== '' && !button.elements.some(({ role, name }) => role === 'menu-item' && name === nameOf(entry))
}

/** An entry of a menu, by its role or by the menu that was open where accessibility told nothing. */
function isInMenu(draft: Draft): boolean {
  const role = roleOf(draft)
  if (role !== undefined && role !== 'unknown') return role === 'menu-item'
  return draft.sightBefore.windows.some(({ kind, program }) => kind === 'menu' && program === draft.window.program)
}

/** The menus that led to the entry at `at` go with it. */
function withMenus(drafts: readonly Draft[], at: number): number {
  const entry = drafts[at]
  let from = at
  if (!entry || !isInMenu(entry)) return from
  const isWay = (draft: Draft | undefined) => {
    if (!draft || draft.window.id !== entry.window.id) return false
    if (isPlainClick(draft, 'menu') || (draft.act.kind === 'click' && draft.act.button === 'right')) return true
    if (isPlainClick(draft, 'menu-item') && opened(draft).some(({ kind }) => kind === 'menu')) return true
    return false
  }
  // A button that the entry came up by: the entry was not there before.
  if (roleOf(entry) === 'menu-item' && broughtUp(drafts[at - 1], entry)) return at - 1
  while (isWay(drafts[from - 1])) from -= 1
  return from
}

/** A page asked in a dialog of its own, and the person said Cancel. */
export const questionCancelled: SlipRule = (drafts, at) => {
  const [asked, answer] = [drafts[at], drafts[at + 1]]
  if (!asked || !answer || !isPlainClick(asked) || !isCancel(answer) || asked.window.id !== answer.window.id) return undefined
  const inDialog = (answer.hit?.path ?? answer.target?.path ?? []).some((step) => /^(dialog|alert)/u.test(step))
  const isNew = !asked.elements.some(({ name, role }) => name === nameOf(answer) && role === roleOf(answer))
  if (!inDialog || !isNew || !sameWindows(asked.sightBefore, answer.sightAfter)) return undefined
  return { from: withMenus(drafts, at), to: at + 2, reason: 'The question that it brought up was answered with Cancel.' }
}

/** Things that lead somewhere and change nothing by that. A button may have sent a form. */
const LEADS: Role[] = ['link', 'image', 'icon', 'list-item', 'tree-item', 'row', 'cell', 'text', 'heading']

/** A page or a folder was opened, looked at, and left again by going back. */
export const wentBack: SlipRule = (drafts, at) => {
  const away = drafts[at]
  if (away?.act.kind !== 'click' || away.act.button !== 'left' || !LEADS.includes(roleOf(away) ?? 'unknown')) return undefined
  const there = away.sightAfter.windows.find(({ id }) => id === away.window.id)
  if (!there || there.title === away.window.title) return undefined
  let to = at + 1
  const looks = (draft: Draft | undefined) => draft?.window.id === away.window.id && onlyLooks(draft)
  while (looks(drafts[to])) to += 1
  const back = drafts[to]
  if (!back || back.window.id !== away.window.id || !isBack(back)) return undefined
  if (!sameWindows(away.sightBefore, back.sightAfter)) return undefined
  return { from: at, to: to + 1, reason: 'It led to the wrong place, and the way was gone back.' }
}

/** Another tab was shown instead, right after. */
export const wrongTab: SlipRule = (drafts, at) => {
  const [first, second] = [drafts[at], drafts[at + 1]]
  if (!isPlainClick(first, 'tab') || !isPlainClick(second, 'tab') || !first || !second || first.window.id !== second.window.id)
    return undefined
  if ((first.hit?.path ?? []).join('\n') !== (second.hit?.path ?? []).join('\n')) return undefined
  return { from: at, to: at + 1, reason: 'Another tab was opened instead.' }
}
