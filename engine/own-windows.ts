import type { Clock, Desktop, WindowInfo } from '#contract'

/** The lasting program name that both shells give their windows (WM_CLASS on X11). */
export const OWN_PROGRAM = 'understudy'

/** Understudy's own windows: never recorded, never acted on. */
export function isOwnWindow(window: WindowInfo): boolean {
  return window.program === OWN_PROGRAM
}

const WITHIN_MS = 2000
const LOOK_AGAIN_MS = 50

/** Keeps our windows of this title above the others, as soon as they are there. False: they did not come, or the window system cannot do it. */
export async function keepOwnAbove(title: string, { desktop, clock }: { desktop: Desktop; clock: Clock }): Promise<boolean> {
  if (!desktop.keepAbove) return false
  const ours = async () => (await desktop.windows()).filter((window) => isOwnWindow(window) && window.title === title)
  const deadline = clock.nowMs() + WITHIN_MS
  for (let there = await ours(); clock.nowMs() < deadline; there = await ours()) {
    for (const window of there) await desktop.keepAbove(window)
    if (there.length > 0) return true
    await clock.wait(LOOK_AGAIN_MS, { reason: `a window called “${title}” opens` })
  }
  return false
}
