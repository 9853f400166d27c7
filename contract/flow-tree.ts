import { type Block, type Condition, spansOf } from './flow.ts'
import type { StepId } from './ids.ts'

/** Steps in their order, with the blocks over them as a tree. `index` is the step's place in the flat list. */
export type FlowNode<Step> =
  | { kind: 'step'; step: Step; index: number }
  | { kind: 'optional'; block: Extract<Block, { kind: 'optional' }>; body: FlowNode<Step>[] }
  | { kind: 'loop'; block: Extract<Block, { kind: 'loop' }>; body: FlowNode<Step>[] }
  | { kind: 'branch'; block: Extract<Block, { kind: 'branch' }>; arms: { when?: Condition; body: FlowNode<Step>[] }[] }

type Range = { from: number; to: number }
type Placed = { block: Block; spans: Range[]; whole: Range }

/**
 * The tree that blocks make of a flat list of steps; of two blocks over the same steps the first of the list is the outer one. Undefined when they are no tree: a
 * span that names no step or runs backwards, two that cross, arms with a gap between them.
 */
export function flowOf<Step extends { id: StepId }>(steps: readonly Step[], blocks: readonly Block[]): FlowNode<Step>[] | undefined {
  const places = new Map(steps.map((step, index) => [step.id, index]))
  const placed: Placed[] = []
  for (const block of blocks) {
    const spans = spansOf(block).map(({ from, to }) => ({ from: places.get(from) ?? -1, to: places.get(to) ?? -1 }))
    const gapless = spans.every((span, at) => span.from >= 0 && span.to >= span.from && (at === 0 || spans[at - 1]?.to === span.from - 1))
    if (!gapless) return undefined
    placed.push({ block, spans, whole: { from: spans[0]?.from ?? 0, to: spans.at(-1)?.to ?? -1 } })
  }
  // Sorting keeps the order of the list where two are over the same steps.
  const outerFirst = placed.sort((a, b) => a.whole.from - b.whole.from || b.whole.to - a.whole.to)
  return nodesOf(steps, { from: 0, to: steps.length - 1 }, outerFirst)
}

function nodesOf<Step>(steps: readonly Step[], range: Range, within: readonly Placed[]): FlowNode<Step>[] | undefined {
  const nodes: FlowNode<Step>[] = []
  let rest = within
  let index = range.from
  while (index <= range.to) {
    const [first] = rest
    if (first === undefined || first.whole.from > index) {
      const step = steps[index]
      if (step !== undefined) nodes.push({ kind: 'step', step, index })
      index += 1
      continue
    }
    const inner = rest.filter((each) => each !== first && each.whole.from <= first.whole.to)
    if (first.whole.from < index || first.whole.to > range.to || inner.some((each) => each.whole.to > first.whole.to)) return undefined
    const node = nodeOf(steps, first, inner)
    if (node === undefined) return undefined
    nodes.push(node)
    rest = rest.filter((each) => each !== first && !inner.includes(each))
    index = first.whole.to + 1
  }
  return rest.length === 0 ? nodes : undefined
}

function nodeOf<Step>(steps: readonly Step[], { block, spans }: Placed, inner: readonly Placed[]): FlowNode<Step> | undefined {
  const bodies = spans.map((span) =>
    nodesOf(
      steps,
      span,
      inner.filter(({ whole }) => whole.from >= span.from && whole.from <= span.to),
    ),
  )
  if (bodies.some((body) => body === undefined)) return undefined
  const [body = []] = bodies
  if (block.kind === 'branch') return { kind: 'branch', block, arms: block.arms.map(({ when }, at) => ({ when, body: bodies[at] ?? [] })) }
  return block.kind === 'loop' ? { kind: 'loop', block, body } : { kind: 'optional', block, body }
}
