import type { GoalPart, Parameter } from '#contract'
import { readSentence } from './sentence.ts'
import { isPreposition, isSmallWord, weightOf } from './small-words.ts'

/** A piece of a goal sentence as it is sought in a request. */
export type Unit =
  | { kind: 'word'; normal: string; weight: number /** Stands right before a slot and tells it apart. */; anchor: boolean }
  | { kind: 'sign'; normal: string }
  | { kind: 'slot'; parameter: string; type: Parameter['type'] }

const QUOTATION_MARKS = /^["'`“”„‘’‚«»「」『』]$/u

/**
 * A goal sentence as clauses, each a stretch that may move as a whole: `Write a note | to ⟦recipient⟧ | about ⟦topic⟧`. A clause holds
 * at most one slot, at its end, with the words that introduce it.
 */
export function clausesOf(goal: readonly GoalPart[], parameters: readonly Parameter[]): Unit[][] {
  const clauses: Unit[][] = []
  let words: Unit[] = []
  for (const part of goal) {
    if (part.kind === 'words') {
      words.push(...unitsOf(part.text))
      continue
    }
    const introduction = clauses.length === 0 ? introductionOf(words) : words.length
    if (introduction < words.length) clauses.push(words.slice(0, words.length - introduction))
    const type = parameters.find((parameter) => parameter.name === part.parameter)?.type ?? 'text'
    clauses.push([...anchored(words.slice(words.length - introduction)), { kind: 'slot', parameter: part.parameter, type }])
    words = []
  }
  return words.length > 0 ? [...clauses, words] : clauses
}

function unitsOf(text: string): Unit[] {
  return readSentence(text).tokens.flatMap(({ kind, normal, end }): Unit[] => {
    if (kind === 'word') return [{ kind, normal, weight: weightOf(normal), anchor: false }]
    // The marks around a slot are the goal's, not the value's. The one in `⟦name⟧'s` belongs to its word.
    const isMark = QUOTATION_MARKS.test(normal) && !/[\p{L}\p{N}]/u.test(text[end] ?? '')
    return isMark ? [] : [{ kind, normal }]
  })
}

/** How many units at the end of the first words belong to the slot: the little words before it (`to the`), or else the last word. */
function introductionOf(words: Unit[]): number {
  let count = 0
  while (count < words.length && isLittle(words[words.length - 1 - count])) count += 1
  const onlySigns = words.slice(words.length - count).every((unit) => unit.kind === 'sign')
  return onlySigns ? Math.min(count + 1, words.length) : count
}

function isLittle(unit: Unit | undefined): boolean {
  return unit?.kind === 'sign' || (unit?.kind === 'word' && isSmallWord(unit.normal))
}

/** Marks the word that tells the slot apart: the last preposition, or else the last word. */
function anchored(units: Unit[]): Unit[] {
  const preposition = units.findLastIndex((unit) => unit.kind === 'word' && isPreposition(unit.normal))
  const anchor = preposition >= 0 ? preposition : units.findLastIndex((unit) => unit.kind === 'word')
  return units.map((unit, index) => (unit.kind === 'word' && index === anchor ? { ...unit, anchor: true } : unit))
}
