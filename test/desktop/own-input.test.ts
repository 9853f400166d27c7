import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Cancelled, type PersonInput } from '#contract'
import type { PointerDevice } from '../../desktop/gestures/pointer-gestures.ts'
import { createLedger, type Ledger, type OwnEvent, type SeenEvent } from '../../desktop/own-input/ledger.ts'
import { createOutgoing, throughOutgoing } from '../../desktop/own-input/outgoing.ts'
import { createTellPerson } from '../../desktop/own-input/tell-person.ts'
import { heardIn } from '../../desktop/uiohook/person.ts'
import { createStillClock } from '../support/still-clock.ts'

const ORIGIN = { x: 0, y: 0 }
const seenOf = (event: OwnEvent, atMs: number): SeenEvent =>
  event.kind === 'move' ? { kind: 'move', point: event.point, atMs } : { kind: event.kind, code: event.code ?? 'any', atMs, point: ORIGIN }

function teller(ledger: Ledger = createLedger()) {
  const tell = createTellPerson(ledger, ORIGIN)
  return { ledger, tell, key: (code: number, atMs: number) => tell({ kind: 'key', code, atMs, point: ORIGIN }) }
}

/** Ours lie on even places up to 500, what the person does on odd ones far from there, so that no two moves are one by chance. */
const code = fc.integer({ min: 1, max: 4 })
const own: fc.Arbitrary<OwnEvent> = fc.oneof(
  code.map((each): OwnEvent => ({ kind: 'key', code: each })),
  code.map((each): OwnEvent => ({ kind: 'button', code: each })),
  fc.tuple(fc.nat(250), fc.nat(250)).map(([x, y]): OwnEvent => ({ kind: 'move', point: { x: 2 * x, y: 2 * y } })),
)
const persons: fc.Arbitrary<OwnEvent> = fc.oneof(
  code.map((each): OwnEvent => ({ kind: 'key', code: each })),
  code.map((each): OwnEvent => ({ kind: 'button', code: each })),
  fc.tuple(fc.nat(100), fc.nat(100)).map(([x, y]): OwnEvent => ({ kind: 'move', point: { x: 601 + 2 * x, y: 601 + 2 * y } })),
)
/** One after the other: who acts, and by how many of our acts the listener lags behind our noting. */
const story = fc.array(fc.record({ by: fc.constantFrom('us', 'person'), own, persons, lag: fc.nat(5) }), { maxLength: 60 })

describe('telling our own events from the person’s', () => {
  it('pauses exactly when the person did something, however their acts and ours mix and however late they are heard', () => {
    fc.assert(
      fc.property(story, (acts) => {
        const { ledger, tell } = teller()
        const told: PersonInput[] = []
        const late: OwnEvent[] = []
        const hear = (event: OwnEvent, atMs: number) => {
          const input = tell(seenOf(event, atMs))
          if (input) told.push(input)
        }
        let nowMs = 0
        let personActed = false
        for (const { by, own: ours, persons: theirs, lag } of acts) {
          nowMs += 1
          if (by === 'us') {
            ledger.note(ours, nowMs)
            late.push(ours)
          } else {
            hear(theirs, nowMs)
            personActed = true
          }
          while (late.length > lag) hear(late.shift() as OwnEvent, nowMs)
        }
        for (const event of late) hear(event, nowMs)
        expect(told.length > 0).toBe(personActed)
      }),
      { numRuns: 3000 },
    )
  })

  it('finds the person’s key also when we are about to strike the same one', () => {
    const { ledger, key } = teller()
    ledger.note({ kind: 'key', code: 38 }, 10)
    expect([key(38, 11), key(38, 12)]).toEqual([undefined, { kind: 'key', atMs: 12, point: ORIGIN }])
  })

  it('leaves a mouse alone that trembles, and tells of one that is moved', () => {
    const { tell } = teller()
    const move = (x: number, atMs: number) => tell({ kind: 'move', point: { x, y: 0 }, atMs })
    expect([move(1, 0), move(0, 300), move(2, 600), move(0, 1200), move(1, 1800)]).toEqual(Array(5).fill(undefined))
    expect([move(4, 2400), move(8, 2410), move(12, 2420)].map((input) => input?.kind)).toEqual([undefined, undefined, 'motion'])
  })

  it('does not take the way of our own pointer for a tremble of the person’s', () => {
    const { ledger, tell } = teller()
    for (const x of [100, 200, 300]) ledger.note({ kind: 'move', point: { x, y: 0 } }, 0)
    const moves = [100, 101, 200, 300, 301].map((x, index) => tell({ kind: 'move', point: { x, y: 0 }, atMs: index }))
    expect(moves).toEqual(Array(5).fill(undefined))
  })

  it('takes no repeat of a key that we hold for the person’s, until it is let go', () => {
    const { ledger, tell, key } = teller()
    ledger.note({ kind: 'key', code: 50 }, 0)
    expect([key(50, 1), key(50, 700), key(50, 740)]).toEqual([undefined, undefined, undefined])
    tell({ kind: 'up', code: 50 })
    expect(key(50, 800)?.kind).toBe('key')
  })

  it('does not wait for ever for what never came', () => {
    const { ledger, key } = teller()
    ledger.note({ kind: 'key', code: 38 }, 0)
    ledger.settled(100)
    expect(key(38, 1000)?.kind).toBe('key')
  })

  it('tells a wheel that turned by several notches notch by notch', () => {
    const ledger = createLedger()
    for (let notch = 0; notch < 3; notch++) ledger.note({ kind: 'button', code: 'wheel-down' }, 0)
    const tell = createTellPerson(ledger, ORIGIN)
    const turn = (notchesY: number) => heardIn({ kind: 'wheel', atMs: 1, point: ORIGIN, notchesX: 0, notchesY }, ORIGIN).map(tell)
    expect([turn(3), turn(-1)]).toEqual([[undefined, undefined, undefined], [{ kind: 'wheel', atMs: 1, point: ORIGIN }]])
  })
})

describe('the door that everything leaves through', () => {
  const recording = () => {
    const done: string[] = []
    const device: PointerDevice = {
      move: async ({ x, y }) => void done.push(`move ${x},${y}`),
      down: async (button) => void done.push(`down ${button}`),
      up: async (button) => void done.push(`up ${button}`),
      wheel: async (direction) => void done.push(`wheel ${direction}`),
    }
    const outgoing = createOutgoing(createLedger(), createStillClock(0))
    return { done, outgoing, mouse: throughOutgoing(device, outgoing) }
  }

  it('is shut as soon as the act is to stop, but for releases', async () => {
    const { done, outgoing, mouse } = recording()
    const stop = new AbortController()
    const dragging = outgoing.during({ signal: stop.signal }, async () => {
      await mouse.down('left')
      stop.abort()
      await mouse.up('left')
      await mouse.move({ x: 5, y: 5 })
    })
    await expect(dragging).rejects.toBeInstanceOf(Cancelled)
    expect(done).toEqual(['down left', 'up left'])
  })

  it('is open again for the next act, and counts its parts', async () => {
    const { done, outgoing, mouse } = recording()
    const stop = new AbortController()
    stop.abort()
    let parts = 0
    await expect(outgoing.during({ signal: stop.signal }, () => mouse.wheel('up'))).rejects.toBeInstanceOf(Cancelled)
    await outgoing.during({ onPart: () => parts++ }, async () => {
      await mouse.move({ x: 1, y: 1 })
      await mouse.down('left')
      await mouse.wheel('down')
    })
    expect([done, parts]).toEqual([['move 1,1', 'down left', 'wheel down'], 2])
  })
})
