import type { Block, FlowNode, Step } from '#contract'
import { missingCase } from '#contract'
import type { Ended } from '../run/outcome.ts'
import type { Run } from '../run/run.ts'
import { whichHolds } from './conditions.ts'
import { firstStep } from './first-step.ts'
import { followLoop } from './loops.ts'
import type { FlowNews } from './news.ts'
import { conditionText } from './words.ts'

/** Does one step of the plan; what it returns ends the run. */
export type DoStep = (step: Step, index: number) => Promise<Ended | undefined>

/** Does steps in the order that the blocks over them give. */
export async function follow(run: Run, nodes: readonly FlowNode<Step>[], doStep: DoStep): Promise<Ended | undefined> {
  for (const node of nodes) {
    if (run.changes.restLeftOut) return undefined
    const ended = await followNode(run, node, doStep)
    if (ended) return ended
  }
  return undefined
}

async function followNode(run: Run, node: FlowNode<Step>, doStep: DoStep): Promise<Ended | undefined> {
  switch (node.kind) {
    case 'step':
      return doStep(node.step, node.index)
    case 'optional': {
      const first = firstStep(node.body)
      const there = first && (await whichHolds(run, [node.block.when], first)) !== undefined
      if (there) return follow(run, node.body, doStep)
      await tell(run, node.block, 'skipped', `Left out: ${conditionText(node.block.when, run.values)} is not there.`)
      return undefined
    }
    case 'branch':
      return followBranch(run, node, doStep)
    case 'loop':
      return followLoop(run, node, { tell: (what, text) => tell(run, node.block, what, text), round: () => follow(run, node.body, doStep) })
    default:
      return missingCase(node)
  }
}

async function followBranch(run: Run, node: Extract<FlowNode<Step>, { kind: 'branch' }>, doStep: DoStep): Promise<Ended | undefined> {
  const first = firstStep(node.arms[0]?.body ?? [])
  const named = node.arms.flatMap(({ when, body }) => (when ? [{ when, body }] : []))
  const held =
    first &&
    (await whichHolds(
      run,
      named.map(({ when }) => when),
      first,
    ))
  const chosen = held === undefined ? undefined : named[held]
  if (chosen) {
    await tell(run, node.block, 'chosen', `${conditionText(chosen.when, run.values)} is there.`)
    return follow(run, chosen.body, doStep)
  }
  const otherwise = node.arms.find(({ when }) => when === undefined)
  await tell(run, node.block, otherwise ? 'chosen' : 'skipped', 'None of what decides here is there.')
  return otherwise && follow(run, otherwise.body, doStep)
}

async function tell(run: Run, block: Block, what: FlowNews, text: string): Promise<void> {
  await run.say({ kind: 'flow', block: block.id, what, text })
}
