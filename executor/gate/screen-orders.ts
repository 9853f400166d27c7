import { ORDERS } from './order-words.ts'
import type { ProposedAct } from './proposed-act.ts'

/** More text than this is not looked through: a screen holds less. */
const MOST_LETTERS = 40_000
const MARKUP = /<\/?\s*(system|instructions?|prompt|assistant)\s*>|\[(inst|system)\]|<\|\w+\|>/iu

/** The text on the screen that gives orders to whoever reads it, in the words of the screen; undefined when none does. */
export function ordersOn({ seen, window }: Pick<ProposedAct, 'seen' | 'window'>): string | undefined {
  const texts = [window?.title ?? '', ...seen.flatMap((element) => [element.name, element.value ?? ''])].filter((text) => text.length >= 4)
  const alone = texts.find(givesOrders)
  if (alone !== undefined) return alone
  // Lines of one text may be told one by one.
  const together = texts.join(' ')
  return givesOrders(together) ? (texts.find((text) => text.split(' ').length > 2) ?? together) : undefined
}

function givesOrders(text: string): boolean {
  const read = plainLine(text.slice(0, MOST_LETTERS))
  return MARKUP.test(text) || ORDERS.some((order) => order.test(read))
}

/** Lower case, letters and digits, single blanks; what is not seen is gone. */
function plainLine(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}|\u034f/gu, '')
    .toLowerCase()
    .replace(/[’'‘`´]/gu, ' ')
    .replace(/\b(don|doesn|won|isn) t\b/gu, '$1t')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
}
