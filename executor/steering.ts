import type { FlowNode, Step, StepId } from '#contract'
import type { Run } from './run.ts'
import { fillSlots } from './values.ts'

/** In a run step by step: waits before each step until the person lets it go on. */
export async function beforeStep(run: Run, step: Step): Promise<void> {
  if (run.options.how?.mode !== 'step-by-step') return
  run.control.pause(`Next: ${fillSlots(step.caption, run.values)}`, 'single-step')
  await run.pace.passage()
}

/** The part of a plan that is asked for: from a step on, or that step alone. A block that the step lies in is begun at its beginning. */
export function partOf(nodes: readonly FlowNode<Step>[], how: { from?: StepId; only: boolean }): readonly FlowNode<Step>[] {
  const { from, only } = how
  if (from === undefined) return nodes
  const at = nodes.findIndex((node) => stepsIn(node).some((step) => step.id === from))
  if (at < 0) return []
  if (!only) return nodes.slice(at)
  const alone = nodes
    .slice(at, at + 1)
    .flatMap(single)
    .find(({ step }) => step.id === from)
  return alone ? [alone] : []
}

type StepNode = Extract<FlowNode<Step>, { kind: 'step' }>

function single(node: FlowNode<Step>): StepNode[] {
  if (node.kind === 'step') return [node]
  return (node.kind === 'branch' ? node.arms.flatMap(({ body }) => body) : node.body).flatMap(single)
}

export function stepsIn(node: FlowNode<Step>): Step[] {
  return single(node).map(({ step }) => step)
}
