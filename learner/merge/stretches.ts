import type { Condition, Step, Task } from '#contract'
import { StepId } from '#contract'
import { quoted } from '../words/quoted.ts'
import type { Asking } from './asking.ts'
import { conditionInWords, type Moment, momentBehind, momentOf, tellingCondition } from './conditions.ts'
import { type Draft, type Laid, type MergeTools, nests, nextBlockId, type Row } from './draft.ts'
import type { Gap } from './walk.ts'

export type Deciding = {
  draft: Draft
  tools: MergeTools
  asking: Asking
  /** What the demonstration taught, as sentences. */
  found: string[]
  /** The new demonstration, learned by itself. */
  shown: Task
}

/** Decides about what only one demonstration did: sometimes, or something else instead. Changes the draft; what cannot be told is asked. */
export function decideGap(gap: Gap, deciding: Deciding): void {
  if (gap.missing.length > 0 && gap.extra.length > 0) insteadOf(gap, deciding)
  else if (gap.missing.length > 0) for (const piece of piecesOf(gap.missing, deciding.draft)) leftOutThisTime(piece, gap, deciding)
  else if (gap.extra.length > 0) doneThisTime(gap, deciding)
}

/** Known steps that were not done this time. */
function leftOutThisTime(rows: Row[], gap: Gap, deciding: Deciding): void {
  const { draft, tools, asking, found } = deciding
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return
  const when = tellingCondition(momentsOf(first, tools), [shownMoment(gap, deciding)])
  if (when) {
    draft.laid.push({ kind: 'optional', id: nextBlockId(draft.laid), reason: sometimes(when, tools), from: first, to: last, when })
    found.push(
      onlyWhen(
        rows.map(({ step }) => step),
        when,
        tools,
      ),
    )
    return
  }
  const what = calledAll(rows.map(({ step }) => step))
  const answer = asking.ask(
    `sometimes-${first.step.id}`,
    `Before, you did ${what}; this time you did not, and nothing on the screen tells why. Should it be done?`,
    { always: 'Yes, every time', never: 'No, leave it out' },
  )
  if (answer === 'never') {
    removeRows(draft, rows)
    found.push(`${upperFirst(what)} is left out from now on.`)
  }
}

/** Steps that were done this time for the first time. */
function doneThisTime(gap: Gap, deciding: Deciding): void {
  const { draft, tools, asking, found } = deciding
  const steps = gap.extra.map(({ step }) => step)
  const [first] = steps
  if (!first) return
  const when = whenByItself(gap, deciding) ?? tellingCondition([momentOf(first, tools)], [knownMoment(gap, deciding)])
  const branch = draft.laid.find((each) => each.kind === 'branch' && gap.skipped.includes(each.id))
  if (when && branch?.kind === 'branch') {
    addArm(branch, gap, when, deciding)
    return
  }
  if (when) {
    const rows = insert(gap, deciding)
    const [from, to] = [rows[0], rows.at(-1)]
    if (from && to) draft.laid.push({ kind: 'optional', id: nextBlockId(draft.laid), reason: sometimes(when, tools), from, to, when })
    found.push(onlyWhen(steps, when, tools))
    return
  }
  const answer = asking.ask(
    `sometimes-shown-${(gap.extra[0]?.at ?? 0) + 1}`,
    `This time you also did ${calledAll(steps)}, and nothing on the screen tells why. Should it be done?`,
    { always: 'Yes, every time', never: 'No, leave it out' },
  )
  if (answer === 'always') {
    insert(gap, deciding)
    found.push(`${upperFirst(calledAll(steps))} is done every time from now on.`)
  }
}

