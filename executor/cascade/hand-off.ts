import type { Plan, Step } from '#contract'
import { goalSentence, stepsOf, textTokens } from '#contract'
import type { Run } from '../run/run.ts'
import { expectationOf, sentenceOf } from './look.ts'
import { sendable } from './private-parts.ts'

/** What was tried at a step, in words. */
export type Tried = { what: string /** The model's reason. */; why: string; came: string }

/** What the tier above is told, at most so many tokens (an estimate, as `textTokens` has it). */
export const HAND_OFF_TOKENS = 900
const MOST_TRIED = 5
/** In letters; StepWise cuts reasoning at 500. */
const LONGEST = { why: 500, sentence: 300, name: 120 } as const

type HandOff = {
  goal: string
  subGoal: string
  before: string[]
  step: string
  expectation: string
  after: string[]
  reason: string
  tried: Tried[]
}

/**
 * The instruction, the plan around it, why the step went up, and the last five attempts (StepWise, arXiv 2604.27151), as JSON within `HAND_OFF_TOKENS`: what
 * matters least goes first, which is the oldest attempt, then what lies around, then reasons; the step's own sentence stays longest.
 */
export function handOff(run: Run, step: Step, reason: string, tried: readonly Tried[]): string {
  return within(told(run, step, reason, tried), HAND_OFF_TOKENS)
}

function told(run: Run, step: Step, reason: string, tried: readonly Tried[]): HandOff {
  const steps = stepsOf(run.plan)
  const at = steps.findIndex(({ id }) => id === step.id)
  const sentences = (some: Step[]) => some.map((one) => cut(sentenceOf(run, one), LONGEST.sentence))
  return {
    goal: cut(sendable(run, goalSentence(run.plan.task.goal)), LONGEST.sentence),
    subGoal: cut(sendable(run, subGoalOf(run.plan, step)), LONGEST.name),
    before: sentences(steps.slice(Math.max(0, at - 3), Math.max(0, at))),
    step: cut(sentenceOf(run, step), LONGEST.sentence),
    expectation: cut(expectationOf(run, step), LONGEST.sentence),
    after: sentences(at < 0 ? [] : steps.slice(at + 1, at + 3)),
    reason: cut(sendable(run, reason), LONGEST.sentence),
    tried: tried.slice(-MOST_TRIED).map(({ what, why, came }) => ({
      what: cut(sendable(run, what), LONGEST.name),
      why: cut(sendable(run, why), LONGEST.why),
      came: cut(sendable(run, came), LONGEST.sentence),
    })),
  }
}

function subGoalOf({ subGoals }: Plan, step: Step): string {
  return subGoals.find(({ steps }) => steps.some(({ id }) => id === step.id))?.name ?? ''
}

/** In letters: all sentences are cut evenly in the end; with nothing left but its braces it fits. */
const EVENLY = [120, 60, 30, 10, 0]

function within(all: HandOff, tokens: number): string {
  const shorter = [
    ...all.tried.slice(1).map((_, index) => ({ ...all, tried: all.tried.slice(index + 1) })),
    { ...all, tried: all.tried.slice(-1), before: all.before.slice(-1), after: [] },
    ...EVENLY.map((letters) => mapped({ ...all, tried: all.tried.slice(-1), before: [], after: [] }, letters)),
  ]
  const fitting = [all, ...shorter].map((one) => JSON.stringify(one)).find((text) => textTokens(text) <= tokens)
  return fitting ?? '{}'
}

function mapped(now: HandOff, letters: number): HandOff {
  return {
    goal: cut(now.goal, letters),
    subGoal: cut(now.subGoal, letters),
    before: now.before.map((one) => cut(one, letters)),
    step: cut(now.step, 2 * letters),
    expectation: cut(now.expectation, letters),
    after: now.after.map((one) => cut(one, letters)),
    reason: cut(now.reason, letters),
    tried: now.tried.map(({ what, why, came }) => ({ what: cut(what, letters), why: cut(why, letters), came: cut(came, letters) })),
  }
}

/** On one line, without what cannot be seen, and no longer than this. */
function cut(text: string, letters: number): string {
  const line = [...text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()]
  if (line.length <= letters) return line.join('')
  return letters === 0 ? '' : `${line.slice(0, letters - 1).join('')}…`
}
