import { matchOf } from './costs.ts'
import type { Token } from './sentence.ts'
import type { Unit } from './template.ts'

/** Up to this many clauses every order is tried; with more, one clause is moved at a time. */
const MAX_FOR_ALL = 4

/**
 * Orders in which the clauses may have been said, other than the learned one. Only a clause whose anchor was said can have moved, and
 * what has no slot. Where no word introduces a slot there is no telling, and no other order.
 */
export function otherOrders(clauses: readonly Unit[][], tokens: readonly Token[]): Unit[][][] {
  if (clauses.some((clause) => clause.at(-1)?.kind === 'slot' && !clause.some(isAnchor))) return []
  const places = clauses.flatMap((clause, place) => (mayMove(clause, tokens) ? [place] : []))
  const orders = places.length <= MAX_FOR_ALL ? permutations(places) : singleMoves(places)
  return orders
    .filter((order) => order.some((place, index) => place !== places[index]))
    .map((order) => clauses.map((clause, place) => clauses[order[places.indexOf(place)] ?? place] ?? clause))
}

function mayMove(clause: Unit[], tokens: readonly Token[]): boolean {
  if (clause.at(-1)?.kind !== 'slot') return true
  return clause.some((unit) => isAnchor(unit) && tokens.some((token) => matchOf(unit, token) !== undefined))
}

function isAnchor(unit: Unit): boolean {
  return unit.kind === 'word' && unit.anchor
}

function permutations(places: readonly number[]): number[][] {
  if (places.length <= 1) return [[...places]]
  return places.flatMap((place, index) => permutations(places.toSpliced(index, 1)).map((rest) => [place, ...rest]))
}

function singleMoves(places: readonly number[]): number[][] {
  return places.flatMap((place, from) => places.map((_, to) => places.toSpliced(from, 1).toSpliced(to, 0, place)))
}
