import { type Clock, UnderstudyError, type WindowInfo } from '#contract'
import type { NutParts } from './nut.ts'

const FOCUS_LIMIT_MS = 3_000
const LOOK_AGAIN_MS = 30

/** The visible windows with a title, in the system's order (front to back). */
export async function nutWindows(parts: NutParts, scale: number): Promise<WindowInfo[]> {
  const { windows } = parts
  const [ids, active] = await Promise.all([windows.getWindows(), activeId(parts)])
  const found = await Promise.all(ids.map((id) => infoOf(parts, scale, id, active).catch(() => undefined)))
  return found.filter((window) => window !== undefined)
}

export async function nutActiveWindow(parts: NutParts, scale: number): Promise<WindowInfo | undefined> {
  const id = await activeId(parts)
  return id === undefined ? undefined : infoOf(parts, scale, id, id).catch(() => undefined)
}

export async function nutFocusWindow(parts: NutParts, clock: Clock, id: number, signal: AbortSignal | undefined): Promise<void> {
  const there = (await parts.windows.getWindows()).includes(id)
  if (!there) throw new UnderstudyError('not-found', 'The window is no longer there.', 'Open it again, then go on.')
  const deadline = clock.nowMs() + FOCUS_LIMIT_MS
  await parts.windows.focusWindow(id)
  while ((await activeId(parts)) !== id) {
    if (clock.nowMs() > deadline) {
      throw new UnderstudyError(
        'desktop-lost',
        'The window did not come to the front.',
        'Close any dialog that keeps the keyboard to itself, then try again.',
      )
    }
    await clock.wait(LOOK_AGAIN_MS, { reason: 'the window comes to the front', signal })
  }
}

async function activeId({ windows }: NutParts): Promise<number | undefined> {
  return windows.getActiveWindow().catch(() => undefined)
}

async function infoOf({ windows }: NutParts, scale: number, id: number, active: number | undefined): Promise<WindowInfo | undefined> {
  const [title, region] = await Promise.all([windows.getWindowTitle(id), windows.getWindowRegion(id)])
  if (title === '' || region.width <= 0 || region.height <= 0) return undefined
  const box = { x: region.left * scale, y: region.top * scale, width: region.width * scale, height: region.height * scale }
  return { id, title, program: programIn(title), box, kind: 'normal', active: id === active }
}

/** nut-js tells no program. Titles end in its name by custom: `letter.txt - Notepad`. */
export function programIn(title: string): string {
  return (title.split(/ [-–—] /).at(-1) ?? title).trim().toLowerCase()
}
