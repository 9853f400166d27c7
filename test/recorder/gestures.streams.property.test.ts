import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InputEvent, Point, RecordedEvent } from '#contract'
import { gesturesOf } from '#recorder'
import { modifierOf } from '../../recorder/keys.ts'
import { createPointerFilter } from '../../recorder/session/pointer-filter.ts'
import { session, synthesise, untimed, type Wanted } from './wanted-gestures.ts'

/** Two that are one to anybody when nothing is between them. */
function areOne(before: Wanted | undefined, next: Wanted): boolean {
  if (!before) return false
  if (before.kind === 'type' && next.kind === 'type') return true
  if (before.kind === 'click' && next.kind === 'click') return isNear(before, next) && before.button === next.button
  if (before.kind === 'scroll' && next.kind === 'scroll') return isNear(before, next)
  return before.kind === 'press' && next.kind === 'press' && before.key === next.key
}
function isNear(a: { point: Point }, b: { point: Point }): boolean {
  return Math.hypot(a.point.x - b.point.x, a.point.y - b.point.y) <= 50
}
const rests = { human: fc.integer({ min: 120, max: 3000 }), extreme: fc.integer({ min: 0, max: 3 }) }
const apart = session.map((wanted) => {
  const kept: Wanted[] = []
  for (const next of wanted) if (!areOne(kept.at(-1), next)) kept.push(next)
  return kept
})

describe('gestures out of streams of events', () => {
  it.each(['human', 'extreme'] as const)('come back at %s pace', (pace) => {
    const restMs = fc.infiniteStream(rests[pace])
    fc.assert(
      fc.property(apart, restMs, (wanted, rest) => {
        expect(untimed(gesturesOf(synthesise(wanted, 3, () => rest.next().value ?? 0)))).toEqual(wanted)
      }),
      { numRuns: 300 },
    )
  })

  it('do not need the releases of keys that write, nor mind a modifier that is told again and again', () => {
    fc.assert(
      fc.property(session, fc.infiniteStream(fc.boolean()), (wanted, chance) => {
        const events = synthesise(wanted, 3)
        const damaged = events.flatMap((event): RecordedEvent[] => {
          const lost = event.kind === 'key-up' && !modifierOf(event.key) && chance.next().value
          if (lost) return []
          const isHeld = event.kind === 'key-down' && modifierOf(event.key) && chance.next().value
          return isHeld ? [event, { ...event, atMs: event.atMs + 1, repeat: true }] : [event]
        })
        expect(gesturesOf(damaged)).toEqual(gesturesOf(events))
      }),
      { numRuns: 200 },
    )
  })

  it('stay the same when moves of an idle pointer are thinned', () => {
    const coordinate = fc.integer({ min: -2000, max: 4000 })
    const moves = fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 12 })
    fc.assert(
      fc.property(session, fc.infiniteStream(moves), (wanted, wandering) => {
        let buttons = 0
        const all = synthesise(wanted, 6).flatMap((event): RecordedEvent[] => {
          if (event.kind === 'pointer-down') buttons++
          if (event.kind === 'pointer-up') buttons--
          if (buttons > 0) return [event]
          const idle = (wandering.next().value ?? []).map(
            (point: Point): RecordedEvent => ({ kind: 'pointer-move', atMs: event.atMs, point }),
          )
          return [event, ...idle]
        })
        const thinned = thin(all)
        expect(gesturesOf(thinned)).toEqual(gesturesOf(all))
        expect(thinned.length).toBeLessThanOrEqual(all.length)
      }),
      { numRuns: 200 },
    )
  })

  it('are made of anything at all without a throw', () => {
    const time = fc.oneof(fc.double(), fc.integer({ min: -10, max: 5000 }))
    const anyPoint = fc.record({ x: fc.double(), y: fc.double() })
    const key = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('a', 'Left', 'BackSpace', 'Home', 'dead_acute', 'Multi_key', 'Control_L'),
    )
    const element = fc.constantFrom(null, {
      role: 'field',
      name: '',
      value: '',
      box: box(),
      source: 'accessibility',
      confidence: 1,
    } as const)
    const anyEvent = fc.oneof(
      fc.record({ kind: fc.constant('key-down'), atMs: time, key, characters: fc.string({ unit: 'binary' }), repeat: fc.boolean() }),
      fc.record({ kind: fc.constant('key-up'), atMs: time, key }),
      fc.record({
        kind: fc.constantFrom('pointer-down', 'pointer-up', 'pointer-move'),
        atMs: time,
        point: anyPoint,
        button: fc.constantFrom('left', 'middle', 'right'),
      }),
      fc.record({ kind: fc.constant('wheel'), atMs: time, point: anyPoint, notchesX: fc.integer(), notchesY: fc.integer() }),
      fc.record({ kind: fc.constant('hit'), atMs: time, point: anyPoint, element, because: fc.constantFrom('focus', 'pointer') }),
      fc.record({ kind: fc.constantFrom('secret-key', 'pause', 'resume'), atMs: time }),
      fc.record({ kind: fc.constant('window'), atMs: time, window: fc.constant(null), windows: fc.constant([]) }),
    )
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 80 }), (events) => {
        expect(Array.isArray(gesturesOf(events as RecordedEvent[]))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

function box() {
  return { x: 0, y: 0, width: 10, height: 10 }
}

/** What the recorder writes of the events. */
function thin(events: readonly RecordedEvent[]): RecordedEvent[] {
  const filter = createPointerFilter(() => false)
  return events.flatMap((event): RecordedEvent[] => (isPointer(event) ? filter.pass(event) : [...filter.takePending(), event]))
}
function isPointer(event: RecordedEvent): event is Exclude<InputEvent, { kind: 'key-down' | 'key-up' }> {
  return ['pointer-move', 'pointer-down', 'pointer-up', 'wheel'].includes(event.kind)
}
