import type { Modifier, MouseButton, Point } from '#contract'

/** One thing that the injector does to the X server, `afterMs` after the one before. */
export type Injection = { afterMs: number } & (
  | { kind: 'key'; down: boolean; keycode: number }
  | { kind: 'button'; down: boolean; button: number }
  | { kind: 'move'; point: Point }
  | { kind: 'layout' /** The command that sets it. */; layout: string[] }
)

/** How fast hands move. */
export type Pace = {
  /** Between the beginnings of two keys. */
  betweenKeysMs(): number
  heldMs(): number
  betweenClicksMs(): number
  betweenMovesMs(): number
  betweenNotchesMs(): number
  betweenGesturesMs(): number
  /** Whether the next key goes down before the last one is up. */
  rollsOver(): boolean
  /** Points of a way of so many pixels. */
  movesFor(px: number): number
}

export const MODIFIER_KEYCODES: Record<Modifier, number> = { ctrl: 37, shift: 50, alt: 64, super: 133 }
const BUTTONS: Record<MouseButton, number> = { left: 1, middle: 2, right: 3 }

/** Turns gestures into what a hand does to keyboard and mouse. */
export function createHands(pace: Pace) {
  const injections: Injection[] = []
  let waitMs = 0
  let at: Point = { x: 0, y: 0 }
  /** A letter that is still down while the next one is struck. */
  let rolling: number | undefined

  const add = (injection: Injection) => {
    injections.push({ ...injection, afterMs: injection.afterMs + waitMs })
    waitMs = 0
  }
  const key = (keycode: number, down: boolean) => add({ afterMs: 0, kind: 'key', down, keycode })
  const button = (which: number, down: boolean) => add({ afterMs: 0, kind: 'button', down, button: which })
  const rest = (ms: number) => {
    waitMs += ms
  }
  const liftRolling = () => {
    if (rolling === undefined) return
    rest(pace.heldMs() / 4)
    key(rolling, false)
    rolling = undefined
  }
  const hands = {
    injections,
    at: () => at,
    rest,
    key,
    layout: (layout: string[]) => add({ afterMs: 0, kind: 'layout', layout }),
    /** A pause between two gestures. */
    pause() {
      liftRolling()
      rest(pace.betweenGesturesMs())
    },
    moveTo(to: Point) {
      const from = at
      const count = Math.max(1, pace.movesFor(Math.hypot(to.x - from.x, to.y - from.y)))
      for (let step = 1; step <= count; step++) {
        const share = step / count
        const point = { x: Math.round(from.x + (to.x - from.x) * share), y: Math.round(from.y + (to.y - from.y) * share) }
        // The server tells nothing of a move to where the pointer is.
        if (point.x === at.x && point.y === at.y) continue
        at = point
        add({ afterMs: 0, kind: 'move', point })
        rest(pace.betweenMovesMs())
      }
    },
    holding(modifiers: readonly Modifier[], act: () => void) {
      liftRolling()
      for (const modifier of modifiers) {
        key(MODIFIER_KEYCODES[modifier], true)
        rest(pace.heldMs())
      }
      act()
      liftRolling()
      for (const modifier of modifiers.toReversed()) {
        key(MODIFIER_KEYCODES[modifier], false)
        rest(pace.heldMs() / 2)
      }
    },
    click(which: MouseButton, count: number) {
      liftRolling()
      for (let time = 0; time < count; time++) {
        if (time > 0) rest(pace.betweenClicksMs())
        button(BUTTONS[which], true)
        rest(pace.heldMs())
        button(BUTTONS[which], false)
      }
    },
    drag(which: MouseButton, path: readonly Point[]) {
      const [start, ...corners] = path
      if (start) hands.moveTo(start)
      button(BUTTONS[which], true)
      rest(pace.heldMs())
      for (const corner of corners) hands.moveTo(corner)
      rest(pace.heldMs())
      button(BUTTONS[which], false)
    },
    turn(wheelButton: number, notches: number) {
      for (let notch = 0; notch < notches; notch++) {
        if (notch > 0) rest(pace.betweenNotchesMs())
        button(wheelButton, true)
        button(wheelButton, false)
      }
    },
    strike(keycode: number, mayRoll = false) {
      if (rolling === keycode) liftRolling()
      key(keycode, true)
      liftRolling()
      if (mayRoll && pace.rollsOver()) {
        rolling = keycode
        rest(pace.betweenKeysMs() / 2)
        return
      }
      const held = pace.heldMs()
      rest(held)
      key(keycode, false)
      rest(Math.max(0, pace.betweenKeysMs() - held))
    },
    /** A character with what must be held for it, which a quick hand lets go before the letter. */
    strokeWith(held: readonly number[], keycode: number) {
      if (held.length === 0) {
        hands.strike(keycode, true)
        return
      }
      liftRolling()
      const letGo = () => {
        for (const each of held.toReversed()) key(each, false)
      }
      for (const each of held) {
        key(each, true)
        rest(pace.heldMs() / 2)
      }
      key(keycode, true)
      rest(pace.heldMs())
      const early = pace.rollsOver()
      if (early) letGo()
      key(keycode, false)
      if (!early) letGo()
      rest(pace.betweenKeysMs() / 2)
    },
    end() {
      liftRolling()
    },
  }
  return hands
}
export type Hands = ReturnType<typeof createHands>
