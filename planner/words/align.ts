import { borderCost, clauseMissingCost, extraCost, matchOf, missingCost, valueCost } from './costs.ts'
import { createLattice, type Lattice } from './lattice.ts'
import type { Token } from './sentence.ts'
import type { Unit } from './template.ts'
import { joinsAt } from './word-joins.ts'

/** A run of tokens or units: from `from` up to, but not with, `to`. */
export type Span = { from: number; to: number }

/** How a request and a goal lie beside each other. Units and tokens are given by their places. */
export type Alignment = {
  cost: number
  /** Words and signs that occur in both. More than one unit or token where words were joined or parted. */
  matches: (Span & { units: Span; how: 'same' | 'typo' | 'stand-in' })[]
  /** Tokens that are the value of a slot. */
  values: (Span & { parameter: string })[]
  /** Units that nothing stands for. */
  missing: number[]
  /** Tokens that stand for nothing. */
  extras: number[]
}

/** In another order only the word that tells a slot apart says where its value is; without it there is none. */
const ANCHOR_MISSING_ELSEWHERE = 10

/**
 * The cheapest alignment of a goal's clauses, in this order, with a request: dynamic programming over (unit, token, inside a value or
 * not), as in an edit distance in which a slot takes any run of tokens and a clause may be left out with its value. Time and memory grow
 * with units × tokens.
 */
export function align(clauses: readonly Unit[][], tokens: readonly Token[], order: 'learned' | 'other'): Alignment {
  const units = clauses.flat()
  const lattice = createLattice(units.length, tokens.length)
  const ends = clauseEnds(clauses)
  const slotsAfter = units.map((_, place) => units.slice(place + 1).filter((unit) => unit.kind === 'slot').length)

  for (const [u, unit] of units.entries()) {
    const isAnchor = unit.kind === 'word' && unit.anchor
    const missing = missingCost(unit, separatesAlone(units, u)) + (isAnchor && order === 'other' ? ANCHOR_MISSING_ELSEWHERE : 0)
    const end = ends.get(u)
    const withoutClause = end === undefined ? 0 : clauseMissingCost(units.slice(u, end))
    for (let t = 0; t <= tokens.length; t += 1) {
      const here = lattice.outside(u, t)
      lattice.reach(here, lattice.outside(u + 1, t), missing)
      if (end !== undefined) lattice.reach(here, lattice.outside(end, t), withoutClause)
      if (unit.kind === 'slot') reachValue(lattice, unit.type, tokens, { u, t }, slotsAfter[u] ?? 0)
      else for (const join of joinsAt(units, tokens, u, t)) lattice.reach(here, lattice.outside(u + join.units, t + join.tokens), join.cost)
      reachExtra(lattice, tokens, u, t)
    }
  }
  for (let t = 0; t < tokens.length; t += 1) reachExtra(lattice, tokens, units.length, t)
  return readOff(lattice, units, tokens)
}

function reachExtra(lattice: Lattice, tokens: readonly Token[], u: number, t: number): void {
  const token = tokens[t]
  if (token) lattice.reach(lattice.outside(u, t), lattice.outside(u, t + 1), extraCost(token))
}

/** Begins a value here, goes on with it, or ends it. */
function reachValue(
  lattice: Lattice,
  type: Extract<Unit, { kind: 'slot' }>['type'],
  tokens: readonly Token[],
  { u, t }: { u: number; t: number },
  slotsAfter: number,
): void {
  const token = tokens[t]
  const border = borderCost(tokens[t - 1], token)
  lattice.reach(lattice.inside(u, t), lattice.outside(u + 1, t), border)
  if (!token) return
  const taking = valueCost(type, token, slotsAfter)
  lattice.reach(lattice.outside(u, t), lattice.inside(u, t + 1), border + taking)
  lattice.reach(lattice.inside(u, t), lattice.inside(u, t + 1), taking)
}

/** For each clause that ends in a slot and has an anchor: where it begins, and behind its slot. */
function clauseEnds(clauses: readonly Unit[][]): Map<number, number> {
  const ends = new Map<number, number>()
  let begin = 0
  for (const clause of clauses) {
    if (clause.at(-1)?.kind === 'slot' && clause.some((unit) => unit.kind === 'word' && unit.anchor)) ends.set(begin, begin + clause.length)
    begin += clause.length
  }
  return ends
}

function separatesAlone(units: readonly Unit[], u: number): boolean {
  return units[u - 1]?.kind === 'slot' && units[u + 1]?.kind === 'slot'
}

/** Each step of the cheapest way tells by how far it went what it stands for. */
function readOff(lattice: Lattice, units: readonly Unit[], tokens: readonly Token[]): Alignment {
  const alignment: Alignment = { cost: lattice.cost(), matches: [], values: [], missing: [], extras: [] }
  let valueBegin = 0
  for (const { from, to } of lattice.cheapestWay()) {
    const unit = units[from.u]
    if (to.inside && !from.inside) valueBegin = from.t
    else if (from.inside && !to.inside && unit?.kind === 'slot')
      alignment.values.push({ parameter: unit.parameter, from: valueBegin, to: to.t })
    else if (from.inside) continue
    else if (from.u === to.u) alignment.extras.push(from.t)
    else if (from.t === to.t) for (let u = from.u; u < to.u; u += 1) alignment.missing.push(u)
    else alignment.matches.push({ from: from.t, to: to.t, units: { from: from.u, to: to.u }, how: howOf(unit, tokens[from.t]) })
  }
  return alignment
}

function howOf(unit: Unit | undefined, token: Token | undefined): Alignment['matches'][number]['how'] {
  // Words that were joined or parted are the same without being equal one by one.
  return (unit && token && matchOf(unit, token)?.how) ?? 'same'
}
