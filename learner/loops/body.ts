import type { Neighbour, StepId, Target, TaskEdit, TextPart } from '#contract'
import type { RepeatedWork } from './propose.ts'
import type { Varying } from './varying.ts'

/** What makes one round the body of the loop: slots for what changes, targets that are looked for by it. */
export function bodyEdits({ rounds, steps, body: own, changes, seen }: RepeatedWork, names: readonly string[]): TaskEdit[] {
  const first = rounds[own] ?? []
  const step = (at: number) => steps[own]?.[at]
  if (seen.kind === 'while' || seen.kind === 'times') return first.flatMap((_, at) => withoutRow(step(at)?.id, step(at)?.target))
  const edits = changes.groups.flatMap((group, index) => {
    const name = names[index] ?? ''
    return group.members.flatMap(({ varying, slot }): TaskEdit[] => {
      const body = step(varying.at)
      if (!body) return []
      if (varying.kind === 'typed') {
        const own: TextPart = { kind: 'slot', parameter: name, ...(slot?.form ? { form: slot.form } : {}) }
        return [{ kind: 'set-text', step: body.id, text: around(varying, own) }]
      }
      const target = body.target && targetBy(body.target, varying, { name, value: varying.values[own] ?? '' })
      return target ? [{ kind: 'set-target', step: body.id, target }] : []
    })
  })
  const counts = changes.counts.flatMap(({ varying, count }): TaskEdit[] => {
    const body = step(varying.at)
    return body ? [{ kind: 'set-text', step: body.id, text: around(varying, count) }] : []
  })
  return [...edits, ...counts]
}

function around({ before, after }: Varying, part: TextPart): TextPart[] {
  const literal = (text: string): TextPart[] => (text === '' ? [] : [{ kind: 'literal', text }])
  return [...literal(before), part, ...literal(after)]
}

/** The same thing, by the name or the row of each round. */
function targetBy(target: Target, varying: Varying, { name, value }: { name: string; value: string }): Target {
  if (varying.kind === 'picked') return { ...target, nameParameter: name }
  const key = target.neighbours.findIndex((each) => each.role === 'row' && each.name === value)
  // The other words of its row are other ones in the next.
  const neighbours = target.neighbours.flatMap((each, index): Neighbour[] => {
    if (index === key) return [{ ...each, parameter: name, before: '', after: '' }]
    return each.role === 'row' ? [] : [each]
  })
  const { name: called, nameParameter: _, ...rest } = target
  const keepsName = called !== undefined && !called.includes(value)
  return { ...rest, ...(keepsName ? { name: called } : {}), neighbours }
}

/** Whichever comes first, whatever its row says. */
function withoutRow(id: StepId | undefined, target: Target | undefined): TaskEdit[] {
  if (id === undefined || !target?.neighbours.some(({ role }) => role === 'row')) return []
  return [{ kind: 'set-target', step: id, target: { ...target, neighbours: target.neighbours.filter(({ role }) => role !== 'row') } }]
}
