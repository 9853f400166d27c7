/** One morning's worth of a person's Understudy: what the fake API serves. Pure, so that it also runs in the page. */
export { ago, minute, type Pictures } from './basics.ts'
export { approvalRequest, planOf, runEvents } from './runs.ts'
export { dryRun, helplessRun, helpRequest, mixedPlan, RENAMED, shownSteps, stuckRun } from './steering.ts'
export { type World, worldOf } from './world.ts'
