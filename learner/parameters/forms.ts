import type { DecimalSign, SlotForm } from '#contract'
import { DATE_LANGUAGES, DATE_PATTERNS, plainNumber, readDate, readNumber, writeAs } from '#contract'

const LETTERS: SlotForm['letters'][] = ['lower', 'first-upper', 'words-upper', 'upper']
const BETWEEN: SlotForm['between'][] = ['-', '_', '.', '']
const SIGNS: DecimalSign[] = ['.', ',']
const GROUPS = ['', ',', '.', '’', "'", '\u00a0', '\u202f', ' ']

/**
 * How `value` must be written to give exactly `typed`: `{}` when it is the same text, `{ form }` when a form does it, undefined when none does. The
 * simplest form comes first, so that the next value is changed no more than this one was.
 */
export function formFor(value: string, typed: string): { form?: SlotForm } | undefined {
  if (value === typed) return {}
  const form = [...numberForms(value, typed), ...dateForms(value, typed), ...wordForms(value)].find(
    (each) => writeAs(value, each) === typed,
  )
  return form && { form }
}

function wordForms(value: string): SlotForm[] {
  const letters = LETTERS.map((each) => ({ letters: each }))
  if (!/\s/u.test(value)) return letters
  return [...letters, ...BETWEEN.flatMap((between) => [{ between }, ...letters.map((each) => ({ ...each, between }))])]
}

function numberForms(value: string, typed: string): SlotForm[] {
  return decimalSigns(value).flatMap((read) => {
    const number = readNumber(value, read)
    if (!number) return []
    return SIGNS.flatMap((decimal) => {
      const meant = readNumber(typed, decimal)
      if (!meant || plainNumber(meant) !== plainNumber(number)) return []
      return GROUPS.filter((group) => group !== decimal).flatMap((group) => {
        const signs = { read, decimal, group }
        return [{ number: signs }, { number: { ...signs, places: meant.fraction.length } }]
      })
    })
  })
}

/** The decimal signs that a number may have been written with, the one that it shows first: the next value is read with it. */
function decimalSigns(value: string): DecimalSign[] {
  const shown = /([.,])(?!\d{3}$)\d+$/u.exec(value)?.[1] ?? (/^[^.,]*[.,][^.,]*([.,])\d+$/u.exec(value)?.[1] || undefined)
  return shown === ',' ? [',', '.'] : SIGNS
}

/** The ways to write a day in the manner of `typed`, whatever day that is. */
export function dateForms(value: string, typed: string): SlotForm[] {
  // `5/13/2027` shows that the month comes first where the person writes.
  const monthFirst = Number(/^\d{1,2}\/(\d{1,2})\/\d+$/u.exec(value)?.[1] ?? 0) > 12
  const dayFirst = !monthFirst
  if (!readDate(value, dayFirst)) return []
  const named = /\p{L}/u.test(typed)
  return DATE_PATTERNS.filter((pattern) => pattern.includes('MMM') === named).flatMap((pattern) =>
    (named ? DATE_LANGUAGES : DATE_LANGUAGES.slice(0, 1)).map((language) => ({ date: { dayFirst, pattern, language } })),
  )
}
