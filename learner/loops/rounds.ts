import type { Step } from '#contract'
import type { Draft } from '../draft.ts'
import { isHousekeeping } from '../merge/cost.ts'
import { isBlind, sequenceOf } from './alike.ts'
import { isListed, likenessesOf } from './likeness.ts'
import { type Repeat, repeatsIn } from './repeats.ts'
import { type Round, type Stretch, scoreOf, stretchesIn } from './stretches.ts'

/** What was done at least three times: word for word, or with a slip here and there where that explains more. None overlaps another; in order. */
export function repeatedIn(drafts: readonly Draft[], steps: readonly Step[], meansAll: boolean): Stretch[] {
  const worth = (body: readonly number[], rounds: readonly Round[]) => isWorth(columnsOf(drafts, body, rounds))
  const exact = repeatsIn(likenessesOf(drafts), (each) => worth(placesOf(each, 0), roundsOf(each))).map(
    (each): Stretch => ({ length: each.length, rounds: roundsOf(each) }),
  )
  // Scrolling and the like belongs to no round.
  const acting = steps.flatMap((step, index) => (isHousekeeping(step) ? [] : [index]))
  const acted = acting.flatMap((index) => drafts[index] ?? [])
  const isWorthActed = (body: readonly number[], rounds: readonly Round[]) => isWorth(columnsOf(acted, body, rounds))
  const uneven = stretchesIn(
    sequenceOf(
      acted,
      acting.flatMap((index) => steps[index] ?? []),
      meansAll,
    ),
    isWorthActed,
  ).map(({ length, rounds }): Stretch => ({ length, rounds: rounds.map((round) => placedAt(round, acting)) }))
  const all = [...exact, ...uneven].sort((a, b) => scoreOf(b) - scoreOf(a))
  const chosen: Stretch[] = []
  for (const each of all) if (chosen.every((other) => apart(spanOf(each), spanOf(other)))) chosen.push(each)
  return chosen.sort((a, b) => spanOf(a).from - spanOf(b).from)
}

function placesOf({ start, length }: Repeat, round: number): number[] {
  return Array.from({ length }, (_, index) => start + round * length + index)
}

function roundsOf(repeat: Repeat): Round[] {
  return Array.from({ length: repeat.rounds }, (_, round) => ({ at: placesOf(repeat, round), extra: [] }))
}

/** The same round, by the places that its numbers stand for. */
export function placedAt({ at, extra }: Round, places: readonly number[]): Round {
  return {
    at: at.map((each) => (each === undefined ? undefined : places[each])),
    extra: extra.map((each) => ({ ...each, at: places[each.at] ?? -1 })),
  }
}

type Span = { from: number; to: number }

/** From the first to the last place of all rounds. */
function spanOf({ rounds }: Stretch): Span {
  const all = rounds.flatMap(({ at, extra }) => [...at.flatMap((each) => each ?? []), ...extra.map((each) => each.at)])
  return { from: Math.min(...all), to: Math.max(...all) }
}

function apart(a: Span, b: Span): boolean {
  return a.to < b.from || b.to < a.from
}

/** For each step of the body what was done in its place, round by round. */
function columnsOf(drafts: readonly Draft[], body: readonly number[], rounds: readonly Round[]): Draft[][] {
  return body.map((_, column) => rounds.flatMap(({ at }) => drafts[at[column] ?? -1] ?? []))
}

/** Moving about, or one and the same key or button over and over, is no round of anything. */
function isWorth(columns: readonly Draft[][]): boolean {
  const moves = ({ act }: Draft) =>
    act.kind === 'scroll' ||
    (act.kind === 'press' &&
      /^(Tab|ISO_Left_Tab|Up|Down|Left|Right|Home|End|Prior|Next|Page_Up|Page_Down|BackSpace|Escape)$/u.test(act.key))
  const goesOn = ({ act }: Draft) => act.kind === 'press' && /^(Down|Up)$/u.test(act.key)
  const blind = (draft: Draft) => moves(draft) || (draft.act.kind === 'type' && isBlind(draft))
  // Texts with Tab between them, in fields that nobody names, are one form.
  if (columns.every((column) => column.some((draft) => blind(draft) && !goesOn(draft)))) return false
  if (columns.every((column) => column.some(moves))) return false
  if (columns.length > 1) return !columns.every(([draft]) => draft?.act.kind === 'press')
  const taken = columns[0] ?? []
  const [only] = taken
  if (only?.act.kind !== 'click') return false
  // Folders opened one in the other are no list: all that was taken must have been there at first.
  if (!isListed(only)) return true
  return taken.every(({ target, hit }) => only.elements.some((element) => element.name === (target?.name ?? hit?.name)))
}
