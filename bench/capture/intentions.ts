import type { Box, Gesture, Modifier, MouseButton, Point } from '#contract'
import type { Chance } from './chance.ts'
import { KEYPAD_DIGITS, type Layout, NAMED_KEYCODES, NUM_LOCK } from './keyboard.ts'
import { type Hands, MODIFIER_KEYCODES } from './strokes.ts'

type Untimed<T> = T extends unknown ? Omit<T, 'fromMs' | 'toMs'> : never
/** A gesture as it is meant, without its times. */
export type Intended = Untimed<Gesture>

export type Surroundings = {
  chance: Chance
  hands: Hands
  layout: Layout
  /** Where the mouse may act without harm. */
  area: Box
  /** Keys and shortcuts that this program and its window manager survive. */
  keys: readonly string[]
  shortcuts: readonly { modifiers: Modifier[]; key: string }[]
}

const WORDS =
  'Dear Ms Byrne the invoice 2024-117 of March is paid: 1,250.50 EUR (net) = 80% & more! See https://example.org/a?b=c#d or ask_me ~/x/{y} [z] <q>'
const LEAST_APART_PX = 60
const EDITING = /^(a|BackSpace|Delete|(KP_)?(Left|Right|Home|End))$/
const WHEEL = [
  { button: 4, notchesX: 0, notchesY: -1 },
  { button: 5, notchesX: 0, notchesY: 1 },
  { button: 6, notchesX: -1, notchesY: 0 },
  { button: 7, notchesX: 1, notchesY: 0 },
] as const

