import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Gesture, Modifier, Point, RecordedEvent } from '#contract'
import { gesturesOf } from '#recorder'
import { distanceToSegment, THIN_PX } from '../../recorder/gestures/thin-path.ts'
import { scriptedPerson } from './events.ts'

type Untimed<T> = T extends unknown ? Omit<T, 'fromMs' | 'toMs'> : never
type Wanted = Untimed<Gesture>

const KEY_OF: Record<Modifier, string> = { ctrl: 'Control_L', shift: 'Shift_L', alt: 'Alt_L', super: 'Super_L' }

const coordinate = fc.integer({ min: -3000, max: 6000 })
const point = fc.record({ x: coordinate, y: coordinate })
const modifiers = fc.subarray<Modifier>(['ctrl', 'shift', 'alt', 'super'])
const button = fc.constantFrom('left' as const, 'middle' as const, 'right' as const)
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
const session = fc
  .array(fc.oneof(click, drag, scroll, type, secret, lonePress, shortcut), { maxLength: 25 })
  .map((wanted) => wanted.filter((gesture, index) => gesture.kind !== 'type' || wanted[index - 1]?.kind !== 'type'))

function synthesise(wanted: Wanted[], pointsPerLeg: number): RecordedEvent[] {
  const person = scriptedPerson()
  const holding = (held: readonly Modifier[], act: () => void) => {
    for (const modifier of held) person.hold(KEY_OF[modifier])
    act()
    for (const modifier of held.toReversed()) person.release(KEY_OF[modifier])
  }
  for (const gesture of wanted) {
    person.rest(2000)
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

function untimed(gestures: Gesture[]): Wanted[] {
  return gestures.map(({ fromMs: _from, toMs: _to, ...rest }) => rest)
}

describe('gestures and events', () => {
  it('gives back the gestures from which events were made', () => {
    fc.assert(
      fc.property(session, fc.integer({ min: 1, max: 20 }), (wanted, pointsPerLeg) => {
        expect(untimed(gesturesOf(synthesise(wanted, pointsPerLeg)))).toEqual(wanted)
      }),
      { numRuns: 300 },
    )
  })

  it('is not moved by events that tell of no gesture, nor by a few milliseconds of disorder', () => {
    fc.assert(
      fc.property(session, fc.infiniteStream(fc.integer({ min: 0, max: 200 })), (wanted, lateness) => {
        const events = synthesise(wanted, 4)
        const written = events
          .map((event) => ({ event, writtenMs: event.atMs + (lateness.next().value ?? 0) }))
          .toSorted((a, b) => a.writtenMs - b.writtenMs || events.indexOf(a.event) - events.indexOf(b.event))
          .flatMap(({ event }): RecordedEvent[] => [
            event,
            { kind: 'marker', atMs: event.atMs, note: '' },
            { kind: 'elements', atMs: event.atMs, windowId: 1, elements: [] },
          ])
        const atDifferentTimes = new Set(events.map((event) => event.atMs)).size === events.length
        fc.pre(atDifferentTimes)
        expect(gesturesOf(written)).toEqual(gesturesOf(events))
      }),
      { numRuns: 100 },
    )
  })

  it('gives gestures in the order of their beginnings, each ending after it began, for any events at all', () => {
    const key = fc.constantFrom(
      'a',
      'Shift_L',
      'Control_L',
      'Alt_L',
      'BackSpace',
      'Left',
      'Right',
      'Delete',
      'Home',
      'Return',
      'dead_acute',
      'Super_L',
    )
    const anyEvent = fc.oneof(
      fc.record({ kind: fc.constant('key-down' as const), key, characters: fc.constantFrom('', 'a', 'é', '\r'), repeat: fc.boolean() }),
      fc.record({ kind: fc.constant('key-up' as const), key }),
      fc.record({ kind: fc.constantFrom('pointer-down' as const, 'pointer-up' as const), point, button }),
      fc.record({ kind: fc.constant('pointer-move' as const), point }),
      fc.record({
        kind: fc.constant('wheel' as const),
        point,
        notchesX: fc.integer({ min: -2, max: 2 }),
        notchesY: fc.integer({ min: -2, max: 2 }),
      }),
      fc.record({ kind: fc.constantFrom('secret-key' as const, 'pause' as const, 'resume' as const) }),
    )
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        const gestures = gesturesOf(events.map((event, index) => ({ ...event, atMs: index * 100 }) as RecordedEvent))
        expect(gestures.every((gesture) => gesture.fromMs <= gesture.toMs)).toBe(true)
        const begins = gestures.map((gesture) => gesture.fromMs)
        const pointerIsFree = !gestures.some((gesture) => gesture.kind === 'drag' || gesture.kind === 'click')
        if (pointerIsFree) expect(begins).toEqual(begins.toSorted((a, b) => a - b))
        const presses = events.filter((event) => event.kind === 'pointer-down').length
        const clicks = gestures.reduce(
          (sum, gesture) => sum + (gesture.kind === 'click' ? gesture.count : gesture.kind === 'drag' ? 1 : 0),
          0,
        )
        expect(clicks).toBe(presses)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a typing run', () => {
  const edit = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...'abcdef').map((character) => ({ key: character, characters: character })) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('BackSpace', 'Left', 'Right', 'Delete', 'Home', 'End').map((key) => ({ key, characters: '' })),
    },
  )

  it('replayed into a field leaves what the person left there, cursor included', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), fc.constantFrom('', 'old'), fc.nat(3), (edits, held, cursor) => {
        const person = scriptedPerson()
        for (const { key, characters } of edits) person.strike(key, characters)
        const start = { text: [...held], cursor: Math.min(cursor, held.length) }
        const demonstrated = edits.reduce((field, { key, characters }) => strike(field, key, characters), start)
        const replayed = gesturesOf(person.events).reduce((field, gesture) => {
          if (gesture.kind === 'type') return [...gesture.text].reduce((now, character) => strike(now, '', character), field)
          if (gesture.kind === 'press')
            return Array.from({ length: gesture.times }).reduce<Field>((now) => strike(now, gesture.key, ''), field)
          return field
        }, start)
        expect(replayed).toEqual(demonstrated)
      }),
      { numRuns: 500 },
    )
  })
})

