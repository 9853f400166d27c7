import { missingCase, type Step } from '#contract'
import { textInWords } from '../caption.ts'
import { keysInWords } from '../voice.ts'
import type { StepWords } from './answer.ts'
import { quotesIn, sameLanguage, slotsIn, unfit } from './texts.ts'

export type Accepted = { kind: 'taken'; step: Step } | { kind: 'refused'; reason: string }

/** In letters. What the rules wrote may be longer. */
export const LONGEST = { caption: 200, observation: 400, thought: 500 } as const

/**
 * Whether the model's words may stand at a step, and the step with them. Only `caption`, `observation` and `thought` change, ever. The caption keeps every slot,
 * every text in quotation marks and the keys of the words before, and quotes nothing that the learner did not see itself: what is typed, pressed or clicked is
 * told as it was. Nothing is mended but blanks at the ends; what does not fit is refused as a whole, since its other sentences come from the same misreading.
 * @param slots names that may stand in an observation or a thought
 */
export function acceptWords(step: Step, words: StepWords, slots: ReadonlySet<string>): Accepted {
  const [caption, observation] = [words.action.trim(), words.observation.trim()]
  const thought = [words.thought.trim(), words.expectation.trim()].filter((text) => text !== '').join(' ')
  const given = `${step.caption} ${step.observation} ${step.thought}`
  const reason =
    captionProblem(caption, step) ??
    sentenceProblem('Its observation', observation, step.observation, LONGEST.observation, slots) ??
    sentenceProblem('Its thought', thought, step.thought, LONGEST.thought, slots) ??
    ([caption, `${observation} ${thought}`].every((text) => sameLanguage(text, given))
      ? undefined
      : 'The model’s words are in another language.')
  return reason === undefined
    ? { kind: 'taken', step: { ...step, caption, observation, thought, wordsBy: 'model' } }
    : { kind: 'refused', reason }
}

/** Why this caption cannot stand in place of the step's own; undefined when it can. */
export function captionProblem(caption: string, step: Step): string | undefined {
  const problem = unfit(caption, step.caption, LONGEST.caption)
  if (problem !== undefined) return `The model’s sentence ${problem}.`
  const [had, has] = [slotsIn(step.caption), slotsIn(caption)]
  if (had.join() !== has.join()) return `The model’s sentence has ${slotList(has)} where ${slotList(had)} must stand.`
  const lost = mustStay(step).find((text) => !caption.includes(text))
  if (lost !== undefined) return `The model’s sentence does not say ${lost} any more.`
  const seen = new Set(
    quotesIn(`${step.caption} ${step.observation} ${step.thought}`).concat(step.target?.name ?? [], step.target?.label ?? []),
  )
  const invented = quotesIn(caption).find((text) => !seen.has(text))
  return invented === undefined ? undefined : `The model’s sentence quotes “${invented}”, which was not seen at this step.`
}

/** What the caption says word for word of what is done: texts in quotation marks, what is typed, the keys. */
function mustStay(step: Step): string[] {
  const quotes = step.caption.match(/“[^“”]*”/gu) ?? []
  return [...quotes, ...actInWords(step)].filter((text) => step.caption.includes(text))
}

function actInWords({ act }: Step): string[] {
  switch (act.kind) {
    case 'type':
      return [textInWords(act.text)]
    case 'press':
      return [keysInWords(act.modifiers, act.key)]
    case 'start-program':
      return [act.program]
    case 'hand-over':
      return [act.what]
    case 'click':
    case 'drag':
    case 'scroll':
    case 'focus-window':
    case 'wait':
    case 'read':
    case 'run-task':
      return []
    default:
      return missingCase(act)
  }
}

function sentenceProblem(what: string, text: string, given: string, longest: number, slots: ReadonlySet<string>): string | undefined {
  const problem = unfit(text, given, longest)
  if (problem !== undefined) return `${what} ${problem}.`
  const unknown = slotsIn(text).find((name) => !slots.has(name))
  return unknown === undefined ? undefined : `${what} speaks of ⟦${unknown}⟧, which this task does not have.`
}

function slotList(names: string[]): string {
  return names.length === 0 ? 'no slot' : names.map((name) => `⟦${name}⟧`).join(', ')
}
