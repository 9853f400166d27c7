import type { Plan, Step } from '#contract'
import { fillText } from '#contract'
import type { Values } from '../values.ts'
import type { TypedValue } from './proposed-act.ts'

/** The parameters that a typing step fills in, each as it is written there. Secrets are not among them. */
export function typedValues({ act }: Step, parameters: Plan['task']['parameters'], values: Values): TypedValue[] {
  if (act.kind !== 'type') return []
  return act.text.flatMap((part): TypedValue[] => {
    if (part.kind !== 'slot' || values.isSecret(part.parameter)) return []
    const parameter = parameters.find((one) => one.name === part.parameter)
    if (!parameter || values.known[part.parameter] === undefined) return []
    return [{ parameter: parameter.name, type: parameter.type, examples: parameter.examples, value: fillText([part], values.known) }]
  })
}
