import type { Task } from '#contract'
import type { Disturbance, TrueAct, Truth } from '../truth.ts'
import { type Alignment, align, examplesOf, isTextOf } from './align.ts'
import { type LoopScore, scoreLoops } from './loops.ts'
import { type ParameterScore, scoreParameters } from './parameters.ts'

export type Share = { right: number; of: number }
export type Evaluated = {
  /** Of what the person did for the task: there as a step, with the right target. */
  targets: Share
  /** There as a step at all. */
  steps: Share
  /** Of what was typed: learned as it was meant, typos taken back. */
  texts: Share
  parameters: ParameterScore
  loops: LoopScore
  /** Slips and detours that left acts behind, and of how many no step was made (or an optional one). */
  leftOut: Share
  leftOutBy: { kind: Disturbance; right: boolean }[]
  /** Steps that the truth does not have: slips that were kept, and what nobody did. */
  stepsInvented: number
  milestonesApart: Share
  failures: string[]
}

const LEAST_APART = 3

/** What was learned against what was really done. */
export function evaluate(truth: Truth, task: Task): Evaluated {
  const alignment = align(truth.acts, task)
  const parameters = scoreParameters(truth, task, alignment)
  const loops = scoreLoops(truth, task, alignment)
  const meant = scoreActs(truth.acts, task, alignment)
  const slips = scoreSlips(truth.acts, task, alignment)
  const strange = strangeSteps(truth.acts, task, alignment)
  return {
    targets: meant.targets,
    steps: meant.steps,
    texts: meant.texts,
    parameters,
    loops,
    leftOut: { right: slips.by.filter(({ right }) => right).length, of: slips.by.length },
    leftOutBy: slips.by,
    stepsInvented: strange.length,
    milestonesApart: milestonesApart(task),
    failures: [
      ...meant.failures,
      ...strange.map((caption) => `step that is no part of the task: ${caption}`),
      ...parameters.missed.map((words) => `parameter missed: ${words}`),
      ...parameters.invented.map((words) => `parameter invented: ${words}`),
      ...loops.missed.map((words) => `missed: ${words}`),
      ...(loops.invented > 0 ? [`${loops.invented} loop(s) proposed where none was done`] : []),
    ],
  }
}

function scoreActs(acts: readonly TrueAct[], task: Task, { pairs, inTyping }: Alignment) {
  const nothing = (): Share => ({ right: 0, of: 0 })
  const [targets, steps, texts] = [nothing(), nothing(), nothing()]
  const examples = examplesOf(task)
  const failures: string[] = []
  for (const [index, act] of acts.entries()) {
    if (act.slip || act.incidental) continue
    const pair = pairs.find((each) => each.act === index)
    const there = pair !== undefined || inTyping.has(index)
    const right = pair ? pair.targetRight : there
    steps.of++
    targets.of++
    if (there) steps.right++
    if (act.kind === 'type') {
      const learned = pair && task.steps[pair.step]?.act
      const right = learned?.kind === 'type' && isTextOf(act, learned.text, examples)
      texts.of++
      if (right) texts.right++
      else failures.push(`another text than was typed: ${wordsOf(act)}`)
    }
    if (right) targets.right++
    else if (pair) {
      const { target, caption } = task.steps[pair.step]!
      failures.push(
        `wrong target: ${wordsOf(act)} was learned as “${caption}” ${target ? JSON.stringify([target.role, target.name, target.place]) : ''}`,
      )
    } else failures.push(`no step: ${wordsOf(act)}`)
  }
  return { targets, steps, texts, failures }
}

function scoreSlips(acts: readonly TrueAct[], task: Task, { pairs }: Alignment) {
  const numbers = new Map<number, Disturbance>()
  for (const { slip } of acts) if (slip) numbers.set(slip.number, slip.kind)
  const kept = new Set(pairs.filter(({ step }) => !isOptional(task, step)).flatMap(({ act }) => acts[act]?.slip?.number ?? []))
  return { by: [...numbers].map(([number, kind]) => ({ kind, right: !kept.has(number) })) }
}

/** Captions of the steps that are none of the task's acts. */
function strangeSteps(acts: readonly TrueAct[], task: Task, { pairs }: Alignment): string[] {
  return task.steps.flatMap((step, index) => {
    if (isOptional(task, index)) return []
    const pair = pairs.find((each) => each.step === index)
    const act = pair && acts[pair.act]
    if (act && !act.slip) return []
    return [`${index + 1}. ${step.caption} (${act?.slip ? `a disturbance: ${act.slip.kind}` : 'nobody did that'})`]
  })
}

function isOptional(task: Task, step: number): boolean {
  const indexOf = (id: string) => task.steps.findIndex((each) => each.id === id)
  return task.blocks.some((block) => block.kind === 'optional' && indexOf(block.from) <= step && step <= indexOf(block.to))
}

function milestonesApart(task: Task): Share {
  const places = task.milestones.map(({ after }) => task.steps.findIndex(({ id }) => id === after)).sort((a, b) => a - b)
  const gaps = places.slice(1).map((place, index) => place - places[index]!)
  return { right: gaps.filter((gap) => gap >= LEAST_APART).length, of: gaps.length }
}

function wordsOf({ kind, thing, key, text, modifiers = [] }: TrueAct): string {
  const what = key !== undefined ? [...modifiers, key].join('+') : (text ?? []).map((piece) => piece.text).join('')
  return `${kind} ${what} ${thing ? `${thing.role} “${thing.name}”` : ''}`.replace(/\s+/gu, ' ').trim()
}
