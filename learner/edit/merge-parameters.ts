import type { Parameter } from '#contract'
import { valueProblem } from './value-fits.ts'

/** Parameters with further ones; those of one name are one, which has the examples of both. Once a secret, always a secret. */
export function mergeParameters(known: readonly Parameter[], more: readonly Parameter[]): Parameter[] {
  const merged = new Map(known.map((parameter) => [parameter.name, parameter]))
  for (const other of more) {
    const own = merged.get(other.name)
    merged.set(other.name, own ? mergedParameter(own, other) : other)
  }
  return [...merged.values()]
}

function mergedParameter(known: Parameter, other: Parameter): Parameter {
  if (known.type === 'secret' || other.type === 'secret') return { name: known.name, type: 'secret', examples: [] }
  const examples = [...new Set([...known.examples, ...other.examples])]
  const options = known.options || other.options ? { options: [...new Set([...(known.options ?? []), ...(other.options ?? [])])] } : {}
  const whole = { ...known, examples, ...options }
  return examples.every((example) => valueProblem(whole, example) === undefined) ? whole : { name: known.name, type: 'text', examples }
}