type Field = { text: string[]; cursor: number }
/** A plain text field of one line. */
function strike({ text, cursor }: Field, key: string, characters: string): Field {
  const spliced = (from: number, count: number, by: string[], to: number) => ({ text: text.toSpliced(from, count, ...by), cursor: to })
  if (characters) return spliced(cursor, 0, [characters], cursor + 1)
  if (key === 'BackSpace') return cursor === 0 ? { text, cursor } : spliced(cursor - 1, 1, [], cursor - 1)
  if (key === 'Delete') return spliced(cursor, 1, [], cursor)
  if (key === 'Left') return { text, cursor: Math.max(0, cursor - 1) }
  if (key === 'Right') return { text, cursor: Math.min(text.length, cursor + 1) }
  return { text, cursor: key === 'Home' ? 0 : text.length }
}

describe('a thinned path', () => {
  it('stays close to every point of the way', () => {
    const near = fc.record({ x: fc.integer({ min: 0, max: 60 }), y: fc.integer({ min: 0, max: 60 }) })
    fc.assert(
      fc.property(fc.array(near, { minLength: 1, maxLength: 40 }), (way) => {
        const start = { x: 0, y: 0 }
        const events: RecordedEvent[] = [{ kind: 'pointer-down', atMs: 0, point: start, button: 'left' }]
        way.forEach((to, index) => {
          events.push({ kind: 'pointer-move', atMs: index + 1, point: to })
        })
        const [gesture] = gesturesOf(events)
        fc.pre(gesture?.kind === 'drag')
        const { path } = gesture
        const off = way.map((passed) => Math.min(...path.slice(1).map((to, index) => distanceToSegment(passed, path[index]!, to))))
        expect(off.filter((px) => px > THIN_PX)).toEqual([])
        expect([path[0], path.at(-1)]).toEqual([start, way.at(-1)])
      }),
    )
  })
})
