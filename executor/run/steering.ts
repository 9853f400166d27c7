import type { FlowNode, LoopOver, Step, StepId } from '#contract'
import { missingCase } from '#contract'
import { fillSlots, usedNames } from '../values.ts'
import { type Failure, loopStepFailure, noSuchStepFailure } from './failures.ts'
import type { Run } from './run.ts'

/** In a run step by step: waits before each step until the person lets it go on. */
export async function beforeStep(run: Run, step: Step): Promise<void> {
  if (run.options.how?.mode !== 'step-by-step') return
  run.control.pause(`Next: ${fillSlots(step.caption, run.values)}`, 'single-step', step.id)
  await run.pace.passage()
}

export type Part = { kind: 'part'; nodes: readonly FlowNode<Step>[] } | { kind: 'none'; failure: Failure }

/**
 * The part of a plan that is asked for: from a step on, or that step alone. A block that the step lies in is begun at its beginning. A step that is done with the
 * values of its loop's round cannot be done alone: nobody said for which.
 */
export function partOf(nodes: readonly FlowNode<Step>[], how: { from?: StepId; only: boolean } | undefined): Part {
  if (how?.from === undefined) return { kind: 'part', nodes }
  const { from, only } = how
  const at = nodes.findIndex((node) => stepsIn(node).some(({ step }) => step.id === from))
  if (at < 0) return { kind: 'none', failure: noSuchStepFailure() }
  if (!only) return { kind: 'part', nodes: nodes.slice(at) }
  const [alone] = nodes.slice(at, at + 1).flatMap((node) => stepsIn(node).filter(({ step }) => step.id === from))
  if (!alone) return { kind: 'none', failure: noSuchStepFailure() }
  const names = usedNames(alone.step)
  const needs = loopsAround(nodes.slice(at, at + 1), from).some((over) => givenBy(over).some((name) => names.includes(name)))
  return needs ? { kind: 'none', failure: loopStepFailure() } : { kind: 'part', nodes: [alone] }
}

type StepNode = Extract<FlowNode<Step>, { kind: 'step' }>

function stepsIn(node: FlowNode<Step>): StepNode[] {
  return node.kind === 'step' ? [node] : bodyOf(node).flatMap(stepsIn)
}

function bodyOf(node: Exclude<FlowNode<Step>, StepNode>): FlowNode<Step>[] {
  return node.kind === 'branch' ? node.arms.flatMap(({ body }) => body) : node.body
}

function loopsAround(nodes: readonly FlowNode<Step>[], id: StepId): LoopOver[] {
  const holding = nodes.find((node) => stepsIn(node).some(({ step }) => step.id === id))
  if (!holding || holding.kind === 'step') return []
  return [...(holding.kind === 'loop' ? [holding.block.over] : []), ...loopsAround(bodyOf(holding), id)]
}

/** The names whose values a round of the loop gives; what only counts is missed when the step is done (`missingValues`). */
function givenBy(over: LoopOver): string[] {
  switch (over.kind) {
    case 'values':
      return over.parameters
    case 'rows':
      return [over.item]
    case 'while':
    case 'times':
      return []
    default:
      return missingCase(over)
  }
}
