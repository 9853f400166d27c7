import type { LoopOver, Role, UiElement } from '#contract'
import { centreOf } from '#contract'
import type { Draft } from '../draft.ts'
import { roleOf } from '../field.ts'
import { slotFor } from '../merge/explain.ts'
import { meansAll } from '../words/means-all.ts'
import type { Changes, Group, Varying } from './varying.ts'

export type Rounds = readonly (readonly Draft[])[]

/** What a loop goes over, as far as one demonstration shows it; `values` and `rows` get their names later. */
export type Seen =
  | { kind: 'values' }
  | { kind: 'rows'; role: Role; within: string; group: Group }
  | { kind: 'while'; condition: Extract<LoopOver, { kind: 'while' }>['condition'] }
  | { kind: 'times' }

/** The next of a list that grew shorter comes up at the same place, this near. */
const SAME_PLACE_PX = 6
/** A column grows narrower with what it held. */
const SAME_COLUMN_PX = 60

/**
 * - Each round took the first of a list and that was gone then, until none was left: as long as there is one.
 * - Each round took the next of a list, from its first to its last: for every row.
 * - Otherwise for the values that one gives. The words `all` or `every` in the sentence speak for the list too, where the person stopped before its end.
 */
export function overOf(rounds: Rounds, changes: Changes, goal: string, after: readonly UiElement[] | undefined): Seen | undefined {
  const isAll = meansAll(goal)
  const [only, ...more] = changes.groups
  const firstGone = more.length === 0 ? untilNone(rounds, only, isAll, after) : undefined
  if (firstGone) return firstGone
  if (!only) return identical(rounds)
  const rows = more.length === 0 ? rowsOf(rounds, only, isAll) : undefined
  return rows ?? { kind: 'values' }
}

/** Nothing changes from round to round: as often as one says, when a round is more than one click. */
function identical([first = []]: Rounds): Seen | undefined {
  return first.length > 1 ? { kind: 'times' } : undefined
}

function untilNone(rounds: Rounds, group: Group | undefined, isAll: boolean, after: readonly UiElement[] | undefined): Seen | undefined {
  const firsts = rounds.flatMap((round) => round[0] ?? [])
  const [first] = firsts
  const [role, name] = [first && roleOf(first), first?.target?.name]
  if (!first || role === undefined || name === undefined || first.act.kind !== 'click') return undefined
  if (group && !group.members.every(({ varying }) => varying.kind === 'row' && varying.at === 0)) return undefined
  const place = first.target?.place
  const samePlace = firsts.every(
    ({ target }) =>
      target?.name === name &&
      place !== undefined &&
      Math.abs(target.place.y - place.y) <= SAME_PLACE_PX &&
      Math.abs(target.place.x - place.x) <= SAME_COLUMN_PX,
  )
  const counts = firsts.map(({ elements }) => elements.filter((element) => element.role === role && element.name === name).length)
  // What was told may be a little behind, so that one round looks like the one before.
  const shrinks = counts.every((count, round) => count <= (counts[round - 1] ?? count)) && (counts.at(-1) ?? 0) < (counts[0] ?? 0)
  const left = after?.filter((element) => element.role === role && element.name === name).length
  if (!samePlace || !shrinks || !(left === 0 || isAll)) return undefined
  return { kind: 'while', condition: { kind: 'element-present', role, name } }
}

/** What tells the rows of a list from each other, the most telling first. */
const ROWS: Role[] = ['list-item', 'tree-item', 'row', 'checkbox', 'cell', 'link', 'radio']

/** The things of one role, one a row, that were taken from the first on: their names are what the rows are gone over by. */
function rowsOf(rounds: Rounds, group: Group, isAll: boolean): Seen | undefined {
  const lead = group.members[0]?.varying
  const firsts = lead ? rounds.flatMap((round) => round[lead.at] ?? []) : []
  const [first] = firsts
  if (!lead || !first || lead.kind === 'typed') return undefined
  for (const role of ROWS) {
    const values = firsts.map((draft) => namedOnLine(draft, role))
    const [value = ''] = values
    const own = roleOf(first) === role && first.target?.name === value
    if (values.some((each) => each === '') || !(own || first.target?.neighbours.some((each) => each.role === 'row' && each.name === value)))
      continue
    const within = listIn(first.elements.find((element) => element.role === role && element.name === value)?.path ?? [])
    const there = namesFromTop(first.elements, role, within)
    const inOrder = values.every((each, index) => there[index] === each)
    if (!inOrder || !(there.length === values.length || isAll)) continue
    const varying: Varying = {
      at: lead.at,
      kind: own ? 'picked' : 'row',
      values,
      before: '',
      after: '',
    }
    const others = group.members
      .slice(1)
      .map(({ varying: other }) => ({ varying: other, slot: slotFor(other.values, [{ name: 'value', values }]) }))
    if (others.some(({ slot, varying: other }) => !slot || (other.kind !== 'typed' && slot.form))) continue
    return { kind: 'rows', role, within, group: { values, members: [{ varying }, ...others] } }
  }
  return undefined
}

/** What a draft acted on, or else the leftmost thing of this role beside it. */
function namedOnLine(draft: Draft, role: Role): string {
  if (roleOf(draft) === role && draft.target?.name !== undefined) return draft.target.name
  const { point } = draft
  if (!point) return ''
  const beside = draft.elements.filter(
    ({ role: its, name, box }) => its === role && name.trim() !== '' && point.y >= box.y && point.y <= box.y + box.height,
  )
  return beside.toSorted((a, b) => a.box.x - b.box.x)[0]?.name ?? ''
}

/** The name of the innermost list; empty when it has none. */
function listIn(path: readonly string[]): string {
  return path.map((step) => /^(?:list|table|tree) (.+)$/u.exec(step)?.[1]).findLast((name) => name !== undefined) ?? ''
}

/** As a run reads them: of things on one line the leftmost speaks. */
function namesFromTop(elements: readonly UiElement[], role: Role, within: string): string[] {
  const inside = elements
    .filter(
      (element) =>
        element.role === role &&
        element.name.trim() !== '' &&
        (within === '' || (element.path ?? []).some((step) => step.endsWith(` ${within}`))),
    )
    .toSorted((a, b) => centreOf(a.box).y - centreOf(b.box).y || a.box.x - b.box.x)
  const sameLine = (a: UiElement, b: UiElement) => centreOf(a.box).y > b.box.y && centreOf(a.box).y < b.box.y + b.box.height
  return inside
    .filter((element) => !inside.some((other) => other !== element && sameLine(other, element) && other.box.x < element.box.x))
    .map(({ name }) => name)
}
