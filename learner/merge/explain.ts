import type { SlotForm, TextPart } from '#contract'
import { writeAs } from '#contract'
import { derivedForm } from '../derive/derived-form.ts'
import { formFor } from '../parameters/forms.ts'

/** A parameter with what it was each time. */
export type Known = { name: string; values: readonly (string | undefined)[] }

/**
 * A slot that gives exactly each of these texts: one that is written so, else one from which it follows (two days later, one more). The values must differ, or
 * they explain nothing. Undefined when none does.
 */
export function slotFor(texts: readonly string[], known: readonly Known[]): Extract<TextPart, { kind: 'slot' }> | undefined {
  const telling = known.flatMap(({ name, values }) => {
    const all = values.flatMap((value) => value ?? [])
    return all.length === texts.length && new Set(all).size > 1 ? [{ name, values: all }] : []
  })
  const written = telling.flatMap(({ name, values }) => withForm(name, writtenForm(values, texts)))
  return written[0] ?? telling.flatMap(({ name, values }) => withForm(name, shiftedForm(values, texts)))[0]
}

function withForm(name: string, way: { form?: SlotForm } | undefined): Extract<TextPart, { kind: 'slot' }>[] {
  return way ? [{ kind: 'slot', parameter: name, ...(way.form ? { form: way.form } : {}) }] : []
}

/** The form that the first one is written in and that fits all others too. */
function writtenForm(values: readonly string[], texts: readonly string[]): { form?: SlotForm } | undefined {
  for (const [index, value] of values.entries()) {
    const way = formFor(value, texts[index] ?? '')
    if (way && values.every((each, at) => writeAs(each, way.form) === texts[at])) return way
  }
  return undefined
}

function shiftedForm(values: readonly string[], texts: readonly string[]): { form: SlotForm } | undefined {
  const form = derivedForm(values, texts)
  return form && { form }
}
