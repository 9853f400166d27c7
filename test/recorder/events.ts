import type { KeyName, MouseButton, Point, RecordedEvent, UiElement, WindowInfo } from '#contract'

/** A person at a keyboard and a mouse, written down: each call adds events and lets time pass. */
export function scriptedPerson(startMs = 1000) {
  const events: RecordedEvent[] = []
  let nowMs = startMs
  const down = (key: KeyName, characters = '', repeat = false) => events.push({ kind: 'key-down', atMs: nowMs, key, characters, repeat })
  const up = (key: KeyName) => events.push({ kind: 'key-up', atMs: nowMs, key })
  const person = {
    events,
    now: () => nowMs,
    rest(forMs: number) {
      nowMs += forMs
      return person
    },
    add(...more: RecordedEvent[]) {
      events.push(...more)
      return person
    },
    hold(key: KeyName) {
      down(key)
      nowMs += 30
      return person
    },
    release(key: KeyName) {
      up(key)
      nowMs += 30
      return person
    },
    strike(key: KeyName, characters = '', repeats = 0) {
      down(key, characters)
      for (let repeat = 0; repeat < repeats; repeat++) {
        nowMs += 40
        down(key, characters, true)
      }
      nowMs += 40
      up(key)
      nowMs += 40
      return person
    },
    /** Letters with Shift where they need it, as a keyboard gives them. */
    write(text: string) {
      for (const character of text) {
        const shifted = character !== character.toLowerCase() || '!"#$%&()*+:<>?@^_{}|~'.includes(character)
        if (shifted) person.hold('Shift_L')
        person.strike(character === ' ' ? 'space' : character, character)
        if (shifted) person.release('Shift_L')
      }
      return person
    },
    move(point: Point) {
      events.push({ kind: 'pointer-move', atMs: nowMs, point })
      nowMs += 16
      return person
    },
    press(point: Point, button: MouseButton = 'left') {
      events.push({ kind: 'pointer-down', atMs: nowMs, point, button })
      nowMs += 60
      return person
    },
    lift(point: Point, button: MouseButton = 'left') {
      events.push({ kind: 'pointer-up', atMs: nowMs, point, button })
      nowMs += 60
      return person
    },
    click(point: Point, button: MouseButton = 'left') {
      return person.press(point, button).lift(point, button)
    },
    turn(point: Point, notchesX: number, notchesY: number) {
      events.push({ kind: 'wheel', atMs: nowMs, point, notchesX, notchesY })
      nowMs += 50
      return person
    },
    focus(element: UiElement | null) {
      events.push({ kind: 'hit', atMs: nowMs, point: { x: 0, y: 0 }, element, because: 'focus' })
      return person
    },
    window(window: WindowInfo | null) {
      events.push({ kind: 'window', atMs: nowMs, window, windows: window ? [window] : [] })
      return person
    },
    secret(times: number) {
      for (let time = 0; time < times; time++, nowMs += 90) events.push({ kind: 'secret-key', atMs: nowMs })
      return person
    },
  }
  return person
}

export function anElement(more: Partial<UiElement> = {}): UiElement {
  return { role: 'field', name: 'Name', box: { x: 10, y: 10, width: 100, height: 20 }, source: 'accessibility', confidence: 1, ...more }
}

export function aWindow(more: Partial<WindowInfo> = {}): WindowInfo {
  const box = { x: 0, y: 0, width: 800, height: 600 }
  return { id: 1, title: 'Letter', program: 'mousepad', box, kind: 'normal', active: true, ...more }
}
