import type { Task } from '#contract'
import { FRAME_TOKENS, turnTokens } from './estimate.ts'
import { type Asked, questionTurns, type Turn } from './question.ts'

/** Steps in one question: more, and models begin to leave some out or to mix them up. */
const MOST_STEPS = 8
/** Tokens of one question, about: what models with a small window still take. */
const MOST_TOKENS = 24_000

/** One call. */
export type Batch = { asked: Asked[]; turns: Turn[]; inputTokens: number }

/** The questions for some steps, in order: as few as fit. A single step that is too large has a question of its own. */
export function batchesOf(task: Task, steps: readonly Asked[]): Batch[] {
  const groups: Asked[][] = []
  for (const step of steps) {
    const group = groups.at(-1)
    const grown = [...(group ?? []), step]
    if (group && grown.length <= MOST_STEPS && tokensOf(questionTurns(task, grown, false)) <= MOST_TOKENS) group.push(step)
    else groups.push([step])
  }
  return groups.map((asked, index) => {
    const turns = questionTurns(task, asked, index === groups.length - 1)
    return { asked, turns, inputTokens: tokensOf(turns) }
  })
}

function tokensOf(turns: readonly Turn[]): number {
  return FRAME_TOKENS + turnTokens(turns)
}
