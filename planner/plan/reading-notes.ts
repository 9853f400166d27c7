import type { BoundValue, Parameter, Plan } from '#contract'
import type { Reading } from '../words/reading.ts'
import { weightOf } from '../words/small-words.ts'

/** What the person should know of how their words were taken: a typo that was guessed, words that were not used, a value of several lines. */
export function readingNotes(
  reading: Reading | undefined,
  values: readonly BoundValue[],
  parameters: readonly Parameter[],
): Plan['findings'] {
  const mayHoldSecret = values.some(({ secret }) => secret)
  const texts: string[] = []
  if (reading) {
    const { units, tokens, alignment } = reading
    for (const match of alignment.matches.filter(({ how }) => how === 'typo')) {
      const unit = units[match.units.from]
      if (unit?.kind === 'word') texts.push(`“${tokens[match.from]?.normal}” was read as “${unit.normal}”.`)
    }
    const unused = alignment.extras
      .flatMap((place) => tokens[place] ?? [])
      .filter(({ kind, normal }) => kind === 'word' && weightOf(normal) === 1)
    if (unused.length > 0 && mayHoldSecret) texts.push('Some of the words were not used.')
    else if (unused.length > 0) texts.push(`These words were not used: ${unused.map(({ normal }) => `“${normal}”`).join(', ')}.`)
  }
  const several = new Set(parameters.flatMap(({ name, many }) => (many ? [name] : [])))
  for (const { parameter, value } of values) {
    if (/[\r\n]/.test(value) && !several.has(parameter))
      texts.push(`The value of “${parameter}” has several lines; each line break presses Return.`)
  }
  return texts.map((text) => ({ stops: false, text }))
}
