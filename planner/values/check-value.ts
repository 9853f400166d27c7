import { missingCase, type Parameter, readDate, type SlotForm } from '#contract'
import { normalForm } from '../words/normal-form.ts'
import { wordDistance } from '../words/same-word.ts'
import { isAmount } from './amounts.ts'
import { cannotBeWritten } from './slot-forms.ts'

/** A value that will do, perhaps in the spelling that the page wants, or the reason why it will not, as a sentence for the person. */
export type Checked = { kind: 'sound'; value: string } | { kind: 'wrong'; reason: string }

const NUMBER = /^[-+]?\p{Nd}+(?:[\s.,'’]\p{Nd}+)*$/u
/** What no key writes; a line break and a tab can be typed. */
const UNTYPABLE = /[\p{Cc}--[\n\t\r]]/v

/** What the task itself says of a value. */
export type Around = {
  /** The sign or word for a currency that the goal puts beside it. */
  currency?: string
  /** How the steps write it. */
  forms?: readonly SlotForm[]
}

/** Checks one value against its parameter, and that it can be written where it goes. */
export function checkValue(parameter: Parameter, given: string, around: Around = {}): Checked {
  const checked = checkKind(parameter, given, around.currency)
  const problem = checked.kind === 'sound' ? cannotBeWritten(checked.value, around.forms ?? []) : undefined
  return problem === undefined ? checked : wrong(`${quoted(given.trim())} ${problem}${like(parameter)}.`)
}

function checkKind(parameter: Parameter, given: string, currencyNearby: string | undefined): Checked {
  const value = given.trim()
  if (value === '') return wrong('It is empty.')
  if (UNTYPABLE.test(value)) return wrong('It holds characters that cannot be typed.')
  switch (parameter.type) {
    case 'text':
      return sound(value)
    case 'number':
      return NUMBER.test(value) ? sound(value) : wrong(`${quoted(value)} is not a number${like(parameter)}.`)
    case 'money':
      return checkMoney(parameter, value, currencyNearby)
    case 'date':
      return readDate(value) ? sound(value) : wrong(`${quoted(value)} is not a day of the calendar${like(parameter)}.`)
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
