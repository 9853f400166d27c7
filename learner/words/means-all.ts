import { keysOf } from './tokens.ts'

const ALL = new Set(
  'all every each everything alle alles jede jeden jedes jeder tous toutes tout chaque todos todas todo cada tutti tutte ogni iedere elke'.split(
    ' ',
  ),
)

/** True when a sentence says that all of something are meant, not those that were shown. */
export function meansAll(sentence: string): boolean {
  return keysOf(sentence).some((word) => ALL.has(word))
}
