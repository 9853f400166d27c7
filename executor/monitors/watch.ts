import type { Step } from '#contract'
import type { Ended } from '../outcome.ts'
import type { Run } from '../run.ts'

/** The monitors that may send a step up a tier; asked by the loop itself, so that nothing is done between what they saw and what they say. */
export interface StepWatch {
  /** After a turn that was not yet the step's end: why the step gets nowhere, as the rest of a sentence; undefined while it may still get somewhere. */
  afterAttempt(run: Run, step: Step): Promise<string | undefined>
  /** After a step that counts as done: the end of the run when what should be reached by now was not, and nobody could put it right. */
  afterStep(run: Run, step: Step): Promise<Ended | undefined>
}

/** `fixed-interval`: a check every few steps in the place of both. `none` leaves out the rule against repeats too, which they cover. */
export type MonitorsOn = 'all' | 'stuck' | 'milestone' | 'fixed-interval' | 'none'

/** No monitor: as for a measure of what they give. */
export function createNoWatch(): StepWatch {
  return { afterAttempt: async () => undefined, afterStep: async () => undefined }
}
