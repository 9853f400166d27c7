import { readDate, readNumber, type SlotForm, type Step, type TextPart, writeDate } from '#contract'

/** How each parameter is written in the steps, where that is not just as it is given. */
export function slotFormsOf(steps: readonly Step[]): Map<string, SlotForm[]> {
  const forms = new Map<string, SlotForm[]>()
  for (const part of steps.flatMap(textsOf)) {
    if (part.kind === 'slot' && part.form) forms.set(part.parameter, [...(forms.get(part.parameter) ?? []), part.form])
  }
  return forms
}

function textsOf(step: Step): TextPart[] {
  const typed = step.act.kind === 'type' ? step.act.text : []
  return step.expectation.kind === 'field-holds' ? [...typed, ...step.expectation.text] : typed
}

/**
 * Why a value cannot be written as the steps write it, to be put behind the value: `is not a day of the calendar`. Undefined when it can.
 * It would else be typed as it is, in a field that wants another notation.
 */
export function cannotBeWritten(value: string, forms: readonly SlotForm[]): string | undefined {
  for (const { date, number } of forms) {
    const day = date && readDate(value, date.dayFirst)
    if (date && !day) return 'is not a day of the calendar'
    if (date && day && writeDate(day, date.pattern, date.language) === undefined) return 'has no year, and the field needs one'
    if (number && !readNumber(value, number.read)) return 'cannot be read as a number'
  }
  return undefined
}
