import { missingCase, type Step } from '#contract'
import { normalForm } from '../words/normal-form.ts'

/**
 * Whether a step does nothing but lead to another page: it opens, closes or turns to something. Such a step may be done on the way to another one, or left out where its page
 * is reached already. Whatever may write (types, ticks, picks a value, sends, saves, deletes, submits) is none, and neither is what a rule cannot tell.
 */
export function onlyLeads(step: Pick<Step, 'act' | 'page' | 'leadsTo' | 'target'>): boolean {
  const { act } = step
  switch (act.kind) {
    case 'focus-window':
    case 'wait':
    case 'scroll':
    case 'start-program':
      return true
    case 'click':
      return changesPage(step) && act.modifiers.length === 0 && !holdsState(step) && !saysToWrite(step)
    case 'press':
      return changesPage(step) && leadsByKey(act)
    case 'drag':
    case 'type':
    case 'read':
    case 'run-task':
    case 'hand-over':
      return false
    default:
      return missingCase(act)
  }
}

function changesPage({ page, leadsTo }: Pick<Step, 'page' | 'leadsTo'>): boolean {
  return page !== undefined && leadsTo !== undefined && page !== leadsTo
}

/** A click on these changes what they hold. */
function holdsState({ target }: Pick<Step, 'target'>): boolean {
  return ['checkbox', 'radio', 'toggle', 'slider', 'spinner', 'combobox', 'unknown', undefined].includes(target?.role)
}

/** Names of controls that write, in a few languages: words that begin so, and words that are so. */
const WRITES =
  /^(?:save|send|submi|appl|delet|remov|confirm|accept|agree|publish|upload|overwrit|replac|discard|instal|transfer|renam|creat|insert|past|undo|redo|empty|reset|logout|quit|exit|speicher|send|abschick|losch|entfern|bezahl|kauf|bestell|bestatig|annehm|akzeptier|unterschreib|veroffentlich|hochlad|uberschreib|ersetz|verwerf|installier|uberweis|umbenenn|erstell|anleg|hinzu|einfug|ausschneid|ruckgangig|verschieb|zurucksetz|abmeld|beend|enregistr|envoy|supprim|valid|guardar|enviar|eliminar|aceptar|salva|invia|elimina)/u
const IS_WRITING =
  /^(?:ok|yes|no|ja|nein|oui|non|si|new|neu|add|cut|move|book|order|buy|post|sign|share|print|pay|log|finish|done|fertig|teilen|drucken|leeren)$/u

/** `Save As…` counts for all that is known here, although it may only open a dialog. A control without a name may be anything. */
function saysToWrite({ target }: Pick<Step, 'target'>): boolean {
  const words = normalForm(target?.name ?? '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return words.length === 0 || words.some((word) => WRITES.test(word) || IS_WRITING.test(word))
}

const LEADING_KEYS = new Set([
  'Escape',
  'Tab',
  'Left',
  'Right',
  'Up',
  'Down',
  'Home',
  'End',
  'Page_Up',
  'Page_Down',
  'Prior',
  'Next',
  'F10',
  'Menu',
])
/** Open, find, print preview and the like of most programs: they open something that has to be answered before anything is done. */
const OPENING_LETTERS = new Set(['o', 'f', 'l', 'h', 'comma'])

function leadsByKey({ key, modifiers }: Extract<Step['act'], { kind: 'press' }>): boolean {
  if (modifiers.length === 0) return LEADING_KEYS.has(key)
  return modifiers.length === 1 && modifiers[0] === 'ctrl' && OPENING_LETTERS.has(key.toLowerCase())
}
