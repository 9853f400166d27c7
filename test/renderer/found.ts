import { UnderstudyError } from '#contract'

/** What was looked for; the fault that the engine gives when it is not there. */
export function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new UnderstudyError('not-found', `There is no such ${what}.`, 'It may have been deleted.')
  return thing
}
