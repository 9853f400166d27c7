import type { GoalPart, Task } from '#contract'
import { goalSentence, plainGoal, writeAs } from '#contract'
import { templateOf } from '../parameters/template.ts'
import { keysOf } from '../words/tokens.ts'
import type { Entries, Entry } from './entries.ts'

const BETWEEN_VALUES = /^[\s,;&+]*(?:(?:and|und|et|e|y|i|en|or|oder|ou|o|of)\s+)?[\s,;&+]*$/iu

/** The sentence with slots for all values that it names; that of the new demonstration where the known one names none. */
export function mergedGoal(known: Task, shown: Task, entries: Entries): GoalPart[] {
  const own = collapsed(slotted(known.goal, entries, 'known'), entries, 'known')
  if (hasSlots(own)) return own
  const other = collapsed(slotted(words(shown), entries, 'shown'), entries, 'shown')
  return hasSlots(other) ? other : own
}

function words(task: Task): GoalPart[] {
  return [
    {
      kind: 'words',
      text: goalSentence(
        task.goal,
        Object.fromEntries(task.parameters.flatMap(({ name, examples }) => (examples[0] === undefined ? [] : [[name, examples[0]]]))),
      ),
    },
  ]
}

function hasSlots(goal: readonly GoalPart[]): boolean {
  return goal.some(({ kind }) => kind === 'slot')
}

function slotted(goal: readonly GoalPart[], entries: Entries, side: 'known' | 'shown'): GoalPart[] {
  const atoms = entries.all.flatMap((entry) =>
    valuesOf(entry, side).flatMap((value) => {
      const keys = keysOf(value)
      return keys.length === 0 ? [] : [{ keys, value, places: [], name: entry.parameter.name }]
    }),
  )
  return plainGoal(
    goal.flatMap((part): GoalPart[] => {
      if (part.kind === 'slot') return [part]
      return templateOf(part.text, atoms).map((piece): GoalPart => {
        const name = piece.kind === 'atom' && piece.form === undefined ? atoms.find((atom) => atom === piece.atom)?.name : undefined
        if (name !== undefined) return { kind: 'slot', parameter: name }
        return { kind: 'words', text: piece.kind === 'literal' ? piece.text : writeAs(piece.atom.value, piece.form) }
      })
    }),
  )
}

/** Only what changes is looked for in the words: a value that stayed may be any word. */
function valuesOf({ rounds, known, shown, parameter }: Entry, side: 'known' | 'shown'): string[] {
  if (parameter.type === 'secret') return []
  if (rounds) return rounds[side]
  if (known !== undefined && shown !== undefined && known === shown) return side === 'shown' ? [shown] : []
  const value = side === 'known' ? known : shown
  return value === undefined ? [] : [value]
}

/** `⟦item⟧, ⟦item⟧ and ⟦item⟧` is one slot that holds several; so are the single values that went into it. */
function collapsed(goal: readonly GoalPart[], entries: Entries, side: 'known' | 'shown'): GoalPart[] {
  const many = entries.all.filter(({ rounds }) => rounds)
  const single = (name: string) => entries.get(name)
  const manyOf = (part: GoalPart | undefined): string | undefined => {
    if (part?.kind !== 'slot') return undefined
    const entry = single(part.parameter)
    if (entry?.rounds) return part.parameter
    return many.find(({ rounds }) => entry?.[side] !== undefined && rounds?.[side].includes(entry[side]))?.parameter.name
  }
  const parts: GoalPart[] = []
  for (let index = 0; index < goal.length; index += 1) {
    const part = goal[index]
    const name = manyOf(part)
    if (!part || name === undefined) {
      if (part) parts.push(part)
      continue
    }
    while (joins(goal[index + 1]) && manyOf(goal[index + 2]) === name) index += 2
    parts.push({ kind: 'slot', parameter: name })
  }
  return plainGoal(parts)
}

function joins(part: GoalPart | undefined): boolean {
  return part?.kind === 'words' && BETWEEN_VALUES.test(part.text)
}
