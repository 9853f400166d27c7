import { z } from 'zod'
import type { TextPart } from './action.ts'
import { missingCase } from './errors.ts'
import { ROUND } from './flow.ts'
import { readDate, shiftDate, writeDate } from './written-date.ts'
import { readNumber, shiftNumber, writeNumber } from './written-number.ts'

const Decimal = z.enum(['.', ','])

/**
 * How a value is written where a slot stands, when that is not just as it is given: the sentence says `the keys` and `12.50`, the file is called
 * `the-keys.txt` and the field wants `12,50`. Made by the learner, which keeps one only when it gives back exactly what was typed.
 */
export const SlotForm = z.object({
  letters: z.enum(['lower', 'upper', 'first-upper', 'words-upper']).optional(),
  /** What stands between the words in place of spaces. */
  between: z.enum(['-', '_', '.', '']).optional(),
  /** `read` is the decimal sign of the values as they are given; the rest is how they are written. */
  number: z
    .object({ read: Decimal, decimal: Decimal, group: z.string().max(1), places: z.number().int().min(0).max(9).optional() })
    .optional(),
  /** The value itself is another one, so far from the given: days of a date, a difference of a number. It is written in the form's notation. */
  shift: z
    .object({ days: z.number().int() })
    .or(z.object({ by: z.number() }))
    .optional(),
  /** `dayFirst`: how `5/6/2027` is meant where it is given. `pattern` is made of `yyyy yy MMMM MMM MM M dd d`; `language` names the months. */
  date: z.object({ dayFirst: z.boolean(), pattern: z.string().min(1), language: z.string() }).optional(),
})
export type SlotForm = z.infer<typeof SlotForm>

/** A value as it is to be written. What cannot be read as the form's number or date stays as given. */
export function writeAs(value: string, form: SlotForm | undefined): string {
  if (form === undefined) return value
  return letters(between(notation(value, form), form), form)
}

/**
 * The text of a type act: literals as they are, slots and secrets from `values`, a running number by the round that stands there under `ROUND`. A missing value
 * stands as `⟦name⟧`.
 */
export function fillText(parts: readonly TextPart[], values: Readonly<Record<string, string>>): string {
  return parts.map((part) => fillPart(part, values)).join('')
}

function fillPart(part: TextPart, values: Readonly<Record<string, string>>): string {
  if (part.kind === 'literal') return part.text
  const value = values[part.kind === 'count' ? ROUND : part.parameter]
  if (value === undefined) return partInWords(part)
  switch (part.kind) {
    case 'slot':
      return writeAs(value, part.form)
    case 'secret':
      return value
    case 'count':
      return writeCount(part.start + part.step * Number(value), part.digits)
    default:
      return missingCase(part)
  }
}

function writeCount(count: number, digits: number): string {
  return `${count < 0 ? '-' : ''}${String(Math.abs(count)).padStart(digits, '0')}`
}

/** A piece of text for people: fixed words as they are, `⟦name⟧` for what a run puts in. */
export function partInWords(part: TextPart): string {
  switch (part.kind) {
    case 'literal':
      return part.text
    case 'count':
      return '⟦running number⟧'
    case 'slot':
    case 'secret':
      return `⟦${part.parameter}⟧`
    default:
      return missingCase(part)
  }
}

/** The parameters whose values a text needs, secrets too. */
export function parametersOfText(parts: readonly TextPart[]): string[] {
  return [...new Set(parts.flatMap((part) => (part.kind === 'slot' || part.kind === 'secret' ? [part.parameter] : [])))]
}

function notation(value: string, form: SlotForm): string {
  if (form.date) {
    const date = readDate(value.trim(), form.date.dayFirst)
    const days = form.shift && 'days' in form.shift ? form.shift.days : 0
    const written = date && writeDate(shiftDate(date, days), form.date.pattern, form.date.language)
    if (written !== undefined) return written
  }
  if (form.number) {
    const number = readNumber(value.trim(), form.number.read)
    const by = form.shift && 'by' in form.shift ? form.shift.by : 0
    if (number) return writeNumber(shiftNumber(number, by), form.number)
  }
  return value
}

function between(value: string, form: SlotForm): string {
  return form.between === undefined ? value : value.trim().replace(/\s+/gu, form.between)
}

function letters(value: string, form: SlotForm): string {
  switch (form.letters) {
    case 'lower':
      return value.toLowerCase()
    case 'upper':
      return value.toUpperCase()
    case 'first-upper':
      return value.replace(/^\P{L}*\p{L}/u, (start) => start.toUpperCase())
    case 'words-upper':
      return value.replace(/(?<![\p{L}\p{M}\p{N}’'])\p{L}/gu, (letter) => letter.toUpperCase())
    case undefined:
      return value
  }
}
