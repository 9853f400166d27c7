import type { Box } from '#contract'
import type { Group } from './group.ts'
import type { Shot, Thing } from './shot.ts'

export type Source = 'accessible' | 'pixels'

/** What is true in the second scene. A `covered` thing may be found where it is, since whoever acts asks then whose window lies on top there. */
export type Truth = { kind: 'there'; box: Box } | { kind: 'covered'; box: Box } | { kind: 'absent'; why: 'hidden' | 'removed' }

/** One question: a thing learned in `before`, to be found in `after`, or known not to be there. */
export type Case = {
  /** `chromium/mail/star-invoice-2041/sorted/pixels` */
  id: string
  group: Group
  /** What kind of program: `chromium`. */
  program: string
  perturbation: string
  source: Source
  half: 'tuning' | 'held-out'
  before: Shot
  after: Shot
  thing: Thing
  truth: Truth
  /** Its row (or its name) is a value: learned for one entity, looked for another. */
  entity?: { kind: 'row' | 'name'; learned: string; wanted: string }
}
