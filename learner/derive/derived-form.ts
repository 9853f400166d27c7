import type { DecimalSign, SlotForm } from '#contract'
import { plainNumber, readDate, readNumber, shiftDate, writeAs } from '#contract'
import { dateForms } from '../parameters/forms.ts'

const SIGNS: DecimalSign[] = ['.', ',']
const DAY_MS = 24 * 60 * 60 * 1000
/** Dates so far apart have nothing to do with each other. */
const FARTHEST_DAYS = 366

/**
 * The form by which each text follows from its value: so many days later or earlier, so much more or less, the same for all of them. Seen once it may be chance,
 * so at least two different values are needed; and every text must come out letter by letter. Undefined when there is none.
 */
export function derivedForm(values: readonly string[], texts: readonly string[]): SlotForm | undefined {
  if (values.length !== texts.length || new Set(values).size < 2) return undefined
  return shiftsOf(values[0] ?? '', texts[0] ?? '').find((form) => values.every((value, index) => writeAs(value, form) === texts[index]))
}

/** The forms with a shift that give exactly this text from this value, the nearest day first. */
export function shiftsOf(value: string, text: string): SlotForm[] {
  return [...shiftedDates(value, text), ...shiftedNumbers(value, text)].filter((form) => writeAs(value, form) === text)
}

function shiftedDates(value: string, text: string): SlotForm[] {
  return dateForms(value, text).flatMap((form) => {
    const dayFirst = form.date?.dayFirst ?? true
    const [from, to] = [readDate(value, dayFirst), readDate(text, dayFirst)]
    if (!from || !to) return []
    // A day without its year may lie in the next one: then the nearest is meant.
    const years = from.year !== undefined && to.year !== undefined ? [0] : [0, 1, -1]
    const days = years
      .map((more) => Math.round((dayNumber(to, more) - dayNumber(from, 0)) / DAY_MS))
      .toSorted((a, b) => Math.abs(a) - Math.abs(b))
    return days
      .filter((each) => each !== 0 && Math.abs(each) <= FARTHEST_DAYS && shiftDate(from, each).day === to.day)
      .map((each) => ({ ...form, shift: { days: each } }))
  })
}

function dayNumber({ year = 2001, month, day }: { year?: number; month: number; day: number }, moreYears: number): number {
  return Date.UTC(year + moreYears, month - 1, day)
}

function shiftedNumbers(value: string, text: string): SlotForm[] {
  return SIGNS.flatMap((read) =>
    SIGNS.flatMap((decimal) => {
      const [from, to] = [readNumber(value, read), readNumber(text, decimal)]
      if (!from || !to) return []
      const by = Number((Number(plainNumber(to)) - Number(plainNumber(from))).toFixed(Math.max(from.fraction.length, to.fraction.length)))
      if (by === 0 || !Number.isFinite(by)) return []
      const number = { read, decimal, group: '' }
      return [
        { number, shift: { by } },
        { number: { ...number, places: to.fraction.length }, shift: { by } },
      ]
    }),
  )
}
