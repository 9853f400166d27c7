import type { Box, Gesture, KeyName, Modifier, MouseButton, Point, RecordedEvent, Recording, Role, UiElement, WindowInfo } from '#contract'
import { centreOf, RecordingId } from '#contract'
import type { Paint } from './fake-video.ts'

export const SCREEN: Box = { x: 0, y: 0, width: 400, height: 300 }
const THINK_MS = 1000
const GESTURE_MS = 80
/** The screen follows a gesture so much later. */
const REACTION_MS = 100

export function element(role: Role, name: string, box: [number, number, number, number], more: Partial<UiElement> = {}): UiElement {
  const [x, y, width, height] = box
  return { role, name, box: { x, y, width, height }, source: 'accessibility', confidence: 1, ...more }
}

export function windowOf(id: number, program: string, title: string, box: Box, kind: WindowInfo['kind'] = 'normal'): WindowInfo {
  return { id, program, title, box, kind, active: false }
}

type Pressed = { count?: 1 | 2 | 3; button?: MouseButton; modifiers?: Modifier[]; at?: Point }

/**
 * A demonstration told in the order it happens: what a person does makes gestures and hits, what the programs do makes window and elements events and
 * paint on the screen. Each gesture comes a second after the one before.
 */
export function demonstration(goal: string) {
  const events: RecordedEvent[] = []
  const gestures: Gesture[] = []
  const paints: Paint[] = []
  let nowMs = 0
  let windows: WindowInfo[] = []
  let activeId: number | undefined
  let colour = 1

  const told = () => windows.map((window) => ({ ...window, active: window.id === activeId }))
  const tellWindows = () => {
    const all = told()
    events.push({ atMs: nowMs, kind: 'window', window: all.find((window) => window.active) ?? null, windows: all })
  }
  const begin = () => {
    nowMs += THINK_MS
    return { fromMs: nowMs, toMs: nowMs + GESTURE_MS }
  }
  const end = (gesture: Gesture) => {
    gestures.push(gesture)
    nowMs = gesture.toMs + REACTION_MS
  }
  const hit = (atMs: number, target: UiElement | null, because: 'pointer' | 'focus', point: Point) =>
    events.push({ atMs, kind: 'hit', point, element: target, because })

  const told_ = {
    /** A window opens in front. */
    open(window: WindowInfo, elements: UiElement[] = []) {
      windows = [window, ...windows]
      activeId = window.kind === 'menu' ? activeId : window.id
      tellWindows()
      return told_.paint(window.box).shows(window.id, elements)
    },
    /** A window closes; the topmost one left is active. */
    close(id: number) {
      const gone = windows.find((window) => window.id === id)
      windows = windows.filter((window) => window.id !== id)
      if (activeId === id) activeId = windows[0]?.id
      tellWindows()
      return gone ? told_.paint(gone.box) : told_
    },
    front(id: number) {
      windows = [...windows.filter((window) => window.id === id), ...windows.filter((window) => window.id !== id)]
      activeId = id
      tellWindows()
      return told_
    },
    change(id: number, to: Partial<WindowInfo>) {
      windows = windows.map((window) => (window.id === id ? { ...window, ...to } : window))
      tellWindows()
      return told_
    },
    /** Accessibility tells what a window holds now. */
    shows(windowId: number, elements: UiElement[]) {
      if (elements.length > 0) events.push({ atMs: nowMs, kind: 'elements', windowId, elements })
      return told_
    },
    /** Something on the screen looks different from now on. */
    paint(box: Box) {
      colour += 1
      paints.push({ atMs: nowMs, box, colour })
      return told_
    },
    focus(target: UiElement) {
      hit(nowMs, target, 'focus', centreOf(target.box))
      return told_
    },
    click(target: UiElement | Point, { count = 1, button = 'left', modifiers = [], at }: Pressed = {}) {
      const span = begin()
      const known = 'role' in target ? target : undefined
      const point = at ?? ('role' in target ? centreOf(target.box) : target)
      hit(span.fromMs - 200, known ?? null, 'pointer', point)
      end({ ...span, kind: 'click', point, button, count, modifiers })
      return told_
    },
    drag(target: UiElement | undefined, path: Point[]) {
      const span = begin()
      hit(span.fromMs - 200, target ?? null, 'pointer', path[0]!)
      end({ ...span, kind: 'drag', path, button: 'left', modifiers: [] })
      return told_
    },
    scroll(point: Point, notchesY: number, modifiers?: Modifier[]) {
      end({ ...begin(), kind: 'scroll', point, notchesX: 0, notchesY, ...(modifiers ? { modifiers } : {}) })
      return told_
    },
    /** Text, with what had the focus where accessibility tells. */
    type(text: string, focus?: UiElement) {
      const span = begin()
      if (focus) hit(span.fromMs + 10, focus, 'focus', centreOf(focus.box))
      end({ ...span, kind: 'type', text, secret: false })
      return focus ? told_.paint({ ...focus.box, height: 10 }) : told_
    },
    secret(focus?: UiElement) {
      const span = begin()
      if (focus) hit(span.fromMs + 10, focus, 'focus', centreOf(focus.box))
      end({ ...span, kind: 'type', text: '', secret: true })
      return told_
    },
    press(key: KeyName, modifiers: Modifier[] = [], times = 1) {
      end({ ...begin(), kind: 'press', modifiers, key, times })
      return told_
    },
    /** Nothing is done. */
    idle(forMs: number) {
      nowMs += forMs
      return told_
    },
    /** The person does a part that is not recorded. */
    keptPrivate(forMs: number) {
      events.push({ atMs: nowMs, kind: 'pause', private: true })
      nowMs += forMs
      events.push({ atMs: nowMs, kind: 'resume' })
      return told_
    },
    pause(forMs: number) {
      events.push({ atMs: nowMs, kind: 'pause' })
      nowMs += forMs
      events.push({ atMs: nowMs, kind: 'resume' })
      return told_
    },
    /** The recording, with the pictures of its screen beside it. */
    done(more: Partial<Recording['manifest']> = {}): { recording: Recording; paints: Paint[] } {
      const manifest: Recording['manifest'] = {
        version: 1,
        id: RecordingId.parse('recording-1'),
        goal,
        startedAt: '2027-05-12T09:00:00.000Z',
        endedAt: '2027-05-12T09:05:00.000Z',
        durationMs: nowMs + 2000,
        platform: 'linux-x11',
        displays: [{ name: 'screen', box: SCREEN, scale: 1 }],
        video: { file: 'screen.mkv', startedAtMs: 0, framesPerSecond: 15, box: SCREEN },
        notices: [],
        eventCount: events.length,
        ...more,
      }
      return { recording: { manifest, folder: '/recordings/1', events, gestures }, paints }
    },
  }
  return told_
}
