import type { Verdict } from '#contract'
import { short } from '../../plain-text.ts'
import type { ProposedAct } from '../proposed-act.ts'
import { ordersOn } from '../screen-orders.ts'

/** No remembered yes and no setting ever answers for this rule. */
export const SCREEN_ORDERS = 'screen-orders'

/**
 * Text on a screen is data. Where it gives orders, nothing that was not shown is done without a new yes: there, and in all that follows in the
 * run, since a model may have read it.
 */
export function screenOrdersRule(act: ProposedAct): Verdict | undefined {
  if (act.origin === 'demonstrated') return undefined
  const orders = ordersOn(act) ?? act.orders
  if (orders === undefined) return undefined
  const reason = `Text on the screen gives orders: “${short(orders)}”. Understudy takes none from it; was this your wish?`
  return { kind: 'ask', rule: SCREEN_ORDERS, reason, undo: 'unknown' }
}
