import type { Parameter, SlotForm, TextPart } from '#contract'
import { readDate, readNumber } from '#contract'
import { quoted } from '../words/quoted.ts'
import { tokensOf } from '../words/tokens.ts'
import { shiftsOf } from './derived-form.ts'

export type Derived = {
  texts: TextPart[][]
  /** For each text: what was noticed about values that follow from others. */
  notices: string[][]
}

/** A date in the fixed words of a text, or a number that is all of it. */
type Place = { text: number; part: number; from: number; to: number; written: string; kind: 'date' | 'number' }
/** How what stands at a place may follow from a value. */
type Reading = { place: Place; parameter: Parameter; form: SlotForm; by: number }

/** Shown once, only so small a difference is worth a word: any two numbers differ by something. */
const WORTH_A_WORD = { date: 31, number: 1 }
const IN_WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven']

/**
 * Fixed words that follow from a value: `14 May` where the arrival is `12 May`. Shown twice it is no chance, and the words become a slot with a shift: by two
 * values at the same distance, or by one date that is typed in two places. (One number typed in two places is rather the same number.) Shown once it
 * stays as it is, and a notice names the difference. Filled with the first examples, the texts are what they were, letter by letter.
 */
export function deriveTexts(texts: readonly TextPart[][], parameters: readonly Parameter[]): Derived {
  const readings = texts.flatMap(placesIn).flatMap((place) => readingsOf(place, parameters))
  const notices = texts.map((): string[] => [])
  const slots = new Map<string, Reading[]>()
  for (const place of new Set(readings.map((reading) => reading.place))) {
    const own = readings.filter((reading) => reading.place === place)
    const sure = nearest(own.filter((reading) => readings.some((other) => isShownBy(reading, other))))
    const maybe = nearest(own.filter(({ by }) => Math.abs(by) <= WORTH_A_WORD[place.kind]))
    if (sure) {
      const key = `${place.text} ${place.part}`
      slots.set(key, [...(slots.get(key) ?? []), sure])
      notices[place.text]?.push(`${inWords(sure)}, as you showed twice; it will follow from it.`)
    } else if (maybe) notices[place.text]?.push(`${inWords(maybe)}; it stays the same unless you show it once more.`)
  }
  return {
    texts: texts.map((parts, text) => parts.flatMap((part, index) => withSlots(part, slots.get(`${text} ${index}`) ?? []))),
    notices,
  }
}

function placesIn(parts: readonly TextPart[], text: number): Place[] {
  return parts.flatMap((part, index) => {
    if (part.kind !== 'literal') return []
    const whole = parts.length === 1 && readNumber(part.text) ? [{ from: 0, to: part.text.length, kind: 'number' as const }] : []
    const dates = tokensOf(part.text).flatMap(({ kind, from, to }) => (kind === 'date' ? [{ from, to, kind }] : []))
    return [...dates, ...whole].map((each) => ({ text, part: index, ...each, written: part.text.slice(each.from, each.to) }))
  })
}

function readingsOf(place: Place, parameters: readonly Parameter[]): Reading[] {
  return parameters.flatMap((parameter) => {
    const [value] = parameter.examples
    if (value === undefined || parameter.many) return []
    const fits = place.kind === 'date' ? readDate(value) !== undefined : parameter.type === 'number' || parameter.type === 'money'
    const form = fits ? shiftsOf(value, place.written).find(({ date }) => (date !== undefined) === (place.kind === 'date')) : undefined
    const by = form?.shift && ('days' in form.shift ? form.shift.days : form.shift.by)
    return form && by !== undefined ? [{ place, parameter, form, by }] : []
  })
}

/** The same distance once more: from another value to another text, or a day from the same one in another text. */
function isShownBy(one: Reading, other: Reading): boolean {
  if (one.place.text === other.place.text || one.place.kind !== other.place.kind || one.by !== other.by) return false
  if (one.parameter === other.parameter) return one.place.kind === 'date'
  return one.parameter.examples[0] !== other.parameter.examples[0] && one.place.written !== other.place.written
}

/** Undefined when two are as near: then nobody knows which is meant. */
function nearest(readings: readonly Reading[]): Reading | undefined {
  const [first, second] = readings.toSorted((a, b) => Math.abs(a.by) - Math.abs(b.by))
  return first && second && Math.abs(first.by) === Math.abs(second.by) ? undefined : first
}

function withSlots(part: TextPart, readings: readonly Reading[]): TextPart[] {
  if (part.kind !== 'literal' || readings.length === 0) return [part]
  const parts: TextPart[] = []
  let done = 0
  const words = (to: number) => {
    if (to > done) parts.push({ kind: 'literal', text: part.text.slice(done, to) })
  }
  for (const { place, parameter, form } of readings.toSorted((a, b) => a.place.from - b.place.from)) {
    words(place.from)
    parts.push({ kind: 'slot', parameter: parameter.name, form })
    done = place.to
  }
  words(part.text.length)
  return parts
}

/** `“14 May” is two days after ⟦arrival⟧`. */
function inWords({ place, parameter, by }: Reading): string {
  const far = Math.abs(by)
  const count = IN_WORDS[far] ?? String(far)
  const distance =
    place.kind === 'date'
      ? `${count} day${far === 1 ? '' : 's'} ${by > 0 ? 'after' : 'before'}`
      : `${count} ${by > 0 ? 'more' : 'less'} than`
  return `${quoted(place.written)} is ${distance} ⟦${parameter.name}⟧`
}
