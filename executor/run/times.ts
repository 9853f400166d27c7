/** How long the run waits for what it expects. Each is an upper bound: a wait ends the moment the thing is there. */

/** Between two looks of one wait. */
export const POLL_MS = 80
/** A target that was not there is looked for again when something stirs, and after this time at the latest: what is told may come later than what is shown. */
export const SEARCH_AGAIN_MS = 400
/** How long nothing may stir until help is tried while there is still time to wait: a program that rests may be slow, or need a push. */
export const IDLE_MS = 2_000
/** Between the two looks that must agree on where a target is, before it counts as standing still. */
export const STILL_MS = 40
/** For a window that the step before should have opened, or that a slow program still makes. */
export const WINDOW_MS = 10_000
/** For a window that was asked to come to the front. */
export const FOCUS_MS = 2_500
/** For the target, from the moment its window is ready. */
export const LOCATE_MS = 8_000
/** For window and target after a recovery, when what should be there had all of its time already. */
export const AFTER_RECOVERY_MS = 2_000
/** For the expectation of a step to come true. */
export const VERIFY_MS = 8_000
/** For the first window of a program that was started. */
export const START_MS = 30_000
/** For what scrolls or closes to come to rest. */
export const REST_MS = 1_000
/** For a list to begin to move under the wheel. */
export const SCROLL_MS = 500
/** How long nothing may move before a key without a target is struck; longer after typing, when fields look for suggestions. */
export const QUIET_MS = 80
export const QUIET_AFTER_TYPING_MS = 300
/** For an act that was cancelled to end by itself, before everything held is released. */
export const CANCEL_GRACE_MS = 250
/** For a condition that decides which way to go, while what is in front still stirs; and how long it must be quiet to count as not there. */
export const DECIDE_MS = 3_000
export const DECIDE_QUIET_MS = 500
/** How long another window may lie over the target before the target's own window is brought forward. */
export const COVERED_MS = 1_500
/** How long a dry run shows each target. */
export const DRY_LOOK_MS = 900
