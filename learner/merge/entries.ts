import type { GoalPart, Parameter, Task, TextPart } from '#contract'
import { fillText, goalSentence } from '#contract'
import { unique } from '../parameters/names.ts'
import { keysOf } from '../words/tokens.ts'
import type { Sighting } from './draft.ts'

/** A parameter while both demonstrations are being compared: what it was in the first of the known ones, and in the new one. */
export type Entry = {
  parameter: Parameter
  known: string | undefined
  shown: string | undefined
  /** Its values round by round, when it holds many. */
  rounds?: { loop: string; known: string[]; shown: string[] }
}

export type Entries = {
  readonly all: Entry[]
  /** Values of the new demonstration by the names that it gave them. */
  readonly shownValues: Readonly<Record<string, string>>
  readonly sentences: { known: string; shown: string }
  get(name: string): Entry | undefined
  /** A further parameter; its name is made unique. */
  declare(parameter: Parameter, values: Pick<Entry, 'known' | 'shown' | 'rounds'>): Entry
  /** The values that hold for one sighting; those that are not known are left out. */
  valuesAt(sighting: Sighting): Record<string, string>
  /** What was typed then, letter by letter where all of it is known. */
  textAt(sighting: Sighting): string | undefined
}

/** The new demonstration’s own values, its secrets left out. */
export function firstValues({ parameters }: Pick<Task, 'parameters'>): Record<string, string> {
  return Object.fromEntries(
    parameters.flatMap(({ name, examples, many }) =>
      examples[0] === undefined ? [] : [[name, many ? (examples[0].split('\n')[0] ?? '') : examples[0]]],
    ),
  )
}

export function createEntries(known: Task, shown: Task): Entries {
  const all = known.parameters.map((parameter): Entry => {
    const [first] = parameter.examples
    const over = known.blocks.find(
      (block) => block.kind === 'loop' && block.over.kind === 'values' && block.over.parameters.includes(parameter.name),
    )
    return parameter.many && over
      ? {
          parameter: { ...parameter },
          known: undefined,
          shown: undefined,
          rounds: { loop: over.id, known: first?.split('\n') ?? [], shown: [] },
        }
      : { parameter: { ...parameter }, known: first, shown: undefined }
  })
  const shownValues = firstValues(shown)
  const knownValues = firstValues(known)
  const get = (name: string) => all.find(({ parameter }) => parameter.name === name)
  const entries: Entries = {
    all,
    shownValues,
    sentences: { known: goalSentence(known.goal, knownValues), shown: goalSentence(shown.goal, shownValues) },
    get,
    declare(parameter, values) {
      const name = unique(parameter.name, new Set(all.map((entry) => entry.parameter.name)))
      const entry = { parameter: { ...parameter, name }, ...values }
      all.push(entry)
      return entry
    },
    valuesAt({ side, rounds }) {
      return Object.fromEntries(
        all.flatMap((entry): [string, string][] => {
          const value = entry.rounds ? entry.rounds[side][rounds[entry.rounds.loop] ?? 0] : entry[side]
          return value === undefined ? [] : [[entry.parameter.name, value]]
        }),
      )
    },
    textAt({ side, step }) {
      if (step.act.kind !== 'type') return undefined
      return plainText(step.act.text, side === 'known' ? knownValues : shownValues)
    },
  }
  return entries
}

/** Undefined when a value is missing (a secret’s always is). */
export function plainText(parts: readonly TextPart[], values: Readonly<Record<string, string>>): string | undefined {
  const missing = parts.some((part) => part.kind === 'secret' || (part.kind === 'slot' && values[part.parameter] === undefined))
  return missing ? undefined : fillText(parts, { ...values, '#round': '0' })
}

/** Reads the values out of a sentence that is built like a goal: undefined when it is another sentence. */
export function readGoal(goal: readonly GoalPart[], sentence: string): Record<string, string> | undefined {
  if (!goal.some(({ kind }) => kind === 'slot')) return undefined
  const names: string[] = []
  const source = goal.map((part) => {
    if (part.kind === 'words') return escaped(part.text.replace(/\s+/gu, ' ')).replaceAll(' ', '\\s+')
    const at = names.indexOf(part.parameter)
    if (at >= 0) return `\\${at + 1}`
    names.push(part.parameter)
    return '(.+?)'
  })
  const found = new RegExp(`^\\s*${source.join('')}[\\s.!]*$`, 'iu').exec(sentence)
  return found ? Object.fromEntries(names.map((name, index) => [name, (found[index + 1] ?? '').trim()])) : undefined
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
}

/** True when the sentence has just these words somewhere. */
export function isIn(sentence: string, words: string): boolean {
  const [all, keys] = [keysOf(sentence), keysOf(words)]
  return keys.length > 0 && all.some((_, start) => keys.every((key, offset) => all[start + offset] === key))
}
