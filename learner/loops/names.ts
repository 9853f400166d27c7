import type { Parameter, ParameterType, Step, TaskEdit } from '#contract'
import { parametersOfTarget, parametersOfText } from '#contract'
import { labelOf, roleOf } from '../field.ts'
import { kindOf } from '../parameters/kinds.ts'
import { slug, unique } from '../parameters/names.ts'
import type { Use } from '../parameters/use.ts'
import type { Shaped } from '../shaped.ts'
import { listLabel } from '../uses.ts'
import type { Learning, RepeatedWork } from './propose.ts'
import type { Group } from './varying.ts'

export type Names = {
  /** One for each group of values, in their order; the item of rows, or the number of times, where the loop goes over that. */
  all: string[]
  /** What declares them. */
  edits: TaskEdit[]
  /** The parameters that held a value of one round only: they are not needed any more, but for those that are used again. */
  merged: string[]
}

/** What the values of the rounds are called, and how they are declared. Undefined where they cannot be given one a line. */
export function namesOf(learning: Learning, loop: RepeatedWork, range: { from: number; to: number }): Names | undefined {
  const { steps, found } = learning
  const { changes, seen, rounds } = loop
  const taken = new Set(found.parameters.map(({ name }) => name))
  const outside = new Set(steps.filter((_, index) => index < range.from || index > range.to).flatMap(namesIn))
  const varyingAt = new Set(changes.groups.flatMap(({ members }) => members.map(({ varying }) => varying.at)))
  const inside = loop.steps.flatMap((round) => round.flatMap((step, at) => (varyingAt.has(at) ? namesIn(step) : [])))
  const merged = [...new Set(inside)].filter(
    (name) => !outside.has(name) && found.parameters.some((each) => each.name === name && each.type !== 'secret'),
  )
  if (seen.kind === 'while') return { all: [], edits: [], merged: [] }
  if (seen.kind === 'times') {
    const name = unique('times', taken)
    const parameter: Parameter = { name, type: 'number', examples: [String(rounds.length)] }
    return { all: [name], edits: [{ kind: 'add-parameter', parameter, value: '' }], merged: [] }
  }
  if (seen.kind === 'rows') return { all: [unique(nameOf(seen.group, loop) ?? 'item', taken)], edits: [], merged }
  if (changes.groups.some(({ values }) => values.some((value) => value.trim() === '' || value !== value.trim() || value.includes('\n'))))
    return undefined
  const edits: TaskEdit[] = []
  const all = changes.groups.map((group) => {
    const known = found.parameters.find(({ name, examples }) => merged.includes(name) && examples[0] === group.values[0])
    const examples = [group.values.join('\n')]
    const type = typeOf(group, known?.type)
    if (known) {
      edits.push({ kind: 'set-parameter', name: known.name, parameter: { name: known.name, type, examples, many: true } })
      return known.name
    }
    const name = unique(nameOf(group, loop) ?? 'item', taken)
    edits.push({ kind: 'add-parameter', parameter: { name, type, examples, many: true }, value: '' })
    return name
  })
  return { all, edits, merged }
}

function namesIn(step: Step): string[] {
  const typed = step.act.kind === 'type' ? parametersOfText(step.act.text) : []
  return [...typed, ...(step.target ? parametersOfTarget(step.target) : [])]
}

/** By the field's label, or by the list's. */
function nameOf({ members }: Group, { rounds }: RepeatedWork): string | undefined {
  // Where the focus was is not told in each round.
  const labels = members.flatMap(({ varying }) =>
    rounds.map((round) => {
      const shaped = round[varying.at]
      return shaped && (varying.kind === 'typed' ? fieldLabel(shaped) : listLabel(shaped.draft, undefined))
    }),
  )
  const label = labels.find((each) => each !== undefined && slug(each) !== undefined)
  if (label !== undefined) return slug(label)
  const [lead] = members
  if (lead?.varying.kind === 'typed') return 'text'
  const first = rounds[0]?.[lead?.varying.at ?? -1]
  return first && roleOf(first.draft) === 'cell' ? 'cell' : undefined
}

function fieldLabel({ draft, label }: Shaped): string | undefined {
  return label ?? labelOf(draft.target, draft.hit)
}

/** The kind that all of them are of; a choice of one page may not be one of another. */
function typeOf({ values, members }: Group, known: ParameterType | undefined): ParameterType {
  if (members.some(({ varying }) => varying.kind !== 'typed')) return 'text'
  const use: Use = { kind: 'typed', text: '', secret: false, role: 'field', label: undefined, file: false, oneLine: true }
  const kinds = new Set(values.map((value) => kindOf(value, '', [{ ...use, text: value }])))
  const [only = 'text'] = kinds
  if (kinds.size > 1) return 'text'
  return known === 'money' && only === 'number' ? 'money' : only
}
