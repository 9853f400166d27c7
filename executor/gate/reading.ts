import type { Modifier, Role } from '#contract'
import type { ProposedAct } from './proposed-act.ts'
import type { Words } from './words.ts'

/** A name as rules compare it: lower case, letters and digits only, one blank between words, `Don’t` as `dont`. */
export function words(text: string): string {
  return (
    text
      .normalize('NFKC')
      // The access key, as menus without Latin letters show it: `保存(S)`.
      .replace(/\s*\(_?[A-Za-z0-9]\)(?=\s*(\.\.\.|…|:)?\s*$)/u, '')
      .toLowerCase()
      .replace(/[’'‘`´]/gu, '')
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim()
  )
}

const readPhrases = new Map<string, string>()
/** Of phrases that rules hold: there are some thousand, and each is read once. */
function phraseWords(phrase: string): string {
  const known = readPhrases.get(phrase) ?? words(phrase)
  readPhrases.set(phrase, known)
  return known
}

/** Languages written without blanks between words are searched letter by letter. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

function holdsPhrase(text: string, phrase: string): boolean {
  return UNSPACED.test(phrase) ? text.includes(phrase) : ` ${text} `.includes(` ${phrase} `)
}

/** Longer texts are content (a link to an article, a line of a list), not what a button says. */
const LONGEST_NAME = 6

/** True when a control of this name does what the words stand for. */
export function nameSays(name: string, what: Words, role: Role | undefined): boolean {
  const text = words(name)
  if (text === '' || isData(role) || what.harmless.some((phrase) => holdsPhrase(text, phraseWords(phrase)))) return false
  // A choice among others: `Anyone with the link` acts, but one word may be anybody's own (`Post`, `Order`).
  if (isChoice(role)) return what.anywhere.some((phrase) => text === phraseWords(phrase) && (text.includes(' ') || UNSPACED.test(text)))
  if (what.whole.some((phrase) => text === phraseWords(phrase))) return true
  const length = text.split(' ').length
  if (length > LONGEST_NAME || (role === 'link' && tells(text))) return false
  return what.anywhere.some(
    (phrase) => holdsPhrase(text, phraseWords(phrase)) && (role !== 'link' || leads(text, phraseWords(phrase), length)),
  )
}

/** Links are pages as often as acts: what they do stands first, or they say little else. */
const LONGEST_OTHER_LINK = 3
function leads(text: string, phrase: string, length: number): boolean {
  return length <= LONGEST_OTHER_LINK || text.startsWith(phrase) || UNSPACED.test(phrase)
}

/** Links with these words tell of something. */
const TELLING = new Set(
  (
    'how why what when where who guide guides help faq about history methods policy terms conditions news jobs near tips manual tutorial documentation docs overview status ' +
    'wie warum was wann wo hilfe anleitung verlauf arten bedingungen richtlinie übersicht hinweise comment pourquoi aide historique conditions guide cómo ayuda historial condiciones come aiuto cronologia condizioni hoe geschiedenis voorwaarden jak pomoc historia как помощь история hur hjälp historik'
  ).split(' '),
)
function tells(text: string): boolean {
  return text.split(' ').some((word) => TELLING.has(word))
}

export function isOneOf(name: string, names: string[]): boolean {
  const text = words(name)
  return names.some((other) => text === phraseWords(other))
}

/** Where names are the person’s own words: a file called `delete me`, a mail called `Post`, a column. A press there picks or opens. */
const DATA: Role[] = ['cell', 'row', 'tree-item', 'table', 'heading', 'tab', 'menu', 'list', 'tree', 'panel', 'document']
function isData(role: Role | undefined): boolean {
  return role !== undefined && DATA.includes(role)
}

const CHOICES: Role[] = ['list-item', 'checkbox', 'radio']
function isChoice(role: Role | undefined): boolean {
  return role !== undefined && CHOICES.includes(role)
}

const TYPING: Role[] = ['field', 'password', 'document', 'combobox', 'spinner', 'slider', 'scrollbar']
export function takesTyping(role: Role | undefined): boolean {
  return role !== undefined && TYPING.includes(role)
}

/** The names of the control that the act presses: by a left click on it, or by Return or the space bar while it has the focus. */
export function pressedNames(act: ProposedAct): { names: string[]; role: Role | undefined } {
  const { action, target, focused } = act
  if (action.kind === 'click' && action.button === 'left' && target && !takesTyping(target.role))
    return { names: target.names, role: target.role }
  if (isKey(act, ['Return', 'KP_Enter', 'space']) && focused && !takesTyping(focused.role))
    return { names: [focused.name], role: focused.role }
  return { names: [], role: undefined }
}

export function presses(act: ProposedAct, what: Words): string | undefined {
  const { names, role } = pressedNames(act)
  return names.find((name) => nameSays(name, what, role))
}

export function isKey(act: ProposedAct, keys: string[], modifiers: Modifier[] = []): boolean {
  const { action } = act
  return (
    action.kind === 'press' &&
    keys.includes(action.key) &&
    action.modifiers.length === modifiers.length &&
    modifiers.every((modifier) => action.modifiers.includes(modifier))
  )
}

/** True when the act strikes Return, by key or in the typed text. */
export function strikesReturn(act: ProposedAct): boolean {
  return isKey(act, ['Return', 'KP_Enter']) || (act.action.kind === 'type' && /[\n\r]/u.test(act.action.text))
}

/** Roles in which a dialog speaks. Its rows, buttons and fields hold the person's own words. */
const SPEAKING: Role[] = ['text', 'label', 'heading', 'alert', 'dialog', 'panel', 'unknown', 'window']

/**
 * What the dialog in which the act happens asks, when it is about one of `phrases` and the act could answer it other than by a way out:
 * a click on anything but `wayOut`, Return, space, or an access key.
 */
export function answersDialog(act: ProposedAct, phrases: string[], wayOut: string[]): string | undefined {
  if (act.window?.kind !== 'dialog' && !act.seen.some((element) => element.role === 'alert')) return undefined
  const spoken = act.seen.filter((element) => SPEAKING.includes(element.role)).map((element) => element.name)
  const asked = [act.window?.title ?? '', ...spoken].find((text) => {
    const said = words(text)
    return phrases.some((phrase) => said.includes(phraseWords(phrase)))
  })
  return asked !== undefined && answers(act, wayOut) ? asked : undefined
}

function answers(act: ProposedAct, wayOut: string[]): boolean {
  const { action } = act
  const { names } = pressedNames(act)
  if (names.some((name) => isOneOf(name, wayOut))) return false
  if (action.kind === 'click') return names.length > 0
  if (strikesReturn(act)) return true
  if (action.kind !== 'press' || action.modifiers.includes('ctrl')) return false
  const letter = [...action.key].length === 1
  return takesTyping(act.focused?.role) ? letter && action.modifiers.includes('alt') : letter || action.key === 'space'
}
