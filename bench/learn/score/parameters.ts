import type { Parameter, Task } from '#contract'
import type { TrueValue, Truth } from '../truth.ts'
import { type Alignment, parametersOfStep } from './align.ts'

export type ParameterScore = {
  found: number
  of: number
  /** Found and of the right type. */
  typed: number
  /** Parameters that the truth knows nothing of, by name and example. */
  invented: string[]
  /** In words, for whoever mends the learner. */
  missed: string[]
}

/** A parameter is found when one has the true value as an example and its slots stand wherever the person used the value. */
export function scoreParameters(truth: Truth, task: Task, alignment: Alignment): ParameterScore {
  const score: ParameterScore = { found: 0, of: truth.values.length, typed: 0, invented: [], missed: [] }
  const known = new Set<Parameter>()
  for (const value of truth.values) {
    const there = task.parameters.filter((parameter) => holds(parameter, value))
    for (const parameter of there) known.add(parameter)
    const right = there.find((parameter) => emptyPlaces(truth, task, alignment, value, parameter.name).length === 0)
    if (right) {
      score.found++
      if (right.type === value.type) score.typed++
      continue
    }
    const why = there[0]
      ? `its slot is not in: ${emptyPlaces(truth, task, alignment, value, there[0].name).join('; ')}`
      : 'no parameter has it as an example'
    score.missed.push(`${value.name} = “${value.value}”: ${why}`)
  }
  const rounds = Object.values(truth.roundValues).flat()
  score.invented = task.parameters
    .filter((parameter) => !known.has(parameter) && !linesOf(parameter).some((line) => rounds.some((each) => same(each, line))))
    .map(({ name, type, examples }) => `${name} (${type}) = “${examples.join(' / ')}”`)
  return score
}

function holds(parameter: Parameter, value: TrueValue): boolean {
  if (value.type === 'secret') return parameter.type === 'secret'
  return parameter.examples.some((example) => same(example, value.value))
}

/** Where the person used the value and no slot of this parameter stands. */
function emptyPlaces(truth: Truth, task: Task, { pairs, inTyping }: Alignment, value: TrueValue, parameter: string): string[] {
  return truth.acts.flatMap((act, index) => {
    const uses = act.picks === value.name || act.text?.some((piece) => piece.value === value.name)
    if (!uses || act.slip) return []
    const pair = pairs.find((each) => each.act === index) ?? inTyping.get(index)
    const step = pair && task.steps[pair.step]
    if (step && parametersOfStep(step).includes(parameter)) return []
    return [step ? step.caption : `a step that is not there (${act.kind} ${act.thing?.name ?? ''})`]
  })
}

export function linesOf(parameter: Pick<Parameter, 'examples'>): string[] {
  return parameter.examples.flatMap((example) => example.split('\n'))
}

export function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}
