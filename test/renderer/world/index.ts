/** One morning's worth of a person's Understudy: what the fake API serves. Pure, so that it also runs in the page. */
export { ago, type Pictures } from './basics.ts'
export { approvalRequest, planOf, runEvents } from './runs.ts'
export { type World, worldOf } from './world.ts'
