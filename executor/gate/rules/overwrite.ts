import type { Verdict } from '#contract'
import { short } from '../../plain-text.ts'
import type { ProposedAct } from '../proposed-act.ts'
import { answersDialog, presses } from '../reading.ts'
import { ASKS_TO_OVERWRITE, NO, OVERWRITE, STAY } from '../words.ts'

/** Saying yes to writing over what is already there. `Replace` in a search-and-replace window is text editing and not meant. */
export function overwriteRule(act: ProposedAct): Verdict | undefined {
  const asked = answersDialog(act, ASKS_TO_OVERWRITE, [...STAY, ...NO])
  if (asked !== undefined) return { kind: 'ask', rule: 'overwrite', reason: `Something is already there: “${short(asked)}”.`, undo: 'no' }
  const name = presses(act, OVERWRITE)
  if (name === undefined || searches(act)) return undefined
  return { kind: 'ask', rule: 'overwrite', reason: `“${short(name)}” writes over what is already there.`, undo: 'no' }
}

const SEARCH = /\b(find|search|suchen|suche|rechercher|buscar|cerca|trova|zoeken|znajdź|найти|sök|søg|søk|etsi)\b|查找|検索|찾기/iu

function searches(act: ProposedAct): boolean {
  return SEARCH.test(act.window?.title ?? '') || act.seen.some((element) => SEARCH.test(element.name))
}
