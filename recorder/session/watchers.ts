import type { InputEvent, Point } from '#contract'
import { createActivity } from './activity.ts'
import { createElementsWatch } from './elements-watch.ts'
import { createHealth } from './health.ts'
import { createInputPath } from './input-path.ts'
import { createKeyGate, isOpenKey } from './key-gate.ts'
import { createKeyboardWatch } from './keyboard-watch.ts'
import { createPointerFilter } from './pointer-filter.ts'
import { createPointerWatch } from './pointer-watch.ts'
import type { Stage } from './stage.ts'
import { createWindowWatch } from './window-watch.ts'

const TICK_MS = 30
const LOOK_EVERY_MS = 150
/** A program shows what a press did a moment after it. */
const LOOK_AFTER_PRESS_MS = 50
/** A key after such a rest begins to type. */
const TYPING_BEGINS_AFTER_MS = 1000

export type Watchers = {
  input(event: InputEvent): void
  /** The first look at the windows. */
  begin(): Promise<void>
  /** Looks again and again until the stage's signal aborts. */
  run(): Promise<void>
  inputSeen(): boolean
  /** Between pause and resume nothing is looked at. */
  pause(): void
  resume(): void
  /** The last look, when nothing more comes in. */
  finish(): Promise<void>
  drained(): Promise<void>
  write: Stage['write']
}

/** All that watches the desktop during a recording, and the one path on which it is written. */
export function createWatchers(
  base: Omit<Stage, 'activity' | 'write' | 'open'>,
  options: { ownWindows: boolean; append: Stage['write']; lost: (why: string) => void },
): Watchers {
  const { activity, note, changed, forget } = createActivity()
  const gate = createKeyGate()
  const path = createInputPath({ gate, append: options.append })
  let paused = false
  const stage: Stage = { ...base, activity, write: path.write, open: () => !paused && !base.signal.aborted }
  const isOwnPlace = (point: Point) => {
    const window = windows.at(point)
    return window !== undefined && stage.isOwnWindow(window)
  }
  const windows = createWindowWatch(stage, {
    activeChanged: () => {
      changed()
      keyboard.disturbed({ atMs: stage.nowMs() })
    },
    lost: options.lost,
  })
  const elements = createElementsWatch(stage, windows.active)
  const passwordNear = () => {
    const window = windows.active()
    return window && elements.hasPassword(window.id)
  }
  const keyboard = createKeyboardWatch(stage, { ownWindows: options.ownWindows, passwordNear })
  const pointer = createPointerWatch(stage, isOwnPlace)
  const filter = createPointerFilter(isOwnPlace)
  const health = createHealth(stage)
  let nextLookMs = 0

  const key = (event: Extract<InputEvent, { kind: 'key-down' | 'key-up' }>) => {
    for (const move of filter.takePending()) path.write(move)
    if (event.kind === 'key-up') {
      path.key(event, undefined)
      return
    }
    path.key(event, keyboard.place())
    if (isOpenKey(event, activity.held)) keyboard.disturbed({ atMs: event.atMs })
  }
  const press = (event: Exclude<InputEvent, { kind: 'key-down' | 'key-up' }>) => {
    for (const passed of filter.pass(event)) path.write(passed)
    if (event.kind === 'pointer-down') {
      pointer.pressed(event.point)
      void windows.look()
    }
    if (event.kind === 'pointer-down' || event.kind === 'pointer-up') {
      keyboard.disturbed({ atMs: event.atMs, press: { point: event.point, element: pointer.knownAt(event.point) } })
      nextLookMs = Math.min(nextLookMs, stage.nowMs() + LOOK_AFTER_PRESS_MS)
    }
  }
  const tick = () => {
    const now = stage.nowMs()
    for (const move of filter.rest(now)) path.write(move)
    if (now >= nextLookMs) {
      nextLookMs = now + LOOK_EVERY_MS
      void windows.look()
      void health.look()
    }
    pointer.tick()
    if (!keyboard.unsettled()) elements.tick()
  }
  return {
    input(event) {
      if (paused) return
      const typingBegins = event.kind === 'key-down' && event.atMs - activity.lastKeyMs > TYPING_BEGINS_AFTER_MS
      if (event.kind !== 'key-down' && event.kind !== 'key-up') {
        // Before the press is noted: what was asked before it is still known to be of before.
        press(event)
        note(event, stage.nowMs())
        return
      }
      note(event, stage.nowMs())
      if (typingBegins) elements.typingBegins()
      key(event)
    },
    begin: windows.look,
    async run() {
      while (!stage.signal.aborted) {
        if (!paused) tick()
        await stage.clock.wait(TICK_MS, { reason: 'the next look at the desktop', signal: stage.signal }).catch(() => {})
      }
    },
    inputSeen: health.inputSeen,
    pause() {
      for (const move of filter.takePending()) path.write(move)
      paused = true
    },
    resume() {
      filter.forget()
      gate.forget()
      forget()
      keyboard.disturbed({ atMs: stage.nowMs() })
      paused = false
    },
    async finish() {
      for (const move of filter.takePending()) path.write(move)
      if (!paused) await Promise.all([windows.look().then(elements.finish), path.drained()])
    },
    drained: path.drained,
    write: path.write,
  }
}
