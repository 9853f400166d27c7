import { matchOf } from './costs.ts'
import type { Token } from './sentence.ts'
import type { Unit } from './template.ts'

/** So many words may have grown together into one, or one have come apart. */
const MAX_JOINED = 3
const JOINED_COST = 0.1

/** How many units and tokens from here on are the same word, and at what cost: one each, or `e-mail` and `email`. */
export function joinsAt(
  units: readonly Unit[],
  tokens: readonly Token[],
  u: number,
  t: number,
): { units: number; tokens: number; cost: number }[] {
  const [unit, token] = [units[u], tokens[t]]
  if (!unit || !token || unit.kind === 'slot') return []
  const alone = matchOf(unit, token)
  const found = alone ? [{ units: 1, tokens: 1, cost: alone.cost }] : []
  const mayJoin = unit.kind === 'word' && token.kind === 'word' && unit.normal !== token.normal
  if (!mayJoin || (!unit.normal.startsWith(token.normal) && !token.normal.startsWith(unit.normal))) return found
  for (let count = 2; count <= MAX_JOINED; count += 1) {
    if (joined(units.slice(u, u + count)) === token.normal) found.push({ units: count, tokens: 1, cost: JOINED_COST })
    if (joined(tokens.slice(t, t + count)) === unit.normal) found.push({ units: 1, tokens: count, cost: JOINED_COST })
  }
  return found
}

/** `e`, `-`, `mail` as `email`. It ends in a word, and a slot joins with nothing. */
function joined(pieces: readonly (Unit | Token)[]): string | undefined {
  if (pieces.at(-1)?.kind !== 'word' || pieces.some((piece) => piece.kind === 'slot')) return undefined
  return pieces.map((piece) => (piece.kind === 'word' ? piece.normal : '')).join('')
}
