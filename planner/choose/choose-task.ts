import type { TaskSummary } from '#contract'
import { type Reading, readAs } from '../words/reading.ts'
import type { Sentence } from '../words/sentence.ts'
import { type Fit, fitOf } from './fit.ts'

export type Choice =
  | { kind: 'chosen'; task: TaskSummary; reading: Reading; fit: Fit }
  /** The better ones first, each with how the request reads as it. */
  | { kind: 'ambiguous'; candidates: TaskSummary[]; rivals: Fitting[] }
  | { kind: 'none'; nearest: TaskSummary[] }

/** Three of four words that matter: with fewer than four of them none may be missing. */
const ENOUGH_WEIGHTY = 0.75
const ENOUGH_WORDS = 0.5
/** Two scores nearer than this are as good as equal. What memory recalls and past success together weigh no more: alone they decide nothing. */
const CLOSE = 0.06
/** So much more of the request explained is a difference, although the scores are close. */
export const MORE_EXPLAINED = 0.15
const MOST_SHOWN = 5

export type Fitting = { task: TaskSummary; reading: Reading; fit: Fit }
type Candidate = Fitting & { score: number }

/**
 * The task that a request means. `recalled` are memory's scores by task. A task is taken only when the request has its words; what is
 * merely near is shown, never run. Two that fit about equally well are left to the person.
 */
export function chooseTask(sentence: Sentence, tasks: readonly TaskSummary[], recalled: ReadonlyMap<string, number>): Choice {
  const candidates = tasks.flatMap((task): Candidate[] => {
    const reading = readAs(task.goal, task.parameters, sentence)
    if (!reading) return []
    const fit = fitOf(reading)
    return [{ task, reading, fit, score: scoreOf(fit, recalled.get(task.id) ?? 0, task) }]
  })
  const fitting = candidates.filter(({ fit }) => fits(fit))
  if (fitting.length === 0) return { kind: 'none', nearest: nearest(candidates, tasks, recalled) }

  const best = fitting.reduce((one, other) => (isBetter(other, one) ? other : one))
  const rivals = fitting.filter((other) => other === best || (best.score - other.score < CLOSE && !explainsMore(best, other)))
  if (rivals.length === 1) return { kind: 'chosen', task: best.task, reading: best.reading, fit: best.fit }
  const shown = rivals
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_SHOWN)
    .map(({ task, reading, fit }) => ({ task, reading, fit }))
  return { kind: 'ambiguous', candidates: shown.map(({ task }) => task), rivals: shown }
}

/** Whether words given along with a task that the person chose speak of it, so that values may be read from them. */
export function speaksOf(reading: Reading): boolean {
  const fit = fitOf(reading)
  return fit.weighty >= 1 / 3 && fit.words >= 1 / 3 && fit.contradiction !== 'negated'
}

function fits(fit: Fit): boolean {
  return fit.weighty >= ENOUGH_WEIGHTY && fit.words >= ENOUGH_WORDS && fit.contradiction === undefined
}

/** Words first, then values, then what memory recalls and how often the task went well. 0 to 1. */
function scoreOf(fit: Fit, recalled: number, task: TaskSummary): number {
  const success = (task.successCount + 1) / (task.runCount + 2)
  return 0.44 * fit.weighty + 0.2 * fit.words + 0.2 * fit.slots + 0.1 * (1 - fit.unused) + 0.04 * recalled + 0.02 * success
}

function isBetter(one: Candidate, other: Candidate): boolean {
  if (explainsMore(one, other)) return one.score > other.score - 2 * CLOSE
  return !explainsMore(other, one) && one.score > other.score
}

/** `Write a note to ⟦recipient⟧ about ⟦topic⟧` is nearer to its request than `Write a note to ⟦recipient⟧`, whose value would swallow the rest. */
function explainsMore(one: Candidate, other: Candidate): boolean {
  return one.fit.slots === 1 && one.fit.explained > other.fit.explained + MORE_EXPLAINED
}

/** What the person may have meant: tasks whose words agree, then those that memory recalls. */
function nearest(candidates: Candidate[], tasks: readonly TaskSummary[], recalled: ReadonlyMap<string, number>): TaskSummary[] {
  const read = candidates
    .filter(({ fit }) => fit.words > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ task }) => task)
  const others = tasks.filter((task) => !read.includes(task) && (recalled.get(task.id) ?? 0) > 0)
  others.sort((a, b) => (recalled.get(b.id) ?? 0) - (recalled.get(a.id) ?? 0))
  return [...read, ...others].slice(0, MOST_SHOWN)
}
