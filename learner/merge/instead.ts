import type { Condition } from '#contract'
import { conditionInWords, momentOf, tellingCondition } from './conditions.ts'
import { calledAll, type Deciding, momentsOf, upperFirst } from './deciding.ts'
import { type Draft, type Laid, nests, nextBlockId, type RowSpan } from './draft.ts'
import { insertBehind, removeRows, spansAround } from './put-in.ts'
import type { Gap } from './walk.ts'

type Branch = Extract<Laid, { kind: 'branch' }>
type Arm = Branch['arms'][number]

/** Other steps in place of the known ones: a branch, when the screen tells which. */
export function insteadOf(gap: Gap, deciding: Deciding): void {
  const { draft, tools } = deciding
  const { missing, extra } = gap
  const [known, shown, end] = [missing[0], extra[0]?.step, missing.at(-1)]
  if (!known || !shown || !end) return
  const [before, now] = [momentsOf(known, tools), [momentOf(shown, tools)]]
  const whenKnown = tellingCondition(before, now)
  const whenShown = tellingCondition(now, before)
  const [from, to] = [draft.rows.indexOf(known), draft.rows.indexOf(end)]
  const branch = branchWithArm(draft, from, to)
  const isWhole = nests(draft, from, to) && to - from === missing.length - 1
  if (branch && whenShown) addArm(branch, gap, whenShown, deciding)
  else if (isWhole && whenKnown) layBranch(gap, { from: known, to: end, when: whenKnown }, whenShown, deciding)
  else if (isWhole && whenShown) layBranch(gap, { from: known, to: end }, whenShown, deciding)
  else askWhich(gap, { from: known, to: end }, deciding)
}

/** The known steps are one arm, the shown ones the other. Only the last may be without a condition. */
function layBranch(gap: Gap, known: Arm, whenShown: Condition | undefined, deciding: Deciding): void {
  const { draft, tools, found } = deciding
  const { missing, extra } = gap
  const from = draft.rows.indexOf(known.from)
  const around = spansAround(draft, from, draft.rows.indexOf(known.to))
  const rows = insertBehind(known.to, gap, deciding)
  const [first, last] = [rows[0], rows.at(-1)]
  const when = whenShown ?? known.when
  if (!first || !last || !when) return
  const arms: Arm[] = [known, { from: first, to: last, ...(whenShown ? { when: whenShown } : {}) }]
  if (!known.when) {
    arms.reverse()
    draft.rows.splice(from, missing.length + rows.length, ...rows, ...missing)
  }
  for (const span of around) {
    if (known.when && span.to === known.to) span.to = last
    if (!known.when && span.from === known.from) span.from = first
  }
  const words = conditionInWords(when, tools)
  draft.laid.push({ kind: 'branch', id: nextBlockId(draft.laid), reason: `What is done here goes by whether ${words}.`, arms })
  const [was, is] = [calledAll(missing.map(({ step }) => step)), calledAll(extra.map(({ step }) => step))]
  found.push(`When ${words}, ${whenShown ? is : was} is done, otherwise ${whenShown ? was : is}.`)
}

function askWhich(gap: Gap, known: RowSpan, deciding: Deciding): void {
  const { draft, asking, found } = deciding
  const [was, is] = [calledAll(gap.missing.map(({ step }) => step)), calledAll(gap.extra.map(({ step }) => step))]
  const answer = asking.ask(
    `instead-${known.from.step.id}`,
    `Before, you did ${was}; this time you did ${is} in its place, and nothing on the screen tells why. What should be done?`,
    { first: `Always ${was}`, second: `Always ${is}` },
  )
  if (answer !== 'second') return
  const around = spansAround(draft, draft.rows.indexOf(known.from), draft.rows.indexOf(known.to))
  const last = insertBehind(known.to, gap, deciding).at(-1)
  for (const span of around) if (last && span.to === known.to) span.to = last
  removeRows(draft, gap.missing)
  found.push(`${upperFirst(is)} is done in place of ${was} from now on.`)
}

/** A further way to go on, where the known ones are arms of a branch already. */
export function addArm(branch: Branch, gap: Gap, when: Condition, deciding: Deciding): void {
  const { draft, tools, found } = deciding
  const [begin, last] = [branch.arms[0], branch.arms.at(-1)]
  if (!begin || !last) return
  const end = last.to
  const around = spansAround(draft, draft.rows.indexOf(begin.from), draft.rows.indexOf(end))
  const rows = insertBehind(end, gap, deciding)
  const [from, to] = [rows[0], rows.at(-1)]
  if (!from || !to) return
  if (last.when) {
    branch.arms.push({ from, to, when })
    for (const span of around) if (span.to === end) span.to = to
  } else {
    const start = draft.rows.indexOf(last.from)
    draft.rows.splice(draft.rows.indexOf(from), rows.length)
    draft.rows.splice(start, 0, ...rows)
    branch.arms.splice(-1, 0, { from, to, when })
  }
  found.push(
    `When ${conditionInWords(when, tools)}, ${calledAll(gap.extra.map(({ step }) => step))} is done in place of what else is done there.`,
  )
}

function branchWithArm({ rows, laid }: Draft, from: number, to: number) {
  return laid.find(
    (each): each is Branch =>
      each.kind === 'branch' && each.arms.some((arm) => rows.indexOf(arm.from) === from && rows.indexOf(arm.to) === to),
  )
}
