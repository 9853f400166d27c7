import type { Modifier, MouseButton, Point } from '#contract'
import type { Chance } from '../../capture/chance.ts'
import { type Child, Sent, startChild } from '../../capture/child.ts'
import { AMERICAN_LAYOUT, NAMED_KEYCODES } from '../../capture/keyboard.ts'
import { createHands, type Hands, type Pace } from '../../capture/strokes.ts'
import { curve } from './curve.ts'

/** A quick but real person's hands on a display, in a process of their own. */
export interface RealHands extends AsyncDisposable {
  at(): Point
  moveTo(to: Point): Promise<void>
  click(button: MouseButton, count: number): Promise<void>
  turn(notches: number): Promise<void>
  /** Characters of an American keyboard. */
  write(text: string): Promise<void>
  press(modifiers: readonly Modifier[], key: string, times?: number): Promise<void>
}

/** Over this many pixels the pointer goes between two reports of the mouse; the report comes every 8 ms. */
const PX_A_MOVE = 22
const WHEEL = { up: 4, down: 5 }

function paceOf(chance: Chance): Pace {
  return {
    betweenKeysMs: () => chance.between(45, 85),
    heldMs: () => chance.between(20, 40),
    betweenClicksMs: () => chance.between(90, 140),
    betweenMovesMs: () => 8,
    betweenNotchesMs: () => chance.between(40, 90),
    betweenGesturesMs: () => chance.between(80, 200),
    rollsOver: () => chance.yes(0.2),
    // The way is bent by `curve`, point for point.
    movesFor: () => 1,
  }
}

export async function openHands(env: NodeJS.ProcessEnv, chance: Chance): Promise<RealHands> {
  const child: Child = await startChild('inject', env)
  const pace = paceOf(chance)
  let at: Point = { x: 0, y: 0 }
  const play = async (act: (hands: Hands) => void) => {
    const hands = createHands(pace)
    act(hands)
    hands.end()
    await child.ask(Sent, hands.injections)
  }
  await play((hands) => hands.layout(AMERICAN_LAYOUT.setting))
  return {
    at: () => at,
    async moveTo(to) {
      const points = curve(at, to, chance, PX_A_MOVE)
      at = to
      await play((hands) => {
        for (const point of points) hands.moveTo(point)
      })
    },
    click: (button, count) => play((hands) => hands.click(button, count)),
    turn: (notches) => play((hands) => hands.turn(notches > 0 ? WHEEL.down : WHEEL.up, Math.abs(notches))),
    write: (text) =>
      play((hands) => {
        for (const character of text) {
          if (character === '\n') hands.strike(keycodeOf('Return'))
          else for (const { held, keycode } of AMERICAN_LAYOUT.strokesFor(character)) hands.strokeWith(held, keycode)
        }
      }),
    press: (modifiers, key, times = 1) =>
      play((hands) =>
        hands.holding(modifiers, () => {
          for (let time = 0; time < times; time++) hands.strike(keycodeOf(key))
        }),
      ),
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  }
}

function keycodeOf(key: string): number {
  const named = NAMED_KEYCODES[key] ?? AMERICAN_LAYOUT.strokesFor(key)[0]?.keycode
  if (named === undefined) throw new Error(`There is no key ${key} on this keyboard.`)
  return named
}
