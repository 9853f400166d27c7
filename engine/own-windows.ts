import type { WindowInfo } from '#contract'

/** The lasting program name that both shells give their windows (WM_CLASS on X11). */
export const OWN_PROGRAM = 'understudy'

/** Understudy's own windows: never recorded, never acted on. */
export function isOwnWindow(window: WindowInfo): boolean {
  return window.program === OWN_PROGRAM
}
