import type { FlowNode, Step } from '#contract'

/** The first step that could be done. */
export function firstStep(nodes: readonly FlowNode<Step>[]): Step | undefined {
  const [first] = nodes
  if (!first) return undefined
  if (first.kind === 'step') return first.step
  return firstStep(first.kind === 'branch' ? (first.arms[0]?.body ?? []) : first.body)
}
