import {
  type BoundValue,
  fillText,
  goalSentence,
  namesFilledInRun,
  type Parameter,
  parametersOfText,
  type Task,
  type TextPart,
} from '#contract'
import { checkValue } from '../values/check-value.ts'
import { checkSeveral } from '../values/several.ts'
import { uniqueName } from './other-names.ts'

/** Names whose values come, or change, while the run goes on. */
export function namesAtRun({ steps, blocks, parameters }: Task): Set<string> {
  return new Set([
    ...parameters.flatMap(({ name, type }) => (type === 'secret' ? [name] : [])),
    ...namesFilledInRun(steps, blocks),
    ...blocks.flatMap((block) => (block.kind === 'loop' && block.over.kind === 'values' ? block.over.parameters : [])),
  ])
}

export type Given = {
  /** The called task's names → those in the plan. */
  names: Map<string, string>
  values: BoundValue[]
  /** Parameters of the called task under their new names, where they are not the caller's own. */
  parameters: Parameter[]
  problems: string[]
}
type Around = { known: ReadonlyMap<string, string>; atRun: ReadonlySet<string>; taken: Set<string> }

/** What a call gives the parameters of the task that it calls. `texts`: the call's own; `taken` gets the new names. */
export function givenTo(called: Task, texts: Record<string, TextPart[]>, around: Around): Given {
  const given: Given = { names: new Map(), values: [], parameters: [], problems: [] }
  const goal = goalSentence(called.goal)
  for (const parameter of called.parameters) {
    const parts = texts[parameter.name] ?? (parameter.type === 'secret' ? [] : undefined)
    const own = uniqueName(parameter.name, around.taken)
    const handedOn = parts && handedOnAs(parts)
    if (handedOn !== undefined) {
      given.names.set(parameter.name, handedOn)
      continue
    }
    around.taken.add(own)
    given.names.set(parameter.name, own)
    given.parameters.push({ ...parameter, name: own })
    if (parameter.type === 'secret') {
      given.values.push({ parameter: own, value: '', from: 'person', secret: true })
      continue
    }
    const value =
      parts && parametersOfText(parts).every((name) => !around.atRun.has(name))
        ? fillText(parts, Object.fromEntries(around.known))
        : undefined
    if (value === undefined) {
      const why = parts ? 'is put together from what is known only while it runs; give it just as it is' : 'is given no value'
      given.problems.push(`“${parameter.name}” of “${goal}”, which this task does as a step, ${why}.`)
      continue
    }
    const checked = parameter.many ? checkSeveral(parameter, value, {}) : checkValue(parameter, value)
    if (checked.kind === 'wrong') given.problems.push(`“${parameter.name}” of “${goal}”, which this task does as a step: ${checked.reason}`)
    else given.values.push({ parameter: own, value: checked.value, from: 'form', secret: false })
  }
  for (const name of namesAtRun(called)) {
    if (given.names.has(name)) continue
    const own = uniqueName(name, around.taken)
    around.taken.add(own)
    given.names.set(name, own)
  }
  return given
}

/** The one name that is handed on as it is; undefined for any other text. */
function handedOnAs(parts: readonly TextPart[]): string | undefined {
  const [only] = parts
  if (parts.length !== 1 || !only) return undefined
  return only.kind === 'secret' || (only.kind === 'slot' && only.form === undefined) ? only.parameter : undefined
}
