import type { Role, UiElement } from '#contract'
import { isOneOf, nameSays, words } from './reading.ts'
import { ASKS_TO_DELETE, ASKS_TO_DISCARD, ASKS_TO_OVERWRITE, DELETE, DISCARD, NOTICE, OVERWRITE } from './words.ts'

const list = (...lines: string[]): string[] => lines.flatMap((line) => line.split('|'))

/** Buttons that put an offer off, or turn it down, and say so. */
const NOT_NOW: string[] = list(
  'not now|later|maybe later|remind me later|ask me later|ask again later|no thanks|no thank you|skip|skip this|dismiss|got it|reject all|decline all|decline|only necessary|necessary only|use necessary cookies only',
  'nicht jetzt|jetzt nicht|später|spaeter|vielleicht später|später erinnern|erinnere mich später|nein danke|überspringen|verstanden|alle ablehnen|ablehnen|nur notwendige|nur erforderliche',
  'pas maintenant|plus tard|non merci|ignorer|passer|tout refuser|refuser|ahora no|más tarde|mas tarde|no gracias|omitir|rechazar todo|rechazar',
  'non ora|più tardi|no grazie|salta|rifiuta tutto|agora não|mais tarde|não obrigado|pular|niet nu|later herinneren|nee bedankt|overslaan|nie teraz|później|nie dziękuję|pomiń|не сейчас|позже|нет спасибо|пропустить|inte nu|senare|nej tack|ikke nå|ikke nu|以后再说|稍后|今はしない|後で|나중에',
)
/** Buttons that only leave; of some dialogs they break off what is under way, so they count where the dialog is known for an offer. */
const LEAVE: string[] = list(
  'close|cancel|no|schließen|abbrechen|nein|fermer|annuler|non|cerrar|cancelar|chiudi|annulla|fechar|não|sluiten|annuleren|nee|zamknij|anuluj|nie|закрыть|отмена|нет|stäng|avbryt|nej|luk|lukk|annuller|关闭|取消|閉じる|キャンセル|닫기|취소',
)
/** What an offer speaks of, that is nothing of the person's work: tips, news, updates, passwords to remember, sessions to restore, defaults, ratings. */
const OFFERS: string[] = list(
  'tip of the day|did you know|whats new|release notes|welcome to|getting started|take a tour|rate this|rate us|enjoying|feedback|survey|newsletter',
  'update available|updates available|new version|update is available|software update|upgrade available|remember password|remember this password|save password|save your password|save login|store password',
  'restore session|restore pages|restore previous|previous session|default browser|default application|default program|default mail|turn on sync|sign in to sync|allow notifications|show notifications|use cookies|cookie',
  'tipp des tages|wussten sie|neuigkeiten|willkommen bei|bewerten|umfrage|neue version|update verfügbar|aktualisierung verfügbar|kennwort merken|passwort merken|passwort speichern|kennwort speichern|sitzung wiederherstellen|seiten wiederherstellen|letzte sitzung|standardbrowser|standardprogramm|benachrichtigungen',
  'astuce du jour|le saviez vous|nouveautés|mise à jour disponible|nouvelle version|enregistrer le mot de passe|mémoriser le mot de passe|restaurer la session|navigateur par défaut|consejo del día|sabía que|novedades|actualización disponible|nueva versión|guardar contraseña|restaurar sesión|navegador predeterminado|suggerimento del giorno|aggiornamento disponibile|ripristina sessione|dica do dia|atualização disponível|tip van de dag|update beschikbaar|porada dnia|совет дня|доступно обновление|восстановить сеанс',
)

/** What would have to be filled in. A box that says 'do not show this again' is left as it is. */
const ASKS: Role[] = ['field', 'password', 'combobox', 'spinner', 'radio', 'slider', 'document', 'table', 'tree']
const SPEAKING: Role[] = ['text', 'label', 'heading', 'alert', 'dialog', 'panel', 'unknown', 'window', 'document']
/** What could delete, discard or overwrite is about the person's work: there leaving is an answer, too. */
const OF_WORK = [DELETE, DISCARD, OVERWRITE]
const ASKS_OF_WORK = [...ASKS_TO_DELETE, ...ASKS_TO_DISCARD, ...ASKS_TO_OVERWRITE]

/**
 * The button by which something that came up unasked can be left without harm, and without an answer that counts: the only button of a notice; the one that puts an
 * offer off; the one that leaves an offer known by its words. Undefined where it asks for anything typed or chosen, or is about saving, discarding or
 * deleting. `seen`: what is in it, and nothing else.
 */
export function harmlessWayOut(title: string, seen: readonly UiElement[]): UiElement | undefined {
  const buttons = seen.filter(({ role, name, enabled }) => role === 'button' && name.trim() !== '' && enabled !== false)
  if (buttons.length === 0 || seen.some(({ role, enabled }) => ASKS.includes(role) && enabled !== false)) return undefined
  const spoken = [title, ...seen.filter(({ role }) => SPEAKING.includes(role)).map(({ name }) => name)].map(words)
  const says = (phrases: string[]) => spoken.some((text) => phrases.some((phrase) => ` ${text} `.includes(` ${words(phrase)} `)))
  if (says(ASKS_OF_WORK) || buttons.some(({ name, role }) => OF_WORK.some((what) => nameSays(name, what, role)))) return undefined
  const [only] = buttons
  if (only && buttons.length === 1) return isOneOf(only.name, NOTICE) || isOneOf(only.name, NOT_NOW) ? only : undefined
  const byName = (names: string[]) => buttons.find(({ name }) => isOneOf(name, names))
  return byName(NOT_NOW) ?? (says(OFFERS) ? byName(LEAVE) : undefined)
}
