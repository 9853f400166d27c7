import type { Condition, Span, StepId, TaskEdit } from '#contract'
import { roleOf } from '../field.ts'
import { likenessesOf } from './likeness.ts'
import type { Learning, RepeatedWork } from './propose.ts'

/** Of another round than the body, to be done before this step of the body when something tells that it is due. */
export type Kept = { places: number[]; column: number; when?: Condition }
/** What was done in one round only: what of it is kept, and what has nothing that would tell when it is due. All are places in the task. */
export type LeftOver = { kept: Kept[]; left: number[] }

/** Sorts what was done between the steps of the rounds; what is done only sometimes already stays so, once. */
export function leftOversOf(learning: Learning, loop: RepeatedWork, range: { from: number; to: number }): LeftOver {
  const { shaped, sometimes } = learning
  const over: LeftOver = { kept: [], left: [] }
  const keys = likenessesOf(shaped.map(({ draft }) => draft))
  const known = new Set<string | undefined>()
  for (let place = range.from; place <= range.to; place += 1) {
    const draft = shaped[place]?.draft
    if (!draft || !sometimes.includes(draft) || known.has(keys[place])) continue
    known.add(keys[place])
    over.kept.push({ places: [place], column: columnBehind(loop, place) })
  }
  for (const run of loop.places.flatMap(runsOf)) {
    const when = conditionOf(learning, loop, run)
    if (when && !known.has(JSON.stringify(when))) over.kept.push({ ...run, when })
    else if (!when) over.left.push(...run.places)
    if (when) known.add(JSON.stringify(when))
  }
  return over
}

/** Which step of the body comes next, counted from 0; their number behind the last of all rounds. */
function columnBehind({ places }: RepeatedWork, place: number): number {
  for (const { at } of places) for (const [column, each] of at.entries()) if (each !== undefined && each > place) return column
  return places[0]?.at.length ?? 0
}

/** What follows each other before the same step. */
function runsOf({ extra }: RepeatedWork['places'][number]): { places: number[]; column: number }[] {
  const runs: { places: number[]; column: number }[] = []
  for (const { at, column } of extra) {
    const last = runs.at(-1)
    if (last?.column === column && last.places.at(-1) === at - 1) last.places.push(at)
    else runs.push({ places: [at], column })
  }
  return runs
}

/** A dialog that no other step was done in, or a thing that was not there where the other rounds were at the same step. */
function conditionOf({ shaped, steps }: Learning, loop: RepeatedWork, run: { places: number[]; column: number }): Condition | undefined {
  const [at = -1] = run.places
  const [draft, step] = [shaped[at]?.draft, steps[at]]
  if (!draft || !step) return undefined
  const { program, title, kind } = step.window
  const isElsewhere = loop.steps.flat().every(({ window }) => window.program !== program || window.kind !== kind || window.title !== title)
  if (kind === 'dialog' && isElsewhere) return { kind: 'window-present', window: step.window }
  const [role, name] = [roleOf(draft), draft.target?.name]
  if (draft.act.kind !== 'click' || role === undefined || !name) return undefined
  const isThere = (elements: readonly { role: string; name: string }[]) => elements.some((each) => each.role === role && each.name === name)
  const others = loop.places.flatMap(({ at: places, extra }) => {
    const place = places[run.column]
    const own = extra.some((each) => run.places.includes(each.at))
    return own || place === undefined ? [] : (shaped[place]?.draft ?? [])
  })
  const told = others.filter(({ elements, window }) => elements.length > 0 && window.program === draft.window.program)
  const isNew = isThere(draft.elements) && told.length >= 2 && !told.some(({ elements }) => isThere(elements))
  return isNew ? { kind: 'element-present', role, name } : undefined
}

/** What brings the kept steps into the body, what lays the conditions over them, and what the loop then spans. */
export function keepEdits(
  { steps }: Learning,
  kept: readonly Kept[],
  { own, number }: { own: readonly number[]; number: number },
): { moves: TaskEdit[]; blocks: TaskEdit[]; span: Span } {
  const idAt = (place: number | undefined): StepId | null => (place === undefined ? null : (steps[place]?.id ?? null))
  const [first, last] = [own[0], own.at(-1)]
  const order = own.flatMap((place) => idAt(place) ?? [])
  const isInside = ({ places }: Kept) => places.every((place) => place >= (first ?? 0) && place <= (last ?? 0))
  const outside = kept.filter((each) => !isInside(each))
  const moves = outside.flatMap(({ places, column }): TaskEdit[] => {
    const before = idAt(own[column] ?? (last ?? 0) + 1)
    return places.flatMap((place): TaskEdit[] => {
      const step = idAt(place)
      return step === null || step === before ? [] : [{ kind: 'move-step', step, before }]
    })
  })
  const blocks = kept.flatMap(({ places, when }, index): TaskEdit[] => {
    const [from, to] = [idAt(places[0]), idAt(places.at(-1))]
    if (!when || from === null || to === null) return []
    const reason = 'It was done in one round only, when this was there.'
    return [{ kind: 'set-block', block: { id: `block-loop-${number}-${index + 1}`, kind: 'optional', from, to, when, reason } }]
  })
  const opening = outside.find(({ column }) => column === 0)?.places[0]
  const closing = outside.findLast(({ column }) => column >= own.length)?.places.at(-1)
  const span = { from: idAt(opening) ?? order[0], to: idAt(closing) ?? order.at(-1) } as Span
  return { moves, blocks, span }
}
