import type { Parameter } from '#contract'
import { type Around, type Checked, checkValue } from './check-value.ts'

/** Between the last two of a list in words, in the languages that Understudy reads: `Anna, Bob and Carla`. */
const AND = /\s+(?:and|und|et|y|e|en|&)\s+/iu

/**
 * The single values in what was given for a parameter that holds several: one a line; in one line, as said in words, between commas or semicolons and an `and`
 * before the last. `Smith and Sons` at the end of such a list is taken for two; as a line of its own it is one.
 */
export function severalValues(given: string): string[] {
  const lines = trimmed(given.split(/\r?\n/u))
  const [only] = lines
  if (lines.length !== 1 || only === undefined) return lines
  const listed = trimmed(only.split(/[,;]/u))
  return [...listed.slice(0, -1), ...trimmed((listed.at(-1) ?? '').split(AND))]
}

/** Each value checked by itself, and written one a line. */
export function checkSeveral(parameter: Parameter, given: string, around: Around): Checked {
  const values = severalValues(given)
  if (values.length === 0) return { kind: 'wrong', reason: 'It is empty; give one value a line.' }
  const checked = values.map((value) => checkValue({ ...parameter, many: false }, value, around))
  const wrong = checked.find((each) => each.kind === 'wrong')
  if (wrong) return wrong
  const sound = checked.flatMap((each) => (each.kind === 'sound' ? [each] : []))
  const notes = sound.flatMap(({ note }) => note ?? [])
  return { kind: 'sound', value: sound.map(({ value }) => value).join('\n'), ...(notes.length > 0 && { note: notes.join(' ') }) }
}

function trimmed(texts: string[]): string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== '')
}
