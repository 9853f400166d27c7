import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { InputEvent, MouseButton, RecordedEvent } from '#contract'
import { gesturesOf } from '#recorder'
import { createPointerFilter } from '../../recorder/session/pointer-filter.ts'

type PointerEvent = Exclude<InputEvent, { kind: 'key-down' | 'key-up' }>

const point = fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) })
const button = fc.constantFrom<MouseButton>('left', 'right', 'middle')
const act = fc.oneof(
  { weight: 8, arbitrary: point.map((to) => ({ kind: 'pointer-move' as const, point: to })) },
  fc.record({ kind: fc.constantFrom('pointer-down' as const, 'pointer-up' as const), point, button }),
  fc.record({ kind: fc.constant('wheel' as const), point, notchesX: fc.constant(0), notchesY: fc.constantFrom(-1, 1) }),
)
/** Events a few to a few hundred ms apart, with moves in between as a fast mouse sends them. */
const stream = fc.array(fc.record({ act, gapMs: fc.oneof(fc.nat(12), fc.nat(900)) }), { maxLength: 150 }).map((acts) => {
  let atMs = 0
  return acts.map(({ act: one, gapMs }): PointerEvent => {
    atMs += gapMs
    return { ...one, atMs }
  })
})

function filtered(events: readonly PointerEvent[]): RecordedEvent[] {
  const filter = createPointerFilter(() => false)
  const passed = events.flatMap((event) => [...filter.rest(event.atMs), ...filter.pass(event)])
  return [...passed, ...filter.takePending()]
}

it('leaving out moves changes no gesture, nor where the pointer came to rest', () => {
  fc.assert(
    fc.property(stream, (events) => {
      const kept = filtered(events)
      expect(gesturesOf(kept)).toEqual(gesturesOf(events))
      expect(kept.at(-1)).toEqual(events.findLast((event) => event.kind !== 'pointer-up' || kept.includes(event)))
    }),
  )
})

it('a pointer that moves for an hour without an act costs no more than twenty moves a second', () => {
  const events = Array.from(
    { length: 125 * 60 },
    (_, index): PointerEvent => ({ kind: 'pointer-move', atMs: index * 8, point: { x: index, y: 0 } }),
  )
  expect(filtered(events).length).toBeLessThanOrEqual((events.length * 8) / 50 + 2)
})
