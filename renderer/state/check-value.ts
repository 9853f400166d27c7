import type { Parameter } from '#contract'

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
