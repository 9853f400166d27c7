import { roleOf } from '../field.ts'
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

/**
 * The first whole round; of several the one of which most is known of where things were typed. But where keys led to the cells of the other rounds they lead
 * there in each, and a cell that was clicked is where the first round begins.
 */
function bodyIn({ shaped, steps }: Learning, places: readonly Round[]): number | undefined {
  const byKeys = keyedColumns({ shaped, steps }, places)
  const lacking = ({ at }: Round) =>
    at.filter((place, column) => {
      const step = place === undefined ? undefined : steps[place]
      return step?.act.kind === 'type' && (step.target !== undefined) === byKeys.has(column)
    }).length
  const whole = places.flatMap((round, index) => (isWhole(round) ? [{ index, lacking: lacking(round) }] : []))
  return whole.toSorted((a, b) => a.lacking - b.lacking)[0]?.index
}

/** The steps that type into cells of which some were clicked, and keys led to the others. */
export function keyedColumns({ shaped, steps }: Pick<Learning, 'shaped' | 'steps'>, places: readonly Round[]): Set<number> {
  const columns = places[0]?.at.keys() ?? []
  return new Set(
    [...columns].filter((column) => {
      const typed = places.flatMap(({ at }) => at[column] ?? []).filter((place) => steps[place]?.act.kind === 'type')
      const clicked = typed.filter((place) => steps[place]?.target)
      const areCells = clicked.every((place) => shaped[place] && roleOf(shaped[place].draft) === 'cell')
      return clicked.length > 0 && clicked.length < typed.length && areCells
    }),
  )
}
