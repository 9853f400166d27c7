import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordedEvent, UiElement } from '#contract'
import { createLineReader, createLineWriter } from '../../../recorder/lines/event-lines.ts'

const element = fc.record(
  {
    role: fc.constantFrom<UiElement['role']>('button', 'field', 'row', 'text'),
    name: fc.oneof(fc.constantFrom('', 'Save', 'Name'), fc.string({ unit: 'binary' })),
    value: fc.constantFrom('', 'a', '\u2028'),
    box: fc.record({
      x: fc.oneof(fc.integer({ min: -500, max: 4000 }), fc.double({ min: -500, max: 4000, noNaN: true })),
      y: fc.integer({ min: -500, max: 4000 }),
      width: fc.nat(300),
      height: fc.nat(40),
    }),
    source: fc.constant<UiElement['source']>('accessibility'),
    confidence: fc.constant(1),
    focused: fc.boolean(),
  },
  { requiredKeys: ['role', 'name', 'box', 'source', 'confidence'] },
)

/** How a window goes on from one dump to the next. */
const change = fc.oneof(
  fc.record({ what: fc.constant('nothing' as const) }),
  fc.record({ what: fc.constant('scroll' as const), by: fc.integer({ min: -90, max: 90 }), from: fc.nat(20) }),
  fc.record({ what: fc.constant('insert' as const), at: fc.nat(20), elements: fc.array(element, { maxLength: 3 }) }),
  fc.record({ what: fc.constant('remove' as const), at: fc.nat(20) }),
  fc.record({ what: fc.constant('all' as const), elements: fc.array(element, { maxLength: 20 }) }),
)
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

function changed(elements: UiElement[], how: Change): UiElement[] {
  switch (how.what) {
    case 'nothing':
      return elements
    case 'scroll':
      return elements.map((one, index) => (index < how.from ? one : { ...one, box: { ...one.box, y: one.box.y + how.by } }))
    case 'insert':
      return elements.toSpliced(how.at, 0, ...how.elements)
    case 'remove':
      return elements.toSpliced(how.at, 1)
    case 'all':
      return how.elements
  }
}

const stream = fc
  .record({
    first: fc.array(element, { maxLength: 20 }),
    changes: fc.array(fc.record({ windowId: fc.integer({ min: 1, max: 12 }), how: change }), { maxLength: 80 }),
  })
  .map(({ first, changes }) => {
    const now = new Map<number, UiElement[]>()
    return changes.map(({ windowId, how }, index): RecordedEvent => {
      const elements = changed(now.get(windowId) ?? first, how)
      now.set(windowId, elements)
      return { kind: 'elements', atMs: index, windowId, elements }
    })
  })

const linesOf = (events: RecordedEvent[]) => events.map(createLineWriter())
const read = (lines: string[]) => lines.map(createLineReader())
/** What JSON leaves of it: -0 is 0. */
const plain = (events: unknown) => JSON.parse(JSON.stringify(events))

describe('dumps told by their changes', () => {
  it('are read back whole, whatever changed', () => {
    fc.assert(
      fc.property(stream, (events) => {
        expect(plain(read(linesOf(events)))).toEqual(plain(events))
      }),
    )
  })

  it('are never read wrongly when lines are missing: what cannot be known is left out', () => {
    fc.assert(
      fc.property(stream, fc.infiniteStream(fc.boolean()), (events, keep) => {
        const kept = linesOf(events).map((line, index) => ({ line, event: events[index], there: keep.next().value === true }))
        const left = kept.filter(({ there }) => there)
        const back = read(left.map(({ line }) => line))
        for (const [index, event] of back.entries()) if (event) expect(plain(event)).toEqual(plain(left[index]?.event))
      }),
    )
  })

  it('cost little when little changes, and a dump in full comes from time to time', () => {
    const elements = Array.from(
      { length: 400 },
      (_, index): UiElement => ({
        role: 'row',
        name: `Row ${index}`,
        box: { x: 0, y: index * 20, width: 300, height: 20 },
        source: 'accessibility',
        confidence: 1,
      }),
    )
    const scrolled = (by: number) => elements.map((one) => ({ ...one, box: { ...one.box, y: one.box.y - by } }))
    const events = Array.from(
      { length: 200 },
      (_, index): RecordedEvent => ({
        kind: 'elements',
        atMs: index,
        windowId: 1,
        elements: scrolled(index * 20),
      }),
    )
    const lines = linesOf(events)
    const whole = lines.filter((line) => line.length > 10_000)
    expect(whole).toHaveLength(4)
    expect(Math.max(...lines.filter((line) => line.length <= 10_000).map((line) => line.length))).toBeLessThan(200)
    expect(read(lines)).toEqual(events)
  })

  it('share what did not change, so that an hour of them fits in memory', () => {
    const elements: UiElement[] = [
      {
        role: 'button',
        name: 'Save',
        box: { x: 0, y: 0, width: 30, height: 20 },
        source: 'accessibility',
        confidence: 1,
        path: ['panel', 'window'],
      },
      { role: 'field', name: 'Name', value: 'a', box: { x: 0, y: 30, width: 30, height: 20 }, source: 'accessibility', confidence: 1 },
    ]
    const many = Array.from({ length: 20 }, () => elements).flat()
    const [first, second] = read(
      linesOf([
        { kind: 'elements', atMs: 1, windowId: 1, elements: many },
        { kind: 'elements', atMs: 2, windowId: 1, elements: many },
      ]),
    )
    if (first?.kind !== 'elements' || second?.kind !== 'elements') throw new Error('No dumps were read')
    expect(second.elements).toEqual(many)
    expect(
      second.elements.every((element, index) => element === first.elements[index] || element.name === first.elements[index]?.name),
    ).toBe(true)
    expect(second.elements[0]).toBe(first.elements[0])
  })
})
