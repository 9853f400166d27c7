import type { Step } from '#contract'
import { takesTyping } from '../field.ts'

const TAKEN_BACK =
  /^(cancel|close|abort|back|abbrechen|schließen|zurück|annuler|fermer|cancelar|cerrar|annulla|chiudi|annuleren|sluiten)\b/iu

/**
 * True for a stretch that only one demonstration has and that changed nothing there: it typed nothing and ended with Esc or Cancel, or it was one click into a
 * field into which nothing was typed. That the other did without it shows that it was a detour.
 */
export function isDetour(steps: readonly Step[], next: Step | undefined): boolean {
  const last = steps.at(-1)
  if (!last || steps.some(({ act }) => act.kind === 'type' || act.kind === 'drag')) return false
  if (last.act.kind === 'press' && last.act.key === 'Escape') return true
  if (last.act.kind === 'click' && TAKEN_BACK.test(last.target?.name ?? '') && last.target?.role === 'button') return steps.length > 1
  const entersField = steps.length === 1 && last.act.kind === 'click' && takesTyping(last.target?.role)
  return entersField && (next === undefined || (next.target !== undefined && next.target.name !== last.target?.name))
}

export const DETOUR = 'The other demonstration did without it, and it changed nothing.'
