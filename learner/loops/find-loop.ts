import { overOf } from './over.ts'
import type { Learning, RepeatedWork } from './propose.ts'
import { isWhole, type Round } from './stretches.ts'
import { changesIn } from './varying.ts'

const LEAST_ROUNDS = 3

/**
 * What changes from round to round and what it is gone over by. A first or last round that lacks just what would be its value is none; one in the middle makes
 * it all no loop.
 */
export function findLoop(learning: Learning, places: readonly Round[]): RepeatedWork | undefined {
  const { shaped, steps, sentence, after } = learning
  const body = bodyIn(learning, places)
  if (places.length < LEAST_ROUNDS || body === undefined) return undefined
  const filled = places.map(({ at }) => at.map((place, column) => place ?? places[body]?.at[column] ?? -1))
  const rounds = filled.map((round) => round.flatMap((place) => shaped[place] ?? []))
  const drafts = rounds.map((round) => round.map(({ draft }) => draft))
  const changes = changesIn(drafts)
  const varyingAt = new Set([...changes.groups.flatMap(({ members }) => members), ...changes.counts].map(({ varying }) => varying.at))
  const lacksValue = ({ at }: Round) => at.some((place, column) => place === undefined && (varyingAt.size === 0 || varyingAt.has(column)))
  const short = places.findIndex(lacksValue)
  if (short === 0) return findLoop(learning, places.slice(1))
  if (short > 0) return short === places.length - 1 ? findLoop(learning, places.slice(0, -1)) : undefined
  const last = drafts.at(-1)?.at(-1)
  const seen = overOf(drafts, changes, sentence, last && after(last))
  if (!seen) return undefined
  const asSeen = seen.kind === 'rows' ? { ...changes, groups: [seen.group] } : changes
  return { places, rounds, steps: filled.map((round) => round.flatMap((place) => steps[place] ?? [])), body, changes: asSeen, seen }
}

/** The first whole round; of several the one of which most is known of where things were typed. */
function bodyIn({ steps }: Learning, places: readonly Round[]): number | undefined {
  const blindIn = ({ at }: Round) =>
    at.filter((place) => place !== undefined && steps[place]?.act.kind === 'type' && !steps[place].target).length
  const whole = places.flatMap((round, index) => (isWhole(round) ? [{ index, blind: blindIn(round) }] : []))
  return whole.toSorted((a, b) => a.blind - b.blind)[0]?.index
}
