import type { Demonstration } from '../demonstration.ts'

/** The same task shown twice, and what of it can only be known from both. */
export type Pair = {
  id: string
  first: Demonstration
  second: Demonstration
  expected: {
    /** Values that differ between the two: those of the first, then of the second. */
    parameters: [string, string][]
    /** Something is repeated another number of times. */
    loop?: boolean
    /** Something is done in one of the two only. */
    optional?: boolean
    /** The two contradict each other in something that no sentence tells: it must be asked. */
    question?: boolean
  }
}
