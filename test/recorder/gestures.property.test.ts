import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '#contract'
import { gesturesOf } from '#recorder'
import { distanceToSegment, THIN_PX } from '../../recorder/gestures/thin-path.ts'
import { scriptedPerson } from './events.ts'
import { button, point, session, synthesise, untimed } from './wanted-gestures.ts'

describe('gestures and events', () => {
  it('gives back the gestures from which events were made', () => {
    fc.assert(
      fc.property(session, fc.integer({ min: 1, max: 20 }), (wanted, pointsPerLeg) => {
        expect(untimed(gesturesOf(synthesise(wanted, pointsPerLeg)))).toEqual(wanted)
      }),
      { numRuns: 300 },
    )
  })

  it('is not moved by events that tell of no gesture, nor by disorder within the reorder window', () => {
    fc.assert(
      fc.property(session, fc.infiniteStream(fc.integer({ min: 0, max: 999 })), (wanted, lateness) => {
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