/** Makes up what a person does, one gesture after the other, and lets the hands do it. Two that would be one to anybody never follow each other. */
export function createIntentions({ chance, hands, layout, area, keys, shortcuts }: Surroundings) {
  const intended: Intended[] = []
  let lastPoint: Point = { x: -1000, y: -1000 }
  const kindOfLast = () => intended.at(-1)?.kind

  const somewhere = (): Point => {
    for (;;) {
      const point = { x: chance.between(area.x, area.x + area.width), y: chance.between(area.y, area.y + area.height) }
      if (Math.hypot(point.x - lastPoint.x, point.y - lastPoint.y) < LEAST_APART_PX) continue
      lastPoint = point
      return point
    }
  }
  const heldModifiers = (share: number): Modifier[] => (chance.yes(share) ? [chance.one(['ctrl', 'shift'] as const)] : [])

  const click = () => {
    const point = somewhere()
    const button = chance.one<MouseButton>(['left', 'left', 'left', 'left', 'left', 'right', 'middle'])
    const count = button === 'left' ? chance.one([1, 1, 1, 2, 3] as const) : 1
    const modifiers = heldModifiers(0.2)
    hands.moveTo(point)
    hands.holding(modifiers, () => hands.click(button, count))
    intended.push({ kind: 'click', point, button, count, modifiers })
  }
  const drag = () => {
    const start = somewhere()
    const path = [start]
    const legs = chance.between(1, 3)
    for (let leg = 0; leg < legs; leg++) path.push(cornerAfter(path.at(-1)!, leg))
    const modifiers = heldModifiers(0.2)
    const button = chance.one<MouseButton>(['left', 'left', 'left', 'middle', 'right'])
    hands.moveTo(start)
    hands.holding(modifiers, () => hands.drag(button, path))
    intended.push({ kind: 'drag', path, button, modifiers })
    lastPoint = path.at(-1)!
  }
  /** Legs along the axes in turn, so that each corner is one that thinning must keep. */
  const cornerAfter = ({ x, y }: Point, leg: number): Point => {
    const along = leg % 2 === 0
    const [low, high, now] = along ? [area.x, area.x + area.width, x] : [area.y, area.y + area.height, y]
    const target = now - low > high - now ? chance.between(low, now - 20) : chance.between(now + 20, high)
    return along ? { x: target, y } : { x, y: target }
  }
  const scroll = () => {
    const point = somewhere()
    const way = chance.one(WHEEL)
    const notches = chance.between(1, 10)
    const modifiers = heldModifiers(0.2)
    hands.moveTo(point)
    hands.holding(modifiers, () => hands.turn(way.button, notches))
    const turned = { notchesX: way.notchesX * notches, notchesY: way.notchesY * notches }
    intended.push({ kind: 'scroll', point, ...turned, ...(modifiers.length > 0 ? { modifiers } : {}) })
  }

  const writeCharacters = (text: string) => {
    for (const character of text) for (const { held, keycode } of layout.strokesFor(character)) hands.strokeWith(held, keycode)
  }
  const someText = (length: number): string => {
    if (layout.name === 'us' && chance.yes(0.6)) {
      const from = chance.between(0, WORDS.length - length - 1)
      return WORDS.slice(from, from + length)
    }
    return Array.from({ length }, () => chance.one(layout.characters)).join('')
  }
  const type = () => {
    let text = someText(chance.between(3, 24))
    writeCharacters(text)
    if (chance.yes(0.35)) text = correct(text)
    if (chance.yes(0.2)) text += digits()
    intended.push({ kind: 'type', text, secret: false })
  }
  /** What people do to what they have just typed; what is left is what counts. */
  const correct = (text: string): string => {
    const characters = [...text]
    const back = chance.between(1, Math.min(4, characters.length - 1))
    const named = (key: string, times = 1) => {
      for (let time = 0; time < times; time++) hands.strike(NAMED_KEYCODES[key]!)
    }
    const more = someText(chance.between(1, 4))
    switch (chance.one(['struck', 'inside', 'selected', 'delete'] as const)) {
      case 'struck':
        named('BackSpace', back)
        writeCharacters(more)
        return characters.slice(0, -back).join('') + more
      case 'inside':
        named('Left', back)
        writeCharacters(more)
        named('Right', back)
        return characters.slice(0, -back).join('') + more + characters.slice(-back).join('')
      case 'selected':
        hands.holding(['shift'], () => named('Left', back))
        writeCharacters(more)
        return characters.slice(0, -back).join('') + more
      case 'delete':
        named('Left', back)
        named('Delete', back)
        return characters.slice(0, -back).join('')
    }
  }
  /** Digits of the number pad, with Num Lock on for as long. */
  const digits = (): string => {
    const numbers = Array.from({ length: 3 }, () => chance.between(0, 9))
    hands.strike(NUM_LOCK)
    for (const number of numbers) hands.strike(KEYPAD_DIGITS[number]!)
    hands.strike(NUM_LOCK)
    return numbers.join('')
  }

  const press = () => {
    const key = chance.one(keys)
    const last = intended.at(-1)
    // Shift alone does not tell two goes apart, nor does nothing.
    if (last?.kind === 'press' && last.key === key) return
    // What corrects a text would be part of it.
    if (last?.kind === 'type' && EDITING.test(key)) return
    const times = chance.yes(0.25) ? chance.between(2, 9) : 1
    for (let time = 0; time < times; time++) hands.strike(NAMED_KEYCODES[key]!)
    intended.push({ kind: 'press', modifiers: [], key, times })
  }
  const shortcut = () => {
    const { modifiers, key } = chance.one(shortcuts)
    const last = intended.at(-1)
    // What selects or deletes in a text that was just typed is part of it.
    const edits = EDITING.test(key) && modifiers.every((modifier) => modifier === 'shift' || modifier === 'ctrl')
    if (last?.kind === 'type' && (edits || modifiers.every((modifier) => modifier === 'shift'))) return
    const times = chance.yes(0.2) ? chance.between(2, 4) : 1
    const keycode = NAMED_KEYCODES[key] ?? layout.strokesFor(key)[0]!.keycode
    hands.holding(modifiers, () => {
      for (let time = 0; time < times; time++) hands.strike(keycode)
    })
    intended.push({ kind: 'press', modifiers, key, times })
  }
  const superAlone = () => {
    const last = intended.at(-1)
    if (last?.kind === 'press' && last.key === 'Super_L') return
    hands.strike(MODIFIER_KEYCODES.super)
    intended.push({ kind: 'press', modifiers: [], key: 'Super_L', times: 1 })
  }
  const type_ = () => (kindOfLast() === 'type' ? click() : type())
  const kinds = [type_, type_, type_, click, click, click, drag, scroll, press, press, shortcut, shortcut, superAlone]
  return {
    intended,
    begin() {
      hands.pause()
      click()
    },
    next() {
      hands.pause()
      chance.one(kinds)()
    },
  }
}
