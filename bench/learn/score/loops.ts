import type { Block, Parameter, Task, TaskEdit } from '#contract'
import type { Truth } from '../truth.ts'
import type { Alignment } from './align.ts'
import { linesOf, same } from './parameters.ts'

export type LoopScore = {
  found: number
  of: number
  /** Loops that were proposed where none was done. */
  invented: number
  /** Kinds of values that change from round to round: how many became a parameter that holds many. */
  valuesFound: number
  valuesOf: number
  missed: string[]
}

type Loop = Extract<Block, { kind: 'loop' }>
/** A loop as it is proposed: the steps of its body, and those of the further rounds that it takes the place of. */
type Proposed = { body: Set<number>; steps: Set<number>; loop: Loop }

/** So much of the rounds and of what the loop covers must be the same acts. */
const SAME_ROUNDS = 0.75
const LEAST_ROUNDS = 3

/** A loop is found when a block or a proposal covers the acts of its rounds, with a body as long as one round. */
export function scoreLoops(truth: Truth, task: Task, alignment: Alignment): LoopScore {
  const proposed = proposedLoops(task)
  const names = [...new Set(truth.acts.flatMap(({ round }) => round?.loop ?? []))]
  const score: LoopScore = { found: 0, of: 0, invented: 0, valuesFound: 0, valuesOf: 0, missed: [] }
  const used = new Set<Proposed>()
  for (const name of names) {
    const trueSteps = stepsOfRounds(truth, alignment, name)
    if (trueSteps.length < LEAST_ROUNDS) continue
    score.of++
    const right = proposed.find((loop) => isLoop(loop, trueSteps))
    if (right) {
      score.found++
      used.add(right)
    } else score.missed.push(`the loop “${name}” of ${trueSteps.length} rounds: ${wordsOf(proposed)}`)
  }
  score.invented = proposed.length - used.size
  const many = allParameters(task).filter((parameter) => parameter.many)
  for (const [name, values] of Object.entries(truth.roundValues)) {
    score.valuesOf++
    const found = many.some((parameter) => values.every((value) => linesOf(parameter).some((line) => same(line, value))))
    if (found) score.valuesFound++
    else score.missed.push(`what changes from round to round, ${name}: ${values.join(', ')}`)
  }
  return score
}

/** The steps of each true round. */
function stepsOfRounds(truth: Truth, { pairs }: Alignment, name: string): Set<number>[] {
  const rounds: Set<number>[] = []
  for (const [index, { round, slip }] of truth.acts.entries()) {
    if (round?.loop !== name || slip) continue
    const steps = rounds[round.index] ?? new Set()
    rounds[round.index] = steps
    const pair = pairs.find(({ act }) => act === index)
    if (pair) steps.add(pair.step)
  }
  return rounds
}

function isLoop({ body, steps }: Proposed, rounds: readonly Set<number>[]): boolean {
  const all = new Set(rounds.flatMap((round) => [...round]))
  const shared = [...steps].filter((step) => all.has(step)).length
  const lengths = rounds.map((round) => round.size)
  const sameRounds = shared / (steps.size + all.size - shared || 1) >= SAME_ROUNDS
  return sameRounds && body.size >= Math.min(...lengths) - 1 && body.size <= Math.max(...lengths) + 1
}

function proposedLoops(task: Task): Proposed[] {
  const indexOf = new Map(task.steps.map(({ id }, index) => [id as string, index]))
  const proposedOf = (loop: Loop, edits: readonly TaskEdit[]): Proposed => {
    const [from, to] = [indexOf.get(loop.from) ?? 0, indexOf.get(loop.to) ?? -1]
    const span = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
    const gone = new Set(edits.flatMap((edit) => (edit.kind === 'delete-step' ? (indexOf.get(edit.step) ?? []) : [])))
    return { loop, body: new Set(span.filter((step) => !gone.has(step))), steps: new Set([...span, ...gone]) }
  }
  const inBlocks = task.blocks.flatMap((block) => (block.kind === 'loop' ? [proposedOf(block, [])] : []))
  const inProposals = task.proposals.flatMap(({ edits }) =>
    edits.flatMap((edit) => (edit.kind === 'set-block' && edit.block.kind === 'loop' ? [proposedOf(edit.block, edits)] : [])),
  )
  return [...inBlocks, ...inProposals]
}

function allParameters(task: Task): Parameter[] {
  const proposed = task.proposals.flatMap(({ edits }) =>
    edits.flatMap((edit) => (edit.kind === 'add-parameter' || edit.kind === 'set-parameter' ? [edit.parameter] : [])),
  )
  return [...task.parameters, ...proposed]
}

function wordsOf(proposed: readonly Proposed[]): string {
  if (proposed.length === 0) return 'no loop was proposed'
  return proposed.map(({ body, steps }) => `proposed over steps ${numbers(steps)} with a body of ${numbers(body)}`).join('; ')
}

function numbers(steps: ReadonlySet<number>): string {
  return [...steps]
    .sort((a, b) => a - b)
    .map((step) => step + 1)
    .join(' ')
}