/** Other steps in place of the known ones. */
function insteadOf(gap: Gap, deciding: Deciding): void {
  const { draft, tools, asking, found } = deciding
  const { missing, extra } = gap
  const [known, shown, end] = [missing[0], extra[0]?.step, missing.at(-1)]
  if (!known || !shown || !end) return
  const [before, now] = [momentsOf(known, tools), [momentOf(shown, tools)]]
  const whenKnown = tellingCondition(before, now)
  const whenShown = tellingCondition(now, before)
  const [from, to] = [draft.rows.indexOf(known), draft.rows.indexOf(end)]
  const [was, is] = [calledAll(missing.map(({ step }) => step)), calledAll(extra.map(({ step }) => step))]
  const arm = armOf(draft, from, to)
  if (arm && whenShown) {
    addArm(arm, gap, whenShown, deciding)
    return
  }
  if ((whenKnown || whenShown) && nests(draft, from, to) && to - from === missing.length - 1) {
    const rows = insert({ ...gap, before: { row: end, step: end.step } }, deciding)
    const [first, last] = [rows[0], rows.at(-1)]
    if (!first || !last) return
    const arms: Extract<Laid, { kind: 'branch' }>['arms'] = [
      { from: known, to: end, ...(whenKnown ? { when: whenKnown } : {}) },
      { from: first, to: last, ...(whenShown ? { when: whenShown } : {}) },
    ]
    // Only the last arm may be without a condition.
    if (!whenKnown) {
      arms.reverse()
      draft.rows.splice(from, missing.length + rows.length, ...rows, ...missing)
    }
    const when = (whenShown ?? whenKnown) as Condition
    draft.laid.push({
      kind: 'branch',
      id: nextBlockId(draft.laid),
      reason: `What is done here goes by whether ${conditionInWords(when, tools)}.`,
      arms,
    })
    found.push(`When ${conditionInWords(when, tools)}, ${whenShown ? is : was} is done, otherwise ${whenShown ? was : is}.`)
    return
  }
  const answer = asking.ask(
    `instead-${known.step.id}`,
    `Before, you did ${was}; this time you did ${is} in its place, and nothing on the screen tells why. What should be done?`,
    { first: `Always ${was}`, second: `Always ${is}` },
  )
  if (answer !== 'second') return
  insert({ ...gap, before: { row: end, step: end.step } }, deciding)
  removeRows(draft, missing)
  found.push(`${upperFirst(is)} is done in place of ${was} from now on.`)
}

/** A further way to go on, where the known ones are arms of a branch already. */
function addArm(branch: Extract<Laid, { kind: 'branch' }>, gap: Gap, when: Condition, deciding: Deciding): void {
  const { draft, tools, found } = deciding
  const last = branch.arms.at(-1)
  if (!last) return
  const rows = insert({ ...gap, before: { row: last.to, step: last.to.step } }, deciding)
  const [from, to] = [rows[0], rows.at(-1)]
  if (!from || !to) return
  if (last.when) branch.arms.push({ from, to, when })
  else {
    const start = draft.rows.indexOf(last.from)
    draft.rows.splice(draft.rows.indexOf(from), rows.length)
    draft.rows.splice(start, 0, ...rows)
    branch.arms.splice(-1, 0, { from, to, when })
  }
  found.push(
    `When ${conditionInWords(when, tools)}, ${calledAll(gap.extra.map(({ step }) => step))} is done in place of what else is done there.`,
  )
}

function armOf({ rows, laid }: Draft, from: number, to: number) {
  return laid.find(
    (each): each is Extract<Laid, { kind: 'branch' }> =>
      each.kind === 'branch' && each.arms.some((arm) => rows.indexOf(arm.from) === from && rows.indexOf(arm.to) === to),
  )
}

/** New rows for the shown steps of a gap, behind the row before it. Inside a loop they belong to the round that they were done in. */
function insert({ before, after, extra, again }: Gap, { draft, tools }: Deciding): Row[] {
  const rows = extra.map(
    ({ step, rounds }): Row => ({
      step: { ...step, id: StepId.parse(tools.ids.next('step')) },
      sightings: [{ side: 'shown', step, rounds }],
    }),
  )
  const place = before ? draft.rows.indexOf(before.row) + 1 : after ? draft.rows.indexOf(after.row) : draft.rows.length
  draft.rows.splice(place, 0, ...rows)
  const loop = draft.laid.find((each) => each.kind === 'loop' && each.id === again)
  const last = rows.at(-1)
  if (loop?.kind === 'loop' && last && loop.to === before?.row) loop.to = last
  return rows
}

