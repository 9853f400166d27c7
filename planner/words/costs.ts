import { wordDistance } from './same-word.ts'
import type { Token } from './sentence.ts'
import { isDeterminer, standsInFor, weightOf } from './small-words.ts'
import type { Unit } from './template.ts'

/**
 * What an alignment pays for each way in which request and goal differ; the cheapest alignment wins. The figures only have to keep this
 * order: signs, a little word more or less, a typo, a missing value, a value cut out of a quotation, a missing word that matters.
 */
const SIGN = 0.03
const SIGN_AS_ONLY_SEPARATOR = 0.4
const STAND_IN = 0.15
const LITTLE_WORD_TOO_MUCH = 0.1
const WORD_TOO_MUCH = 0.45
/** More than a missing value, so that a value is rather missed than cut from words that belong elsewhere. */
const ANCHOR_MISSING = 0.8
const EDIT = 0.3
const INSIDE_QUOTATION = 0.3
const QUOTATION_CUT = 0.6
const VALUE_MISSING = 0.5
const SECRET_MISSING = 0.05
const NO_DIGIT_IN_NUMBER = 0.4
/** So small that it only decides between equals: of two places for a border, the first is taken. */
const LONGER_EARLIER_VALUE = 1e-7

/** A unit that nothing in the request stands for. */
export function missingCost(unit: Unit, separatesAlone: boolean): number {
  switch (unit.kind) {
    case 'slot':
      return unit.type === 'secret' ? SECRET_MISSING : VALUE_MISSING
    case 'sign':
      return separatesAlone ? SIGN_AS_ONLY_SEPARATOR : SIGN
    case 'word':
      return unit.anchor ? Math.max(unit.weight, ANCHOR_MISSING) : unit.weight
  }
}

/** A clause that is missing with its value. Its anchor costs nothing more: a value that is not there needs none. */
export function clauseMissingCost(clause: readonly Unit[]): number {
  return clause.map((unit) => (unit.kind === 'word' && unit.anchor ? 0 : missingCost(unit, false))).reduce((sum, cost) => sum + cost, 0)
}

/** A token of the request that nothing in the goal stands for and that is in no value. */
export function extraCost(token: Token): number {
  if (token.kind === 'sign') return SIGN
  return weightOf(token.normal) < 1 ? LITTLE_WORD_TOO_MUCH : WORD_TOO_MUCH
}

type Match = { cost: number; how: 'same' | 'typo' | 'stand-in' }

/** A word of the goal against a word of the request. Undefined: not the same thing. */
export function matchOf(unit: Unit, token: Token): Match | undefined {
  if (unit.kind === 'slot' || unit.kind !== token.kind) return undefined
  const quoted = token.quote === undefined ? 0 : INSIDE_QUOTATION
  const distance = unit.kind === 'sign' ? signDistance(unit.normal, token.normal) : wordDistance(unit.normal, token.normal)
  if (distance === 0) return { cost: quoted, how: 'same' }
  if (distance !== undefined && unit.kind === 'word' && mayBeTypo(unit, distance)) return { cost: quoted + EDIT * distance, how: 'typo' }
  if (unit.kind === 'word' && standsInFor(unit.normal, token.normal)) {
    return { cost: quoted + (isDeterminer(unit.normal) ? STAND_IN : 2 * STAND_IN), how: 'stand-in' }
  }
  return undefined
}

/** Little words lie close together; only in a long one is a slip told from another word. */
function mayBeTypo({ normal, weight }: Extract<Unit, { kind: 'word' }>, distance: number): boolean {
  return weight === 1 || (distance === 1 && normal.length >= 5)
}

function signDistance(a: string, b: string): 0 | undefined {
  return a === b ? 0 : undefined
}

/** A token taken into a value. `valuesAfter`: how many slots follow. */
export function valueCost(type: Extract<Unit, { kind: 'slot' }>['type'], token: Token, valuesAfter: number): number {
  const numeric = type === 'number' || type === 'money'
  const strange = numeric && token.kind === 'word' && !/\p{N}/u.test(token.normal)
  return (strange ? NO_DIGIT_IN_NUMBER : 0) + LONGER_EARLIER_VALUE * valuesAfter
}

/** A border of a value between two tokens of one quotation. */
export function borderCost(before: Token | undefined, after: Token | undefined): number {
  return before?.quote !== undefined && before.quote === after?.quote ? QUOTATION_CUT : 0
}
