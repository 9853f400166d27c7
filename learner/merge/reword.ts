import type { Step, Target, TextPart } from '#contract'
import { holdsText, plainText } from '#contract'
import { textInWords } from '../captions/caption.ts'
import { shortened } from '../words/quoted.ts'

/** Types these parts: what its field is looked at for, and the words that say the text, follow. */
export function withParts(step: Step, parts: readonly TextPart[]): Step {
  if (step.act.kind !== 'type') return step
  const text = plainText(parts)
  const [old, now] = [textInWords(step.act.text), textInWords(text)]
  const slots = [...new Set(text.flatMap((part) => (part.kind === 'slot' ? [`⟦${part.parameter}⟧`] : [])))]
  const thought =
    step.thought === 'This text is the same on every run.' && slots.length > 0
      ? `${slots.join(' and ')} ${slots.length === 1 ? 'belongs' : 'belong'} here.`
      : step.thought
  return {
    ...step,
    caption: step.caption.replace(old, () => now),
    thought,
    act: { ...step.act, text },
    expectation: step.expectation.kind === 'field-holds' ? holdsText(text) : step.expectation,
  }
}

/** Acts on the thing that is called by a value: the words that say its name say the slot. */
export function namedBy(step: Step, parameter: string): Step {
  const { target } = step
  if (!target) return step
  const next: Target = { ...target, nameParameter: parameter, label: slotted(target.label, target.name, parameter) }
  return {
    ...step,
    target: next,
    caption: slotted(step.caption, target.name, parameter),
    observation: slotted(step.observation, target.name, parameter),
    expectation:
      step.expectation.kind === 'element-present' && step.expectation.name === target.name ? { kind: 'changed' } : step.expectation,
  }
}

/** `Choose “Kitchen” from “Room”` → `Choose ⟦room⟧ from “Room”`. */
export function slotted(text: string, value: string | undefined, parameter: string): string {
  return value === undefined || value === '' ? text : text.replace(`“${shortened(value)}”`, () => `⟦${parameter}⟧`)
}
