import type { Box, InputEvent } from '#contract'
import { looksSecret } from '../secrets/secrets-in.ts'
import { createEchoQuestion, type EchoQuestion } from '../terminal/echo-question.ts'
import { createActivity } from './activity.ts'
import { createClipboardWatch } from './clipboard-watch.ts'
import { createElementsWatch } from './elements-watch.ts'
import { createHealth } from './health.ts'
import { createInputPath } from './input-path.ts'
import { createKeyGate, isOpenKey, isWritingKey } from './key-gate.ts'
import { createKeyboardWatch } from './keyboard-watch.ts'
import { createPointerFilter } from './pointer-filter.ts'
import { createPointerWatch } from './pointer-watch.ts'
import { createSecretFields } from './secret-fields.ts'
import { createSecretPixels } from './secret-pixels.ts'
import type { Stage } from './stage.ts'
import { createWindowWatch } from './window-watch.ts'

const TICK_MS = 30
const LOOK_EVERY_MS = 150
/** The system may tell of a window again and again while it is dragged. */
const LEAST_LOOK_GAP_MS = 30
/** The system's time of an act is known to be right within so much. Nobody goes on with the task so soon after they said that they will. */
const NEWS_APART_MS = 50
/** A program shows what a press did a moment after it. */
const LOOK_AFTER_PRESS_MS = 50
/** A key after such a rest begins to type. */
const TYPING_BEGINS_AFTER_MS = 1000

export type Watchers = {
  input(event: InputEvent): void
  /** The first look at the windows; from now on the system tells when they change. */
  begin(): Promise<void>
  /** Hears nothing more of the system; what is known stays to be asked for. */
  end(): Promise<void>
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
  base: Omit<Stage, 'activity' | 'write' | 'open' | 'secrets'>,
  options: {
    screens: readonly Box[]
    keepTexts: boolean
    append: Stage['write']
    /** How terminals are asked whether they show what is typed. */
    echo: EchoQuestion | undefined
    /** The windows were looked at, and what must not be seen is hidden. */
    seen: () => void
    lost: (why: string) => void
  },
): Watchers {
  const { activity, note, changed, forget } = createActivity()
  const gate = createKeyGate()
  const path = createInputPath({ gate, append: options.append })
  let paused = false
  let openSinceMs = Number.NEGATIVE_INFINITY
  const stage: Stage = {
    ...base,
    secrets: createSecretFields(),
    activity,
    write: path.write,
    open: (sinceMs = openSinceMs) => !paused && !base.signal.aborted && sinceMs >= openSinceMs,
  }
  const windows = createWindowWatch(stage, options.screens, {
    seen: options.seen,
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
  const echo = options.echo ?? createEchoQuestion({ nowMs: stage.nowMs })
  const pixels = createSecretPixels(stage, windows)
  const keyboard = createKeyboardWatch(stage, { ownWindows: stage.scope.limited, echo, passwordNear })
  const pointer = createPointerWatch(stage, windows.isOutsideAt)
  const filter = createPointerFilter(windows.isOutsideAt)
  const health = createHealth(stage)
  const clipboard = createClipboardWatch(stage, { keepTexts: options.keepTexts, place: () => keyboard.place(), looksSecret })
  let ends: (() => Promise<void>)[] = []
  let nextLookMs = 0
  let lastLookMs = Number.NEGATIVE_INFINITY

  const look = () => {
    lastLookMs = stage.nowMs()
    nextLookMs = lastLookMs + LOOK_EVERY_MS
    return windows.look()
  }
  const windowsChanged = () => {
    if (!stage.open()) return
    const now = stage.nowMs()
    if (now - lastLookMs >= LEAST_LOOK_GAP_MS) void look()
    else nextLookMs = Math.min(nextLookMs, lastLookMs + LEAST_LOOK_GAP_MS)
  }

  const key = (event: Extract<InputEvent, { kind: 'key-down' | 'key-up' }>) => {
    for (const move of filter.takePending()) path.write(move)
    if (event.kind === 'key-up') {
      path.key(event, undefined)
      return
    }
    path.key(event, keyboard.place(isWritingKey(event, activity.held)))
    if (isOpenKey(event, activity.held)) keyboard.disturbed({ atMs: event.atMs })
  }
  const press = (event: Exclude<InputEvent, { kind: 'key-down' | 'key-up' }>) => {
    for (const passed of filter.pass(event)) path.write(passed)
    if (event.kind === 'pointer-down') {
      pointer.pressed(event.point)
      void look()
    }
    if (event.kind === 'wheel') pixels.scrolled(event.point)
    if (event.kind === 'pointer-down' || event.kind === 'pointer-up') {
      keyboard.disturbed({ atMs: event.atMs, press: { point: event.point, element: pointer.knownAt(event.point) } })
      nextLookMs = Math.min(nextLookMs, stage.nowMs() + LOOK_AFTER_PRESS_MS)
    }
  }
  const tick = () => {
    const now = stage.nowMs()
    for (const move of filter.rest(now)) path.write(move)
    if (now >= nextLookMs) {
      void look()
      void health.look()
    }
    pointer.tick()
    pixels.tick()
    if (!keyboard.unsettled()) elements.tick()
  }
  return {
    input(event) {
      // The news of what was done in a pause may come after it.
      if (paused || event.atMs < openSinceMs + NEWS_APART_MS) return
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
    async begin() {
      const heard = await Promise.all([stage.desktop.watchWindows?.(windowsChanged).catch(() => undefined), clipboard.begin()])
      ends = heard.filter((end) => end !== undefined)
      await look()
    },
    async end() {
      await Promise.allSettled(ends.splice(0).map((end) => end()))
    },
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
      openSinceMs = stage.nowMs()
      paused = false
      keyboard.disturbed({ atMs: openSinceMs })
      void look()
    },
    async finish() {
      for (const move of filter.takePending()) path.write(move)
      if (!paused) await Promise.all([look().then(elements.finish), path.drained(), clipboard.drained()])
    },
    async drained() {
      await path.drained()
      echo.end()
    },
    write: path.write,
  }
}
