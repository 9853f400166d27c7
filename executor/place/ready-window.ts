import type { Step, WindowInfo } from '#contract'
import { carryOut, type NotLetThrough } from '../act/act.ts'
import { patternOf, type Run } from '../run/run.ts'
import { FOCUS_MS, IDLE_MS } from '../run/times.ts'
import { findWindow, isPassing, unexpectedDialog } from './windows.ts'

export type WindowReady =
  | { kind: 'ready'; window: WindowInfo }
  /** `early`: a dialog that is not expected stands there, and there was still time to wait. */
  | { kind: 'no-window'; windows: WindowInfo[]; early?: boolean }
  /** It is there, but does not come to the front. */
  | { kind: 'behind'; window: WindowInfo; inFront: WindowInfo | undefined }
  | { kind: 'ended'; acted: NotLetThrough }

/**
 * How long a window with the learned title is waited for before the program's only window is taken for it. A dialog is waited for to the end:
 * the one that is there may be the one before it, with the expected one about to open over it.
 */
const TITLE_MS = 1_500

/** Waits for the step's window and brings it to the front. `orEarly`: not for as long as that where a dialog stands there that is not expected. */
export async function readyWindow(run: Run, step: Step, withinMs: number, orEarly = false): Promise<WindowReady> {
  const window = (await putAway(run, step)) ?? (await awaitWindow(run, step, withinMs, orEarly))
  if (window === 'blocked') return { kind: 'no-window', windows: await run.desktop.windows(), early: true }
  if (!window) return { kind: 'no-window', windows: await run.desktop.windows() }
  if (window.active || isPassing(window) || step.act.kind === 'focus-window') return { kind: 'ready', window }
  return bringForward(run, step, window)
}

/** The step's window where it was minimised; undefined while one that fits is shown. */
async function putAway(run: Run, step: Step): Promise<WindowInfo | undefined> {
  const pattern = patternOf(run, step.window)
  if (findWindow(pattern, await run.desktop.windows(), { orOnly: false })) return undefined
  return findWindow(pattern, (await run.desktop.putAway?.()) ?? [], { orOnly: false })
}

async function awaitWindow(run: Run, step: Step, withinMs: number, orEarly: boolean): Promise<WindowInfo | 'blocked' | undefined> {
  const pattern = patternOf(run, step.window)
  const programs = run.plan.task.programs.map(({ program }) => program)
  let blockedSinceMs: number | undefined
  const look = (orOnly: boolean) => async () => {
    const windows = await run.desktop.windows()
    const found = findWindow(pattern, windows, { orOnly })
    if (found) return found
    blockedSinceMs = unexpectedDialog(pattern, windows, programs) ? (blockedSinceMs ?? run.pace.nowMs()) : undefined
    const blocked = orEarly && blockedSinceMs !== undefined && run.pace.nowMs() - blockedSinceMs >= IDLE_MS
    return blocked ? ('blocked' as const) : undefined
  }
  const reason = `the window “${pattern.title}” of ${pattern.program}`
  const key = `${pattern.program} ${pattern.title}`
  if (!run.missedTitles.has(key)) {
    const byTitle = await run.pace.until(reason, pattern.kind === 'normal' ? Math.min(TITLE_MS, withinMs) : withinMs, look(false))
    if (byTitle) return byTitle
    run.missedTitles.add(key)
  }
  // Without a target nothing else would tell a wrong dialog from the right one.
  return run.pace.until(reason, withinMs, look(pattern.kind === 'normal' || step.target !== undefined))
}

export async function bringForward(run: Run, step: Step, window: WindowInfo): Promise<WindowReady> {
  const acted = await carryOut(run, step, { kind: 'focus-window', windowId: window.id }, { window }, 'recovery')
  if (acted.kind === 'refused' || acted.kind === 'blocked') return { kind: 'ended', acted }
  const active = await run.pace.until(`“${window.title}” to come to the front`, FOCUS_MS, async () =>
    (await run.desktop.windows()).find((other) => other.id === window.id && other.active),
  )
  return active ? { kind: 'ready', window: active } : { kind: 'behind', window, inFront: await run.desktop.activeWindow() }
}
