import type { Block, Condition, LoopOver, PageId, Role, StepId } from '#contract'

/** A condition as it is being filled in. */
export type ConditionDraft = { kind: Condition['kind']; role: Role; name: string; program: string; title: string; page: string }
export type BlockDraft = {
  kind: Block['kind']
  from: StepId
  to: StepId
  over: LoopOver['kind']
  parameters: string[]
  item: string
  role: Role
  within: string
  times: string
  /** The parameter that says how many times; empty: `times`. */
  timesBy: string
  atMost: string
  /** Of a loop or an optional span, the first; of a branch one an arm, null for the last one without. */
  when: (ConditionDraft | null)[]
  /** Of a branch: the first step of its second way. */
  second: StepId | ''
}
export type BlockFault = 'backwards' | 'second' | 'parameters' | 'times' | 'atMost' | 'item' | `when-${number}`

const CONDITION: ConditionDraft = { kind: 'element-present', role: 'button', name: '', program: '', title: '', page: '' }

export function conditionDraft(when: Condition | undefined): ConditionDraft {
  if (!when) return CONDITION
  if (when.kind === 'element-present') return { ...CONDITION, kind: when.kind, role: when.role, name: when.name }
  if (when.kind === 'page') return { ...CONDITION, kind: when.kind, page: when.page }
  return { ...CONDITION, kind: when.kind, program: when.window.program, title: when.window.title }
}

/** What a dialog begins with: what the block is, or a loop over the values from this step on. */
export function blockDraft(at: StepId, block: Block | undefined): BlockDraft {
  const first: BlockDraft = {
    kind: block?.kind ?? 'loop',
    from: at,
    to: at,
    over: 'values',
    parameters: [],
    item: 'row',
    role: 'row',
    within: '',
    times: '3',
    timesBy: '',
    atMost: '100',
    when: [CONDITION, null],
    second: '',
  }
  if (!block) return first
  if (block.kind === 'optional') return { ...first, from: block.from, to: block.to, when: [conditionDraft(block.when), null] }
  if (block.kind === 'branch') {
    const [one, two] = block.arms
    return {
      ...first,
      from: one?.from ?? at,
      to: block.arms.at(-1)?.to ?? at,
      second: two?.from ?? '',
      when: block.arms.map(({ when }) => (when ? conditionDraft(when) : null)),
    }
  }
  const { over } = block
  const loop = { ...first, from: block.from, to: block.to, over: over.kind, atMost: String(block.atMost) }
  if (over.kind === 'values') return { ...loop, parameters: over.parameters }
  if (over.kind === 'rows') return { ...loop, item: over.item, role: over.role, within: over.within }
  if (over.kind === 'while') return { ...loop, when: [conditionDraft(over.condition), null] }
  return typeof over.count === 'number' ? { ...loop, times: String(over.count) } : { ...loop, timesBy: over.count.parameter }
}

const wholeFrom1 = (text: string, most: number) => /^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most

/** What must be put right first, in the order of `order`, the steps as they stand. */
export function blockFault(draft: BlockDraft, order: readonly StepId[]): BlockFault | undefined {
  const [from, to] = [order.indexOf(draft.from), order.indexOf(draft.to)]
  if (to < from) return 'backwards'
  if (draft.kind === 'branch') {
    const second = order.indexOf(draft.second as StepId)
    if (second <= from || second > to) return 'second'
    const bad = draft.when.findIndex((when) => when !== null && !isWhole(when))
    return bad < 0 ? undefined : `when-${bad}`
  }
  if (draft.kind === 'optional') return isWhole(draft.when[0]) ? undefined : 'when-0'
  if (draft.over === 'values' && draft.parameters.length === 0) return 'parameters'
  if (draft.over === 'rows' && draft.item === '') return 'item'
  if (draft.over === 'while' && !isWhole(draft.when[0])) return 'when-0'
  if (draft.over === 'times' && draft.timesBy === '' && !wholeFrom1(draft.times, 10_000)) return 'times'
  return draft.over === 'times' || wholeFrom1(draft.atMost, 10_000) ? undefined : 'atMost'
}

function isWhole(when: ConditionDraft | null | undefined): boolean {
  if (!when) return false
  if (when.kind === 'element-present') return when.name.trim() !== ''
  return when.kind === 'page' ? when.page !== '' : when.title.trim() !== ''
}

function conditionOf(when: ConditionDraft): Condition {
  if (when.kind === 'element-present') return { kind: when.kind, role: when.role, name: when.name.trim() }
  if (when.kind === 'page') return { kind: when.kind, page: when.page as PageId }
  return { kind: when.kind, window: { program: when.program.trim(), title: when.title.trim(), kind: 'normal' } }
}

/** The block that was said; only of a draft without a fault. */
export function blockOf(draft: BlockDraft, id: string, reason: string, order: readonly StepId[]): Block {
  const { from, to } = draft
  const [first, ...others] = draft.when.map((when) => (when ? conditionOf(when) : undefined))
  if (draft.kind === 'optional') return { kind: 'optional', id, reason, from, to, when: first as Condition }
  if (draft.kind === 'branch') {
    const second = draft.second as StepId
    const before = order[order.indexOf(second) - 1] as StepId
    const arm = (span: { from: StepId; to: StepId }, when: Condition | undefined) => (when ? { ...span, when } : span)
    return { kind: 'branch', id, reason, arms: [arm({ from, to: before }, first), arm({ from: second, to }, others[0])] }
  }
  const atMost = draft.over === 'times' ? (draft.timesBy === '' ? Number(draft.times) : Number(draft.atMost) || 1000) : Number(draft.atMost)
  return { kind: 'loop', id, reason, from, to, over: overOf(draft, first), atMost }
}

function overOf(draft: BlockDraft, condition: Condition | undefined): LoopOver {
  if (draft.over === 'values') return { kind: 'values', parameters: draft.parameters }
  if (draft.over === 'rows') return { kind: 'rows', item: draft.item, role: draft.role, within: draft.within.trim() }
  if (draft.over === 'while') return { kind: 'while', condition: condition as Condition }
  return { kind: 'times', count: draft.timesBy === '' ? Number(draft.times) : { parameter: draft.timesBy } }
}
