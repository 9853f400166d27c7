import { isDeepStrictEqual } from 'node:util'

/** In words what is otherwise than it should be; undefined when nothing is. */
export function differs(is: unknown, should: unknown): string | undefined {
  return isDeepStrictEqual(is, should) ? undefined : `It is ${JSON.stringify(is)}, not ${JSON.stringify(should)}.`
}
