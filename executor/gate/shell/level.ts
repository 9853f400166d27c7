/**
 * What a command does, at most. `shows`: it changes nothing. `unknown`: it may change something. `destroys`: what it deletes or overwrites
 * is gone. `ruins`: the system, or all of the person's files.
 */
export type Level = 'shows' | 'unknown' | 'destroys' | 'ruins'

const ORDER: Level[] = ['shows', 'unknown', 'destroys', 'ruins']

/** The worst of them; `shows` when there are none. */
export function worst(levels: Iterable<Level>): Level {
  let found: Level = 'shows'
  for (const level of levels) if (ORDER.indexOf(level) > ORDER.indexOf(found)) found = level
  return found
}
