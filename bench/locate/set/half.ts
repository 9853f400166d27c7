import { createHash } from 'node:crypto'

/** Share of whole programs and pages that are held out, and of the things of all others: together about a half. */
const GROUPS_HELD_OUT = 0.3
const THINGS_HELD_OUT = 0.3

/** The same number between 0 and 1 for the same words, always. */
export function lot(words: string): number {
  return createHash('sha256').update(words).digest().readUInt32BE(0) / 2 ** 32
}

/**
 * Which half a thing's cases belong to: by hash of its id alone, so that new cases never move others. All cases of one thing are in one
 * half: what was tuned on a thing learned is not measured on the same thing.
 */
export function halfOf(group: string, thing: string): 'tuning' | 'held-out' {
  return lot(`page ${group}`) < GROUPS_HELD_OUT || lot(`thing ${group}/${thing}`) < THINGS_HELD_OUT ? 'held-out' : 'tuning'
}
