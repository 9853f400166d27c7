import { plainNumber, readDate, readNumber } from '#contract'
import { readLikeness } from '../elements/names.ts'

/** A text that may name somebody or something, and whether it was read from pixels. */
export type EntityText = { text: string; read: boolean }

/**
 * Whether two texts name the same person, document or amount. Closer than alike: “Miller” is not “Millerson”, nor “Andersen” “Anderson”. Case, accents
 * and blanks do not count; amounts and dates are compared as such, however they are written. `near`: of a text read from pixels, letters
 * may have been misread, so that it may or may not be the same.
 */
export function sameEntity(a: EntityText, b: EntityText): 'yes' | 'near' | 'no' {
  const [one, other] = [bare(a), bare(b)]
  if (one === '' || other === '') return 'no'
  if (one === other) return 'yes'
  const [amounts, others] = [amountsOf(one), amountsOf(other)]
  if (amounts.length > 0 && others.length > 0) return amounts.some((amount) => others.includes(amount)) ? 'yes' : 'no'
  const [dates, otherDates] = [datesOf(a.text), datesOf(b.text)]
  if (dates.length > 0 && otherDates.length > 0) return dates.some((date) => otherDates.includes(date)) ? 'yes' : 'no'
  if (!a.read && !b.read) return 'no'
  const likeness = readLikeness(one, other)
  if (likeness === 1) return 'yes'
  return likeness >= 0.8 ? 'near' : 'no'
}

/** Whether the words of `part` stand in `whole` in a row, as words of their own. */
export function holdsEntity(whole: string, part: string): boolean {
  const needle = folded(part)
  if (needle === '') return false
  const text = folded(whole)
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    // A figure goes on behind a point or a dash: 75 does not stand in 75.50, nor 2027 in 2027-05-12.
    const goesOn =
      /[\p{L}\p{N}]$|\p{N}[.,'/:-]$/u.test(text.slice(0, at)) || /^[\p{L}\p{N}]|^[.,'/:-]\p{N}/u.test(text.slice(at + needle.length))
    if (!goesOn) return true
  }
  return false
}

/** A text read from pixels may begin with the box that is ticked before it (“[x] Order paper”, read so one time and otherwise the next). */
function bare({ text, read }: EntityText): string {
  const all = folded(text)
  if (!read || !/^[^\p{L}\p{N}\p{Sc}+-]/u.test(all)) return all
  const rest = all.replace(/^[^\p{L}\p{N}]+(?:[xvo]\s?[\])}|]\s*)?/u, '')
  return (rest.match(/\p{L}/gu)?.length ?? 0) >= 3 ? rest : all
}

/** Letters with strokes that Unicode does not take apart. */
const STROKES: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' }

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[ßøłđæœı]/gu, (letter) => STROKES[letter] ?? letter)
    .replace(/[’‘`´]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
}

const CURRENCY = /^(?:[€$£¥₹₽₩₺]|eur|usd|gbp|chf|jpy|sek|nok|dkk|pln|czk)\s*|\s*(?:[€$£¥₹₽₩₺]|eur|usd|gbp|chf|jpy|sek|nok|dkk|pln|czk)$/gu

/** What a text may mean as an amount; with a lone point or comma it may mean two. A number that begins with 0 is a code: “007” is not 7. */
function amountsOf(text: string): string[] {
  const bare = text.replace(CURRENCY, '').trim()
  if (/^-?0\d/u.test(bare)) return []
  return (['.', ','] as const).flatMap((decimal) => {
    const number = readNumber(bare, decimal)
    return number ? [plainNumber(number)] : []
  })
}

function datesOf(text: string): string[] {
  return [true, false].flatMap((dayFirst) => {
    const date = readDate(text.trim(), dayFirst)
    return date ? [`${date.year ?? ''}-${date.month}-${date.day}`] : []
  })
}
