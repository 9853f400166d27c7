import type { Condition, Step } from '#contract'
import { conditionInWords, type Moment, momentBehind, momentOf, tellingCondition } from './conditions.ts'
import { calledAll, type Deciding, momentsOf, upperFirst } from './deciding.ts'
import { DETOUR, isDetour } from './detours.ts'
import { type Draft, type MergeTools, nests, nextBlockId, type Row } from './draft.ts'
import { addArm } from './instead.ts'
import { insert, removeRows } from './put-in.ts'
import type { Gap } from './walk.ts'

/** Known steps that were not done this time. */
export function leftOutThisTime(rows: Row[], gap: Gap, deciding: Deciding): void {
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
  if (
    isDetour(
      rows.map(({ step }) => step),
      draft.rows[draft.rows.indexOf(last) + 1]?.step,
    )
  ) {
    leaveOut(
      rows.map(({ step }) => step),
      draft.rows[draft.rows.indexOf(first) - 1]?.step,
      deciding,
    )
    removeRows(draft, rows)
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
export function doneThisTime(gap: Gap, deciding: Deciding): void {
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
  if (isDetour(steps, gap.after?.step)) {
    leaveOut(steps, gap.before?.row.step, deciding)
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

/** What is no step of the task after all; the person can still read of it. */
function leaveOut(steps: readonly Step[], after: Step | undefined, { leftOut }: Deciding): void {
  leftOut.push({ ...(after ? { after: after.id } : {}), what: steps.map(({ caption }) => caption).join('; '), reason: DETOUR })
}

/** In pieces that cross no block: all at once where that can be, else by the innermost block around each step. */
export function piecesOf(missing: Row[], draft: Draft): Row[][] {
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

function onlyWhen(steps: readonly Step[], when: Condition, tools: MergeTools): string {
  return `${upperFirst(calledAll(steps))} ${steps.length === 1 ? 'is' : 'are'} done only when ${conditionInWords(when, tools)}.`
}

function sometimes(when: Condition, tools: MergeTools): string {
  return `It was done in the demonstration in which ${conditionInWords(when, tools).replace(/ is there$/u, ' was there')}, and not in the other.`
}
