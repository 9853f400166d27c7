const LOCALES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'cs', 'tr', 'ru', 'uk', 'ar', 'hi']

/** A day without a year may be the 29th of February. */
const LEAP_YEAR = 2024

let monthNames: { name: string; month: number }[] | undefined

/** The months in the languages of LOCALES, long and short, longest first. */
function months(): { name: string; month: number }[] {
  monthNames ??= LOCALES.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((style) => {
      const format = new Intl.DateTimeFormat(locale, { month: style, day: 'numeric', timeZone: 'UTC' })
      return Array.from({ length: 12 }, (_, index) => ({ name: monthPart(format, index), month: index + 1 }))
    }),
  ).filter(({ name }) => /\p{L}{3}/u.test(name))
  return monthNames
}

function monthPart(format: Intl.DateTimeFormat, index: number): string {
  const part = format.formatToParts(Date.UTC(LEAP_YEAR, index, 15)).find(({ type }) => type === 'month')
  return (part?.value ?? '').toLowerCase().replace(/\.$/u, '')
}

/**
 * True for a day that the calendar has, in figures (`2026-03-01`, `1.3.2026`, `3/1/26`, `1.3.`) or with the month's name (`1 March`,
 * `March 1st, 2026`). Words that mean another day each day (`tomorrow`) are none: what is typed is what stands here.
 */
export function readsAsDate(text: string): boolean {
  const value = text.trim().toLowerCase()
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(value)
  if (iso) return isDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const figures = /^(\d{1,2})[-./]\s?(\d{1,2})(?:[-./]\s?(\d{2}|\d{4})?)?$/.exec(value)
  if (figures) {
    const year = figures[3] === undefined ? LEAP_YEAR : fullYear(Number(figures[3]))
    const [one, two] = [Number(figures[1]), Number(figures[2])]
    return isDay(year, two, one) || isDay(year, one, two)
  }
  const eastAsian = /^(?:(\d{4})\s*[年년]\s*)?(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]$/u.exec(value)
  if (eastAsian) return isDay(Number(eastAsian[1] ?? LEAP_YEAR), Number(eastAsian[2]), Number(eastAsian[3]))
  return readsAsNamedDay(value)
}

function readsAsNamedDay(value: string): boolean {
  const words: string[] = value.match(/\p{L}+/gu) ?? []
  const numbers = (value.match(/\d+/g) ?? []).map(Number)
  const day = numbers.find((number) => number >= 1 && number <= 31)
  const year = numbers.find((number) => number > 31)
  if (day === undefined || numbers.length > 2) return false
  return months().some(({ name, month }) => words.includes(name) && isDay(year ?? LEAP_YEAR, month, day))
}

function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
