/** What a contender says of itself, and what it did. */
export type Said = {
  /** `done`: it believes that the work is done; `halted`: it gave up, or could not begin; */
  says: 'done' | 'halted'
  why: string
  seconds: number
  acts: number
  /** Acts on something that the task does not touch. */
  wrongActs: string[]
  /** Rules by which the person was asked. */
  asked: string[]
  modelCalls: number
  /** Steps by the tier that did them: local, small, large, person. */
  tiers: [number, number, number, number]
}
