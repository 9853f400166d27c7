import type { GoalPart, Parameter } from '#contract'
import { type Alignment, align } from './align.ts'
import { otherOrders } from './clause-orders.ts'
import { withoutCourtesy } from './courtesy.ts'
import { wordDistance } from './same-word.ts'
import type { Sentence, Token } from './sentence.ts'
import { clausesOf, type Unit } from './template.ts'
import { valueText } from './value-text.ts'

/** A request read as one goal. Spans are places in the request's text. */
export type Reading = {
  units: Unit[]
  /** The tokens that were read: those of the request, without courtesies around it. */
  tokens: Token[]
  alignment: Alignment
  values: { parameter: string; text: string; start: number; end: number }[]
}

/** What saying the clauses in another order costs: less than any real difference, more than none. */
const OTHER_ORDER = 0.05
/** Longer than anything that is a request; a value as long as that goes into the form. */
const MAX_TOKENS = 3_000
const MAX_TOKENS_IN_OTHER_ORDER = 200

/**
 * Reads a request as a goal: the best alignment over the orders in which its clauses may come, with and without the courtesies around
 * it. Undefined when it has hardly a word of the goal.
 */
export function readAs(goal: readonly GoalPart[], parameters: readonly Parameter[], sentence: Sentence): Reading | undefined {
  const clauses = clausesOf(goal, parameters)
  if (sentence.tokens.length > MAX_TOKENS || !shareWords(clauses.flat(), sentence.tokens)) return undefined
  const plain = withoutCourtesy(sentence)
  const spoken = plain.length === sentence.tokens.length ? [plain] : [plain, sentence.tokens]
  let best = cheapest(spoken.map((tokens) => ({ clauses, tokens, order: 'learned' as const })))
  if (best && best.alignment.cost > OTHER_ORDER && sentence.tokens.length <= MAX_TOKENS_IN_OTHER_ORDER) {
    const others = otherOrders(clauses, sentence.tokens).flatMap((order) =>
      spoken.map((tokens) => ({ clauses: order, tokens, order: 'other' as const })),
    )
    const other = cheapest(others)
    if (other && other.alignment.cost < best.alignment.cost) best = other
  }
  return best && { ...best, values: valuesOf(best, sentence) }
}

type Try = { clauses: Unit[][]; tokens: Token[]; order: 'learned' | 'other' }

/** The first of the cheapest. */
function cheapest(tries: Try[]): Omit<Reading, 'values'> | undefined {
  let best: Omit<Reading, 'values'> | undefined
  for (const { clauses, tokens, order } of tries) {
    const alignment = align(clauses, tokens, order)
    const cost = alignment.cost + (order === 'other' ? OTHER_ORDER : 0)
    if (!best || cost < best.alignment.cost) best = { units: clauses.flat(), tokens, alignment: { ...alignment, cost } }
  }
  return best
}

function valuesOf({ tokens, alignment }: Omit<Reading, 'values'>, sentence: Sentence): Reading['values'] {
  return alignment.values.flatMap(({ parameter, from, to }) => {
    const value = valueText(sentence, tokens, from, to)
    return value ? [{ parameter, ...value }] : []
  })
}

/** Whether at least a third of the goal's weighty words are in the request: a quick look before the thorough one. */
function shareWords(units: Unit[], tokens: Token[]): boolean {
  const words = units.flatMap((unit) => (unit.kind === 'word' ? [unit] : []))
  const weighty = words.some((word) => word.weight === 1) ? words.filter((word) => word.weight === 1) : words
  // Words that have come apart or grown together in the request are still in it.
  const joined = tokens.map((token) => token.normal).join('')
  const there = weighty.filter(
    ({ normal }) => joined.includes(normal) || tokens.some((token) => wordDistance(normal, token.normal) !== undefined),
  )
  return there.length > 0 && there.length * 3 >= weighty.length
}
