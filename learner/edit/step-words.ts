import type { Step, StepId, Target, Task, TextPart } from '#contract'
import { holdsText, plainText } from '#contract'
import { textInWords } from '../captions/caption.ts'
import { type Made, made, refused, withStep } from './made.ts'

export function setCaption(task: Task, id: StepId, given: string): Made {
  return withStep(task, id, (step, number) => {
    const caption = given.replace(/\s+/gu, ' ').trim()
    if (caption === '') return refused(`Step ${number} needs a sentence that says what it does. Write one, or leave the old one.`)
    return made(withChanged(task, { ...step, caption, wordsBy: 'person' }), `Step ${number} is now called “${caption}”`)
  })
}

/** What a step types. What its field is looked at for afterwards, and the rules' words for it, follow. */
export function setText(task: Task, id: StepId, given: TextPart[]): Made {
  return withStep(task, id, (step, number) => {
    const { act, expectation } = step
    if (act.kind !== 'type') return refused(`Step ${number} does not type anything. Choose a step that types, or add one.`)
    const text = plainText(given)
    if (text.length === 0 && !act.replaces) return refused(`Step ${number} would type nothing. Write what it types, or delete the step.`)
    const next: Step = {
      ...step,
      caption: withText(step, act.text, text),
      act: { ...act, text },
      expectation: expectation.kind === 'field-holds' ? holdsText(text) : expectation,
    }
    return made(withChanged(task, next), `Step ${number} now types ${text.length === 0 ? 'nothing' : textInWords(text)}`)
  })
}

export function setTarget(task: Task, id: StepId, target: Target): Made {
  return withStep(task, id, (step, number) => {
    if (!takesTarget(step.act))
      return refused(`Step ${number} is not done to one thing on the screen. Choose a step that clicks, types or reads.`)
    const caption = step.target && step.wordsBy !== 'person' ? withName(step.caption, step.target, target) : step.caption
    return made(withChanged(task, { ...step, caption, target, window: target.window }), `Step ${number} now acts on ${target.label}`)
  })
}

function withChanged(task: Task, step: Step): Task {
  return { ...task, steps: task.steps.map((each) => (each.id === step.id ? step : each)) }
}

function takesTarget({ kind }: Step['act']): boolean {
  return kind === 'click' || kind === 'drag' || kind === 'scroll' || kind === 'type' || kind === 'press' || kind === 'read'
}

/** The caption says the text as the rules wrote it: then it says the new one. */
function withText({ caption, wordsBy }: Step, before: TextPart[], after: TextPart[]): string {
  const [old, now] = [textInWords(before), textInWords(after)]
  return wordsBy === 'person' || before.length === 0 ? caption : caption.replace(old, () => now)
}

function withName(caption: string, before: Target, after: Target): string {
  const [old, now] = [before.name, after.name]
  const picked = after.nameParameter
  if (picked !== undefined && before.nameParameter === undefined && old) return caption.replace(`“${old}”`, () => `⟦${picked}⟧`)
  const row = rowOf(after)
  if (row !== undefined && rowOf(before) === undefined && old)
    return caption.replace(`“${old}”`, (what) => `${now ? what : 'this place'} in the row of ⟦${row}⟧`)
  return old && now ? caption.replace(`“${old}”`, () => `“${now}”`) : caption
}

/** The value by which its row is looked for. */
function rowOf({ neighbours }: Target): string | undefined {
  return neighbours.find(({ parameter }) => parameter !== undefined)?.parameter
}