function removeRows(draft: Draft, gone: readonly Row[]): void {
  const { rows } = draft
  const shrunk = <Any extends { from: Row; to: Row }>(span: Any): Any[] => {
    const left = rows.slice(rows.indexOf(span.from), rows.indexOf(span.to) + 1).filter((row) => !gone.includes(row))
    const [from, to] = [left[0], left.at(-1)]
    return from && to ? [{ ...span, from, to }] : []
  }
  draft.laid = draft.laid.flatMap((each): Laid[] => {
    if (each.kind !== 'branch') return shrunk(each)
    const arms = each.arms.flatMap(shrunk)
    const [only] = arms
    if (arms.length >= 2) return [{ ...each, arms }]
    return only?.when ? [{ kind: 'optional', id: each.id, reason: each.reason, from: only.from, to: only.to, when: only.when }] : []
  })
  draft.rows = rows.filter((row) => !gone.includes(row))
}

/** In pieces that cross no block: all at once where that can be, else by the innermost block around each step. */
function piecesOf(missing: Row[], draft: Draft): Row[][] {
  const at = missing.map((row) => draft.rows.indexOf(row))
  const [from, to] = [at[0] ?? 0, at.at(-1) ?? 0]
  if (to - from === missing.length - 1 && nests(draft, from, to)) return [missing]
  return missing.reduce<Row[][]>((pieces, row, index) => {
    const last = pieces.at(-1)
    const joined = last && at[index] === (at[index - 1] ?? 0) + 1 && nests(draft, draft.rows.indexOf(last[0] as Row), at[index] ?? 0)
    if (joined) last.push(row)
    else pieces.push([row])
    return pieces
  }, [])
}

/** All known beginnings of a row, and those of the new demonstration in which it was done. */
function momentsOf(row: Row, tools: MergeTools): Moment[] {
  return row.sightings.map(({ side, step }) => momentOf(step, side === 'known' ? { ...tools, seenAt: undefined } : tools))
}

/** Where the demonstration by itself told already when this is done: a window that came by itself. */
function whenByItself({ extra }: Gap, { shown }: Deciding): Condition | undefined {
  const [from, to] = [extra[0]?.step.id, extra.at(-1)?.step.id]
  return shown.blocks.flatMap((block) => (block.kind === 'optional' && block.from === from && block.to === to ? [block.when] : []))[0]
}

function shownMoment(gap: Gap, { tools, shown }: Deciding): Moment {
  if (gap.after) return momentOf(gap.after.step, tools)
  const last = gap.before?.step ?? shown.steps.at(-1)
  return last ? momentBehind(last, tools) : { window: undefined, page: undefined, target: undefined, seen: [], all: false }
}

function knownMoment(gap: Gap, { draft, tools }: Deciding): Moment {
  const known = { ...tools, seenAt: undefined }
  if (gap.after) return momentOf(gap.after.row.step, known)
  const last = gap.before?.row.step ?? draft.rows.at(-1)?.step
  return last ? momentBehind(last, known) : { window: undefined, page: undefined, target: undefined, seen: [], all: false }
}

/** `“Close the notice”`, `“Close the notice” and 2 more steps`. */
export function calledAll(steps: readonly Step[]): string {
  const more = steps.length - 1
  return `${quoted(steps[0]?.caption ?? '')}${more === 0 ? '' : ` and ${more} more ${more === 1 ? 'step' : 'steps'}`}`
}

function onlyWhen(steps: readonly Step[], when: Condition, tools: MergeTools): string {
  return `${upperFirst(calledAll(steps))} ${steps.length === 1 ? 'is' : 'are'} done only when ${conditionInWords(when, tools)}.`
}

function sometimes(when: Condition, tools: MergeTools): string {
  return `It was done in the demonstration in which ${conditionInWords(when, tools).replace(/ is there$/u, ' was there')}, and not in the other.`
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
