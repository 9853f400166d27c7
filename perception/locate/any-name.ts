import type { Located, Scene, Target } from '#contract'
import type { Reading } from '../elements/reading.ts'
import { type LocateOptions, locate } from './locate.ts'

/**
 * Finds a target by its name, or where that finds nothing by another one that it was found under before. A thing of the first name that is there but not certain is
 * not passed over for one of another name.
 */
export async function locateByAnyName(target: Target, scene: Scene, options: LocateOptions, reading: Reading): Promise<Located> {
  const located = await locate(target, scene, options, reading)
  if (located.kind === 'found' || located.reason === 'two-alike') return located
  for (const name of target.nameParameter === undefined ? (target.otherNames ?? []) : []) {
    const other = await locate({ ...target, name }, scene, options, reading)
    if (other.kind === 'found') return other
  }
  return located
}
