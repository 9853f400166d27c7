import { programTerm } from './terms.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Parts of program names that name no program. */
const NO_NAME = new Set(['org', 'com', 'net', 'io', 'gnome', 'kde', 'desktop', 'app', 'application', 'exe', 'bin'])

/** `given`: no others are looked at. `named` in the request's words, or `here`, where the desktop is: looked at first. */
export type Gate = { kind: 'given' | 'named' | 'here' | 'none'; programs: string[] }

/** Which programs are looked at first. A screen found by words alone in another program is the usual false hit (Agentic Plan Caching). */
export function gateOf(
  asked: { programs: readonly string[]; terms: ReadonlyMap<string, number>; here: readonly string[] },
  vocabulary: Vocabulary,
): Gate {
  if (asked.programs.length > 0) return { kind: 'given', programs: [...new Set(asked.programs.map(programTerm))] }
  const named = vocabulary.programs().filter(({ words }) => isNamed(words, asked.terms))
  // `Files` and `LibreOffice Files` are both there: the longer name was meant where all of it was said.
  const longest = Math.max(0, ...named.map(({ words }) => words.length))
  if (named.length > 0) return { kind: 'named', programs: named.filter(({ words }) => words.length === longest).map(({ term }) => term) }
  if (asked.here.length > 0) return { kind: 'here', programs: [...asked.here] }
  return { kind: 'none', programs: [] }
}

function isNamed(words: readonly string[], terms: ReadonlyMap<string, number>): boolean {
  const telling = words.filter((word) => !NO_NAME.has(word))
  return telling.length > 0 && telling.every((word) => terms.has(word))
}
