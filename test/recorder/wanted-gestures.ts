import fc from 'fast-check'
import type { Gesture, Modifier, Point, RecordedEvent } from '#contract'
import { scriptedPerson } from './events.ts'

type Untimed<T> = T extends unknown ? Omit<T, 'fromMs' | 'toMs'> : never
export type Wanted = Untimed<Gesture>

const KEY_OF: Record<Modifier, string> = { ctrl: 'Control_L', shift: 'Shift_L', alt: 'Alt_L', super: 'Super_L' }

const coordinate = fc.integer({ min: -3000, max: 6000 })
export const point = fc.record({ x: coordinate, y: coordinate })
const modifiers = fc.subarray<Modifier>(['ctrl', 'shift', 'alt', 'super'])
export const button = fc.constantFrom('left' as const, 'middle' as const, 'right' as const)
const click: fc.Arbitrary<Wanted> = fc
  .record({ kind: fc.constant('click' as const), point, button, count: fc.constantFrom(1 as const, 2 as const, 3 as const), modifiers })
  .map((wanted) => (wanted.button === 'left' ? wanted : { ...wanted, count: 1 as const }))
/** Corners far apart at right angles, which thinning must keep. */
const drag: fc.Arbitrary<Wanted> = fc
  .record({ start: point, legs: fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 1, maxLength: 5 }), button, modifiers })
  .map(({ start, legs, ...rest }) => {
    const path = [start]
    legs.forEach((leg, index) => {
      const { x, y } = path[path.length - 1]!
      path.push(index % 2 === 0 ? { x: x + leg, y } : { x, y: y + leg })
    })
    return { kind: 'drag' as const, path, ...rest }
  })
const notches = fc.integer({ min: 1, max: 12 })
const scroll: fc.Arbitrary<Wanted> = fc
  .record({ point, notches, way: fc.constantFrom([1, 0], [-1, 0], [0, 1], [0, -1]), modifiers })
  .map(({ way: [x = 0, y = 0], ...wanted }) => ({
    kind: 'scroll' as const,
    point: wanted.point,
    notchesX: x * wanted.notches,
    notchesY: y * wanted.notches,
    ...(wanted.modifiers.length > 0 ? { modifiers: wanted.modifiers } : {}),
  }))
const lowercase = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789 .,-öß')
const text = fc.array(fc.oneof({ weight: 4, arbitrary: lowercase }, fc.constantFrom(...'ABCXYZÖ!?%&=*+@#')), {
  minLength: 1,
  maxLength: 30,
})
const type: fc.Arbitrary<Wanted> = text.map((characters) => ({ kind: 'type' as const, text: characters.join(''), secret: false }))
const secret: fc.Arbitrary<Wanted> = fc.constant({ kind: 'type' as const, text: '', secret: true })
const NAMED = ['Return', 'Tab', 'Escape', 'Up', 'Down', 'Page_Up', 'F1', 'F12', 'KP_Enter', 'Insert', 'AudioMute', 'Menu']
const lonePress: fc.Arbitrary<Wanted> = fc.record({
  kind: fc.constant('press' as const),
  modifiers: fc.constantFrom<Modifier[]>([], ['shift']),
  key: fc.constantFrom(...NAMED),
  times: fc.integer({ min: 1, max: 6 }),
})
const shortcut: fc.Arbitrary<Wanted> = fc.record({
  kind: fc.constant('press' as const),
  modifiers: modifiers.filter((held) => held.some((modifier) => modifier !== 'shift')),
  key: fc.oneof(fc.constantFrom(...'abcxyz0189'), fc.constantFrom(...NAMED)),
  times: fc.integer({ min: 1, max: 3 }),
})

/** Two runs of typing without anything between are one. */
export const session = fc
  .array(fc.oneof(click, drag, scroll, type, secret, lonePress, shortcut), { maxLength: 25 })
  .map((wanted) => wanted.filter((gesture, index) => gesture.kind !== 'type' || wanted[index - 1]?.kind !== 'type'))

export function synthesise(wanted: Wanted[], pointsPerLeg: number, restMs: (before: number) => number = () => 2000): RecordedEvent[] {
  const person = scriptedPerson()
  const holding = (held: readonly Modifier[], act: () => void) => {
    for (const modifier of held) person.hold(KEY_OF[modifier])
    act()
    for (const modifier of held.toReversed()) person.release(KEY_OF[modifier])
  }
  for (const [index, gesture] of wanted.entries()) {
    person.rest(restMs(index))
    switch (gesture.kind) {
      case 'click':
        holding(gesture.modifiers, () => {
          for (let time = 0; time < gesture.count; time++) person.move(gesture.point).click(gesture.point, gesture.button)
        })
        break
      case 'drag':
        holding(gesture.modifiers, () => {
          person.press(gesture.path[0]!, gesture.button)
          for (const passed of between(gesture.path, pointsPerLeg)) person.move(passed)
          person.lift(gesture.path.at(-1)!, gesture.button)
        })
        break
      case 'scroll':
        holding(gesture.modifiers ?? [], () => {
          const times = Math.abs(gesture.notchesX + gesture.notchesY)
          for (let time = 0; time < times; time++) person.turn(gesture.point, Math.sign(gesture.notchesX), Math.sign(gesture.notchesY))
        })
        break
      case 'type':
        if (gesture.secret) person.secret(5)
        else person.write(gesture.text)
        break
      case 'press':
        holding(gesture.modifiers, () => {
          for (let time = 0; time < gesture.times; time++)
            person.strike(gesture.key, gesture.key.length === 1 && gesture.modifiers[0] !== 'ctrl' ? gesture.key : '')
        })
    }
  }
  return person.events
}

function between(path: Point[], count: number): Point[] {
  return path.slice(1).flatMap((to, index) => {
    const from = path[index]!
    return Array.from({ length: count }, (_, step) => {
      const share = (step + 1) / count
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
    })
  })
}

export function untimed(gestures: Gesture[]): Wanted[] {
  return gestures.map(({ fromMs: _from, toMs: _to, ...rest }) => rest)
}
