import type { InputEvent, Modifier, MouseButton, Point } from '#contract'
import { modifierOf, plainKey } from '../keys.ts'

/** What the person is doing at the moment, for those who wait until they rest. All times on the recording's clock. */
export interface Activity {
  readonly point: Point | undefined
  readonly lastMoveMs: number
  readonly lastKeyMs: number
  /** The last key, button or turn of the wheel. */
  readonly lastActMs: number
  readonly lastInputMs: number
  /** How late the last event came to be known. */
  readonly lagMs: number
  readonly buttonsDown: number
  readonly held: ReadonlySet<Modifier>
  /** Counts up with everything that may have changed what is on the screen. */
  readonly changes: number
}

export function createActivity() {
  const buttons = new Set<MouseButton>()
  const keys = new Map<string, Modifier>()
  let point: Point | undefined
  let [lastMoveMs, lastKeyMs, lastActMs, lastInputMs] = Array<number>(4).fill(Number.NEGATIVE_INFINITY) as [number, number, number, number]
  let changes = 0
  let lagMs = 0

  const activity: Activity = {
    get point() {
      return point
    },
    get lastMoveMs() {
      return lastMoveMs
    },
    get lastKeyMs() {
      return lastKeyMs
    },
    get lastActMs() {
      return lastActMs
    },
    get lastInputMs() {
      return lastInputMs
    },
    get lagMs() {
      return lagMs
    },
    get buttonsDown() {
      return buttons.size
    },
    get held() {
      return new Set(keys.values())
    },
    get changes() {
      return changes
    },
  }
  const key = (event: Extract<InputEvent, { kind: 'key-down' | 'key-up' }>) => {
    const modifier = modifierOf(event.key)
    if (event.kind === 'key-up') keys.delete(plainKey(event.key))
    else if (modifier) keys.set(plainKey(event.key), modifier)
    if (event.kind === 'key-up') return
    lastKeyMs = event.atMs
    changes++
  }
  return {
    activity,
    changed: () => {
      changes++
    },
    note(event: InputEvent, nowMs: number): void {
      lagMs = Math.max(0, nowMs - event.atMs)
      lastInputMs = event.atMs
      if (event.kind !== 'pointer-move') lastActMs = event.atMs
      if (event.kind === 'key-down' || event.kind === 'key-up') {
        key(event)
        return
      }
      const moved = event.point.x !== point?.x || event.point.y !== point.y
      point = event.point
      if (moved) lastMoveMs = event.atMs
      if (event.kind === 'pointer-down') buttons.add(event.button)
      if (event.kind === 'pointer-up') buttons.delete(event.button)
      if (event.kind === 'pointer-up' || event.kind === 'wheel') changes++
    },
    /** Nothing was seen for a while: what was down may be up. */
    forget(): void {
      buttons.clear()
      keys.clear()
      changes++
    },
  }
}
