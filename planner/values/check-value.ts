import { missingCase, notationOf, type Parameter, readDate, type SlotForm, writeDate } from '#contract'
import { normalForm } from '../words/normal-form.ts'
import { wordDistance } from '../words/same-word.ts'
import { isAmount } from './amounts.ts'
import { dayInWords, type FullDay, relativeDay } from './relative-date.ts'
import { cannotBeWritten } from './slot-forms.ts'

/**
 * A value that will do, perhaps in the spelling that the page wants, or the reason why it will not, as a sentence for the person. `note`: what it was taken
 * for, where that should be seen.
 */
export type Checked = { kind: 'sound'; value: string; note?: string } | { kind: 'wrong'; reason: string }

const NUMBER = /^[-+]?\p{Nd}+(?:[\s.,'’]\p{Nd}+)*$/u
/** What no key writes; a line break and a tab can be typed. */
const UNTYPABLE = /[\p{Cc}--[\n\t\r]]/v

/** What the task itself says of a value. */
export type Around = {
  /** The sign or word for a currency that the goal puts beside it. */
  currency?: string
  /** How the steps write it. */
  forms?: readonly SlotForm[]
  /** For days that are said by how far off they are; without it they are none. */
  today?: FullDay
}

/** Checks one value against its parameter, and that it can be written where it goes. */
export function checkValue(parameter: Parameter, given: string, around: Around = {}): Checked {
  const checked = checkKind(parameter, given, around)
  const problem = checked.kind === 'sound' ? cannotBeWritten(checked.value, around.forms ?? []) : undefined
  return problem === undefined ? checked : wrong(`${quoted(given.trim())} ${problem}${like(parameter)}.`)
}

function checkKind(parameter: Parameter, given: string, { currency, today }: Around): Checked {
  const value = given.trim()
  if (value === '') return wrong('It is empty.')
  if (UNTYPABLE.test(value)) return wrong('It holds characters that cannot be typed.')
  switch (parameter.type) {
    case 'text':
      return sound(value)
    case 'number':
      return NUMBER.test(value) ? sound(value) : wrong(`${quoted(value)} is not a number${like(parameter)}.`)
    case 'money':
      return checkMoney(parameter, value, currency)
    case 'date':
      return checkDate(parameter, value, today)
    case 'choice':
      return checkChoice(parameter, value)
    case 'file':
      return /[\r\n]/.test(value) ? wrong('The name of a file has one line.') : sound(value)
    case 'secret':
      return sound('')
    default:
      return missingCase(parameter.type)
  }
}

/** `Tomorrow` is worked out, and written as the demonstrated day was. */
function checkDate(parameter: Parameter, value: string, today: FullDay | undefined): Checked {
  if (readDate(value)) return sound(value)
  const relative = today && relativeDay(value, today)
  if (relative?.kind === 'unclear') return wrong(relative.reason)
  if (!relative) return wrong(`${quoted(value)} is not a day of the calendar${like(parameter)}.`)
  const { pattern, language } = notationOf(parameter.examples[0] ?? '') ?? { pattern: 'yyyy-MM-dd', language: 'en' }
  const written = writeDate(relative.day, pattern, language)
  return { kind: 'sound', value: written ?? value, note: `${quoted(value)} was taken as ${dayInWords(relative.day)}.` }
}

/** A currency is never dropped unless the goal itself names the same one, for `€30` is not `30`. */
function checkMoney(parameter: Parameter, value: string, currencyNearby: string | undefined): Checked {
  const amount = isAmount(value)
  if (!amount) return wrong(`${quoted(value)} is not an amount of money${like(parameter)}.`)
  const shownPlain = parameter.examples.length > 0 && parameter.examples.every((example) => isAmount(example)?.currency === '')
  if (amount.currency === '' || !shownPlain) return sound(value)
  if (currencyNearby !== undefined && isAmount(`1 ${currencyNearby}`)?.currency === amount.currency) return sound(amount.number)
  return wrong(`${quoted(value)} names a currency, but only a plain amount is filled in here${like(parameter)}.`)
}

function checkChoice(parameter: Parameter, value: string): Checked {
  const options = parameter.options ?? []
  if (options.length === 0) return sound(value)
  const exact = options.find((option) => option === value) ?? options.find((option) => normalForm(option.trim()) === normalForm(value))
  if (exact !== undefined) return sound(exact)
  const near = options.filter((option) => wordDistance(normalForm(option), normalForm(value)) !== undefined)
  if (near.length === 1) return wrong(`${quoted(value)} cannot be chosen. Did you mean ${quoted(near[0] ?? '')}?`)
  const shown = options.slice(0, 8).map(quoted).join(', ')
  return wrong(`${quoted(value)} cannot be chosen. There is ${shown}${options.length > 8 ? ' and more' : ''}.`)
}

function sound(value: string): Checked {
  return { kind: 'sound', value }
}

function wrong(reason: string): Checked {
  return { kind: 'wrong', reason }
}

function like({ examples }: Parameter): string {
  return examples[0] === undefined ? '' : `, like ${quoted(examples[0])}`
}

function quoted(text: string): string {
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`
}
