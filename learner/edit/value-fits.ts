import type { Parameter } from '#contract'
import { missingCase, readDate, readNumber } from '#contract'
import { quoted } from '../words/quoted.ts'

/** Why a value does not fit its parameter's type, to be put behind the value: `is not a number`; undefined when it does. Of several values each must fit. */
export function valueProblem(parameter: Parameter, value: string): string | undefined {
  const values = parameter.many ? value.split('\n').filter((line) => line.trim() !== '') : [value]
  return values.map((each) => problemOf(parameter, each.trim())).find((problem) => problem !== undefined)
}

function problemOf({ type, options = [] }: Parameter, value: string): string | undefined {
  switch (type) {
    case 'text':
    case 'secret':
      return undefined
    case 'number':
      return isNumber(value) ? undefined : 'is not a number'
    case 'money':
      return isNumber(value.replace(/^(?:\p{Sc}|\p{L}+)\s*|\s*(?:\p{Sc}|\p{L}+)$/u, '')) ? undefined : 'is not an amount of money'
    case 'date':
      return readDate(value) ? undefined : 'is not a day of the calendar'
    case 'choice':
      return options.includes(value) ? undefined : 'is not among its choices'
    case 'file':
      return /[\r\n]/u.test(value) ? 'is not the name of a file' : undefined
    default:
      return missingCase(type)
  }
}

function isNumber(text: string): boolean {
  return readNumber(text.replace(/^\+/u, '').replace(/(?<=\d) (?=\d)/gu, '\u00a0')) !== undefined
}

/** What is wrong with a parameter by itself, as sentences with what to do. */
export function parameterProblems(parameter: Parameter, check: (parameter: Parameter) => boolean): string[] {
  const { name, type, examples, options } = parameter
  if (!check(parameter))
    return [
      `${quoted(name)} cannot be the name of a value. Use lower-case letters and digits, with - between words, and begin with a letter.`,
    ]
  if (type === 'choice' && (options ?? []).filter((option) => option.trim() !== '').length === 0)
    return [`${quoted(name)} is a choice without anything to choose from. Say what can be chosen, or make it a text.`]
  if (type === 'secret' && examples.length > 0) return [`${quoted(name)} is a secret, and a secret has no examples. Leave them out.`]
  return examples.flatMap((example) => {
    const problem = valueProblem(parameter, example)
    return problem === undefined
      ? []
      : [
          `${quoted(name)} cannot be ${typeInWords(type)}: its example ${quoted(example)} ${problem}. Change the example, or choose another kind of value.`,
        ]
  })
}

export function typeInWords(type: Parameter['type']): string {
  switch (type) {
    case 'money':
      return 'money'
    case 'text':
    case 'number':
    case 'date':
    case 'choice':
    case 'file':
    case 'secret':
      return `a ${type}`
    default:
      return missingCase(type)
  }
}
