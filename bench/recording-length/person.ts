import type { InputEvent, Point } from '#contract'
import type { FakeElement, FakeWindow } from '#desktop'
import type { Chance } from '../capture/chance.ts'

const ROWS = 380
const ROW_PX = 22

/** A program with a form above a long list: about 400 elements, as many as a mail program or a table shows. */
export function programWindow(id: number): FakeWindow {
  const fields = Array.from(
    { length: 20 },
    (_, index): FakeElement => ({
      role: index === 0 ? 'field' : 'button',
      name: index === 0 ? 'Search' : `Command ${index}`,
      ...(index === 0 ? { value: '' } : {}),
      box: { x: 10 + index * 55, y: 8, width: 50, height: 24 },
    }),
  )
  const rows = Array.from(
    { length: ROWS },
    (_, index): FakeElement => ({
      role: 'row',
      name: `Message ${index} from customer ${(index * 7919) % 1000}, about order ${100_000 + index}`,
      box: { x: 10, y: 40 + index * ROW_PX, width: 900, height: ROW_PX },
    }),
  )
  return {
    id,
    title: `Program ${id}`,
    program: `program-${id}`,
    box: { x: 40 * id, y: 30 * id, width: 1000, height: 700 },
    elements: [...fields, ...rows],
  }
}

export type Doing =
  | { kind: 'input'; event: InputEvent }
  /** What the program does of it. */
  | { kind: 'write'; character: string }
  | { kind: 'scroll'; byPx: number }
  | { kind: 'front'; window: number }
  | { kind: 'change'; row: number }
  | { kind: 'rest'; forMs: number }

/**
 * What a busy person does, without end: moves at 60 a second, clicks, words at about 200 characters a minute, turns of the wheel,
 * another window now and then, and rests to read.
 */
export function* busyPerson(chance: Chance, windows: number): Generator<Doing> {
  let at: Point = { x: 640, y: 400 }
  const rest = (forMs: number): Doing => ({ kind: 'rest', forMs })
  const input = (event: InputEvent): Doing => ({ kind: 'input', event })
  function* move(to: Point): Generator<Doing> {
    const steps = chance.between(10, 40)
    for (let step = 1; step <= steps; step++) {
      const point = { x: Math.round(at.x + ((to.x - at.x) * step) / steps), y: Math.round(at.y + ((to.y - at.y) * step) / steps) }
      yield input({ kind: 'pointer-move', atMs: 0, point })
      yield rest(16)
    }
    at = to
  }
  function* click(): Generator<Doing> {
    yield rest(150)
    yield input({ kind: 'pointer-down', atMs: 0, point: at, button: 'left' })
    yield rest(70)
    yield input({ kind: 'pointer-up', atMs: 0, point: at, button: 'left' })
    yield { kind: 'change', row: chance.between(0, ROWS - 1) }
  }
  function* write(): Generator<Doing> {
    const length = chance.between(8, 38)
    for (let count = 0; count < length; count++) {
      const character = chance.one([...'etaoinshrdlu '])
      const key = character === ' ' ? 'space' : character
      yield input({ kind: 'key-down', atMs: 0, key, characters: character, repeat: false })
      yield { kind: 'write', character }
      yield rest(60)
      yield input({ kind: 'key-up', atMs: 0, key })
      yield rest(chance.between(100, 250))
    }
  }
  for (;;) {
    yield* move({ x: chance.between(100, 1000), y: chance.between(120, 620) })
    yield* click()
    const what = chance.between(0, 99)
    if (what < 50) yield* write()
    else if (what < 75) {
      const down = chance.yes(0.6) ? 1 : -1
      for (let notch = 0; notch < 5; notch++) {
        yield input({ kind: 'wheel', atMs: 0, point: at, notchesX: 0, notchesY: down })
        yield { kind: 'scroll', byPx: -down * 3 * ROW_PX }
        yield rest(90)
      }
    } else if (what < 85) yield { kind: 'front', window: chance.between(0, windows - 1) }
    yield rest(chance.between(500, 4500))
  }
}
