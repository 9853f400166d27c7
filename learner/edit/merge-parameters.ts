import type { Parameter, Task } from '#contract'
import { valueProblem } from './value-fits.ts'

/** With further parameters; those of one name are one, which has the examples of both. Once a secret, always a secret. */
export function mergeParameters(task: Task, more: readonly Parameter[]): Task {
  const merged = task.parameters.map((parameter) => {
    const other = more.find(({ name }) => name === parameter.name)
    return other ? mergedParameter(parameter, other) : parameter
  })
  return { ...task, parameters: [...merged, ...more.filter(({ name }) => !task.parameters.some((known) => known.name === name))] }
}

function mergedParameter(known: Parameter, other: Parameter): Parameter {
  if (known.type === 'secret' || other.type === 'secret') return { name: known.name, type: 'secret', examples: [] }
  const examples = [...new Set([...known.examples, ...other.examples])]
  const options = known.options || other.options ? { options: [...new Set([...(known.options ?? []), ...(other.options ?? [])])] } : {}
  const whole = { ...known, examples, ...options }
  return examples.every((example) => valueProblem(whole, example) === undefined) ? whole : { name: known.name, type: 'text', examples }
}
