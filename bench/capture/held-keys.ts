import type { Chance } from './chance.ts'
import type { Intended } from './intentions.ts'
import { NAMED_KEYCODES } from './keyboard.ts'
import type { Injection } from './strokes.ts'

/** Keys held until they repeat. How often they do is up to the server: the program that gets them is the witness. */
export type HeldKeys = { injections: Injection[]; intendedFor(pressed: readonly number[]): Intended[] }

const LETTERS = { a: 38, s: 39, d: 40, j: 44, k: 45, l: 46 } as const
const NAMED = ['Down', 'Up', 'Page_Down', 'Tab', 'F8'] as const
const TYPED_FIRST = 30

export function makeHeldKeys(chance: Chance, holds: number): HeldKeys {
  const injections: Injection[] = []
  const key = (keycode: number, down: boolean, afterMs: number) => injections.push({ kind: 'key', keycode, down, afterMs })
  const hold = (keycode: number) => {
    key(keycode, true, 300)
    key(keycode, false, chance.between(300, 900))
  }
  const truths: ((pressed: readonly number[]) => { gesture: Intended; used: number })[] = []
  const countOf = (pressed: readonly number[], keycode: number) => {
    const end = pressed.findIndex((each) => each !== keycode)
    return end < 0 ? pressed.length : end
  }
  let lastNamed = ''
  for (let index = 0; index < holds; index++) {
    const [letter, keycode] = chance.one(Object.entries(LETTERS))
    if (index % 3 === 0) {
      hold(keycode)
      truths.push((pressed) => {
        const used = countOf(pressed, keycode)
        return { gesture: { kind: 'type', text: letter.repeat(used), secret: false }, used }
      })
    } else if (index % 3 === 1) {
      const named = chance.one(NAMED.filter((each) => each !== lastNamed))
      lastNamed = named
      hold(NAMED_KEYCODES[named]!)
      truths.push((pressed) => {
        const used = countOf(pressed, NAMED_KEYCODES[named]!)
        return { gesture: { kind: 'press', modifiers: [], key: named, times: used }, used }
      })
    } else {
      for (let struck = 0; struck < TYPED_FIRST; struck++) {
        key(keycode, true, 40)
        key(keycode, false, 20)
      }
      hold(NAMED_KEYCODES.BackSpace!)
      truths.push((pressed) => {
        const taken = countOf(pressed.slice(TYPED_FIRST), NAMED_KEYCODES.BackSpace!)
        return { gesture: { kind: 'type', text: letter.repeat(TYPED_FIRST - taken), secret: false }, used: TYPED_FIRST + taken }
      })
      // Ends the text, so that the next one is another.
      key(NAMED_KEYCODES.Escape!, true, 100)
      key(NAMED_KEYCODES.Escape!, false, 50)
      truths.push(() => ({ gesture: { kind: 'press', modifiers: [], key: 'Escape', times: 1 }, used: 1 }))
    }
  }
  return {
    injections,
    intendedFor(pressed) {
      let at = 0
      return truths.map((truth) => {
        const { gesture, used } = truth(pressed.slice(at))
        at += used
        return gesture
      })
    },
  }
}
