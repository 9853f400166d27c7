import type { Box, Picture, Scene, UiElement, WindowInfo } from '#contract'
import type { Run } from '../run/run.ts'
import { REST_MS } from '../run/times.ts'
import { around } from './pictures.ts'

/** What is seen now of a window and of the menus that its program has open over it. */
export async function observe(run: Run, window: WindowInfo): Promise<Scene> {
  const { desktop } = run
  const signal = run.control.signal
  const menus = (await desktop.windows()).filter(
    (other) => other.kind === 'menu' && other.program === window.program && other.id !== window.id,
  )
  const [picture, ...elements] = await Promise.all([
    desktop.capture(
      around(
        window.box,
        menus.map((menu) => menu.box),
      ),
    ),
    desktop.elements(window, { signal }),
    ...menus.map((menu) => desktop.elements(menu, { signal })),
  ])
  return { window, picture, elements: withoutDoubles(elements.flat()) }
}

/** A menu may be told twice: as part of its window and by itself. */
function withoutDoubles(elements: UiElement[]): UiElement[] {
  const seen = new Set<string>()
  return elements.filter((element) => {
    const key = JSON.stringify([element.role, element.name, element.box])
    return !seen.has(key) && seen.add(key)
  })
}

/** Below this share of the window's pixels it may be a caret that blinks: some 40 in a million. */
export const CARET_SHARE = 0.00005

/**
 * Waits until neither the window nor the list of windows has changed for a while, or for a bounded time. For keys: nothing shows that they
 * are awaited, and a field that is about to open its suggestions swallows the Return that comes before. What stirs for ever does not count.
 */
export async function awaitQuiet(run: Run, window: WindowInfo, quietMs: number): Promise<void> {
  const watch = run.eyes.watch()
  let windows = ''
  let sinceMs = run.pace.nowMs()
  await run.pace.until('the window to be quiet', Math.max(REST_MS, 4 * quietMs), async () => {
    const now = JSON.stringify(await run.desktop.windows())
    const stirring = watch.stirring(await run.desktop.capture(window.box))
    if (now !== windows || stirring.length > 0) sinceMs = run.pace.nowMs()
    windows = now
    return run.pace.nowMs() - sinceMs >= quietMs ? true : undefined
  })
}

/** Watches whether anything stirs where a thing is waited for, so that it is not looked for again and again in what has not changed. */
export function watchUnrest(run: Run): {
  /** Takes a look: for how long nothing has stirred, and how long ago `taken` was said; what was never said is long ago. */
  look(window: WindowInfo, windows: readonly WindowInfo[]): Promise<{ restedMs: number; sinceTakenMs: number }>
  /** All that is there now was searched. */
  taken(): void
} {
  let watch = run.eyes.watch()
  let at: number | undefined
  let known = ''
  let stirredMs = run.pace.nowMs()
  let takenMs = Number.NEGATIVE_INFINITY
  return {
    async look(window, windows) {
      if (window.id !== at) watch = run.eyes.watch()
      at = window.id
      const now = JSON.stringify(windows)
      const stirring = watch.stirring(await run.desktop.capture(window.box))
      if (now !== known || stirring.length > 0) stirredMs = run.pace.nowMs()
      known = now
      return { restedMs: run.pace.nowMs() - stirredMs, sinceTakenMs: run.pace.nowMs() - takenMs }
    },
    taken() {
      takenMs = run.pace.nowMs()
    },
  }
}

/** The pixels once two looks in a row are the same, or after a bounded time: for what scrolls or opens with a movement. */
export async function atRest(run: Run, box: Box): Promise<Picture> {
  let last = await run.desktop.capture(box)
  const rested = await run.pace.until('the window to come to rest', REST_MS, async () => {
    const now = await run.desktop.capture(box)
    const still = run.eyes.changed(last, now) === 0
    last = now
    return still ? now : undefined
  })
  return rested ?? last
}
