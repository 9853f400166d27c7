import { lot } from '../locate/set/half.ts'

/** The chance of one demonstration: it stays the same when others come or go. */
export function seedOf(id: string, seed: number): number {
  return Math.floor(lot(`learn ${seed} ${id}`) * 2 ** 31)
}

/** Whether a demonstration belongs to the half that nobody tunes on: by hash of its id alone. */
export function isHeldOut(id: string): boolean {
  return lot(`learn half ${id}`) < 0.5
}
