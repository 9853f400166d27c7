/** A day. Without `year` when none was written (`12 May`). */
export type WrittenDate = { year?: number; month: number; day: number }

/** The languages whose names of months are read and written. */
export const DATE_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'] as const

/** The notations that dates are written in, the usual ones first; see `writeDate`. */
export const DATE_PATTERNS = [
  'yyyy-MM-dd',
  'dd.MM.yyyy',
  'd.M.yyyy',
  'dd/MM/yyyy',
  'd/M/yyyy',
  'MM/dd/yyyy',
  'M/d/yyyy',
  'yyyy/MM/dd',
  'yyyyMMdd',
  'dd-MM-yyyy',
  'dd.MM.yy',
  'd.M.yy',
  'd MMMM yyyy',
  'dd MMMM yyyy',
  'd MMM yyyy',
  'dd MMM yyyy',
  'd. MMMM yyyy',
  'MMMM d, yyyy',
  'MMM d, yyyy',
  'MMMM d yyyy',
  'd MMMM',
  'd MMM',
  'd. MMMM',
  'MMMM d',
  'MMM d',
] as const

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u
const YEAR_LAST = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/u
const DAY_NAME = /^(\d{1,2})(?:\.|st|nd|rd|th)?\s+(?:de\s+)?(\p{L}+)\.?(?:,?\s+(?:de\s+)?(\d{4}))?$/iu
const NAME_DAY = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/iu

/**
 * Reads a date in the usual notations. Undefined when it is none, or no day of the calendar. `5/6/2027` can be read two ways: `dayFirst` decides.
 */
export function readDate(text: string, dayFirst = true): WrittenDate | undefined {
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) return real(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))
  const yearLast = YEAR_LAST.exec(text)
  if (yearLast) {
    const [first, second] = [Number(yearLast[1]), Number(yearLast[3])]
    const year = Number(yearLast[4]) + (yearLast[4]?.length === 2 ? 2000 : 0)
    const dayMonth = real(year, second, first)
    const monthDay = yearLast[2] === '/' ? real(year, first, second) : undefined
    return dayFirst ? (dayMonth ?? monthDay) : (monthDay ?? dayMonth)
  }
  const dayName = DAY_NAME.exec(text)
  if (dayName) return named(dayName[3], dayName[2], dayName[1])
  const nameDay = NAME_DAY.exec(text)
  if (nameDay) return named(nameDay[3], nameDay[1], nameDay[2])
  return undefined
}

/** So many days later, or earlier. A date without a year is taken in one that has no 29 February. */
export function shiftDate(date: WrittenDate, days: number): WrittenDate {
  if (days === 0) return date
  const moved = new Date(Date.UTC(date.year ?? 2001, date.month - 1, date.day + days))
  const monthAndDay = { month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
  return date.year === undefined ? monthAndDay : { year: moved.getUTCFullYear(), ...monthAndDay }
}

/** How an example is written: the first of the patterns, and the language of its month, that give it back. Undefined when none does. */
export function notationOf(example: string): { pattern: string; language: string } | undefined {
  // `3/4/2027` is read the same way both times, so either order gives it back.
  for (const dayFirst of [true, false]) {
    const date = readDate(example, dayFirst)
    if (!date) return undefined
    for (const pattern of DATE_PATTERNS)
      for (const language of pattern.includes('MMM') ? DATE_LANGUAGES : DATE_LANGUAGES.slice(0, 1))
        if (writeDate(date, pattern, language) === example) return { pattern, language }
  }
  return undefined
}

/** Writes a date by a pattern of `yyyy yy MMMM MMM MM M dd d`; undefined when the pattern wants a year and the date has none. */
export function writeDate(date: WrittenDate, pattern: string, language: string): string | undefined {
  if (date.year === undefined && pattern.includes('y')) return undefined
  return pattern.replace(/yyyy|yy|MMMM|MMM|MM|M|dd|d/gu, (piece) => writePiece(date, piece, language))
}

function writePiece(date: WrittenDate, piece: string, language: string): string {
  if (piece.startsWith('y')) {
    const year = String(date.year ?? '').padStart(4, '0')
    return piece === 'yy' ? year.slice(-2) : year
  }
  if (piece === 'MMMM' || piece === 'MMM') return monthName(language, date.month, piece === 'MMMM' ? 'long' : 'short')
  return String(piece.startsWith('M') ? date.month : date.day).padStart(piece.length, '0')
}

function named(year: string | undefined, name: string | undefined, day: string | undefined): WrittenDate | undefined {
  const month = monthOf(name ?? '')
  if (month === undefined) return undefined
  const date = real(year === undefined ? 2000 : Number(year), month, Number(day))
  return date && year === undefined ? { month: date.month, day: date.day } : date
}

function real(year: number, month: number, day: number): WrittenDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day <= lastDay ? { year, month, day } : undefined
}

let months: Map<string, number> | undefined

function monthOf(name: string): number | undefined {
  months ??= new Map(
    DATE_LANGUAGES.flatMap((language) =>
      Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month): [string, number][] => [
        [monthName(language, month, 'long').toLowerCase(), month],
        [monthName(language, month, 'short').toLowerCase().replace('.', ''), month],
      ]),
    ).reverse(),
  )
  return months.get(name.toLowerCase())
}

function monthName(language: string, month: number, style: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' }).format(new Date(Date.UTC(2000, month - 1, 1)))
}
