import type { Parameter } from '#contract'

/** The values of one that holds several: one a line, empty lines left out. */
export function valueLines(value: string): string[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Why a value would not do, and of several in which of its lines (from 1); undefined when it would. */
export function checkLines(parameter: Parameter, value: string): { fault: ValueFault; line?: number } | undefined {
  const lines = valueLines(value)
  if (!parameter.many || lines.length === 0) {
    const fault = checkValue(parameter, value)
    return fault && { fault }
  }
  for (const [index, line] of lines.entries()) {
    const fault = checkValue(parameter, line)
    if (fault) return { fault, line: index + 1 }
  }
  return undefined
}

/** Why a value would not do; undefined when it would. The planner has the last word. */
export type ValueFault = 'empty' | 'no-number' | 'no-money' | 'no-date' | 'not-offered' | 'one-line'

const NUMBER = /^[-+]?\d+([\s.,'’]\d+)*$/
const MONEY = /^(?:\p{Sc}|\p{Lu}{3})?\s*[-+]?\d+([\s.,'’]\d+)*\s*(?:\p{Sc}|\p{Lu}{3})?$/u

export function checkValue(parameter: Parameter, value: string): ValueFault | undefined {
  const text = value.trim()
  // A secret is asked for while the task runs, and never typed into a form.
  if (parameter.type === 'secret') return undefined
  if (text === '') return 'empty'
  switch (parameter.type) {
    case 'number':
      return NUMBER.test(text) ? undefined : 'no-number'
    case 'money':
      return MONEY.test(text) ? undefined : 'no-money'
    case 'date':
      return /\d/.test(text) ? undefined : 'no-date'
    case 'choice':
      return parameter.options && parameter.options.length > 0 && !parameter.options.includes(text) ? 'not-offered' : undefined
    case 'file':
      return text.includes('\n') ? 'one-line' : undefined
    default:
      return undefined
  }
}
