import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Action, Cancelled, type Clock, type Point } from '#contract'
import { withHeldButtons } from '../../desktop/gestures/held-buttons.ts'
import { alongPath, createPointerGestures, type PointerDevice } from '../../desktop/gestures/pointer-gestures.ts'
import { createStillClock } from '../support/still-clock.ts'

type Sent = { atMs: number; what: string }

function stage(clock: Clock = createStillClock(0)) {
  const sent: Sent[] = []
  const note = async (what: string) => {
    sent.push({ atMs: clock.nowMs(), what })
  }
  const device: PointerDevice = {
    move: ({ x, y }) => note(`move ${x},${y}`),
    down: (button) => note(`down ${button}`),
    up: (button) => note(`up ${button}`),
    wheel: (direction) => note(`wheel ${direction}`),
  }
  const pointer = withHeldButtons(device)
  return { sent, pointer, gestures: createPointerGestures(pointer, clock), whats: () => sent.map(({ what }) => what) }
}
const click = (at: Point, count: 1 | 2 | 3 = 1): Extract<Action, { kind: 'click' }> => ({
  kind: 'click',
  button: 'left',
  count,
  modifiers: [],
  at,
})

describe('a click', () => {
  it('moves, presses and lets go', async () => {
    const { gestures, whats } = stage()
    await gestures.click(click({ x: 10, y: 20 }), undefined)
    expect(whats()).toEqual(['move 10,20', 'down left', 'up left'])
  })

  it('three times over stays within the time that programs take for one gesture', async () => {
    const { gestures, sent } = stage()
    await gestures.click(click({ x: 10, y: 20 }, 3), undefined)
    const presses = sent.filter(({ what }) => what === 'down left').map(({ atMs }) => atMs)
    expect(presses).toHaveLength(3)
    expect(Math.max(...presses.slice(1).map((atMs, index) => atMs - (presses[index] ?? 0)))).toBeLessThan(250)
  })

  it('after another one on the same place waits until the two cannot be taken for a double-click', async () => {
    const { gestures, sent } = stage()
    await gestures.click(click({ x: 10, y: 20 }), undefined)
    await gestures.click(click({ x: 12, y: 20 }), undefined)
    await gestures.click(click({ x: 200, y: 20 }), undefined)
    const [first = 0, second = 0, third = 0] = sent.filter(({ what }) => what === 'down left').map(({ atMs }) => atMs)
    expect(second - first).toBeGreaterThan(500)
    expect(third - second).toBeLessThan(250)
  })

  it('that is double waits after any click, so that programs count it right', async () => {
    const { gestures, sent } = stage()
    await gestures.click(click({ x: 10, y: 20 }), undefined)
    await gestures.click(click({ x: 200, y: 20 }, 2), undefined)
    const [first = 0, second = 0, third = 0] = sent.filter(({ what }) => what === 'down left').map(({ atMs }) => atMs)
    expect(second - first).toBeGreaterThan(500)
    expect(third - second).toBeLessThan(250)
  })

  it('that is cancelled while the button is down lets it go', async () => {
    const stop = new AbortController()
    const still = createStillClock(0)
    const clock: Clock = {
      nowMs: still.nowMs,
      async wait(forMs, why) {
        if (why.reason.includes('held')) stop.abort()
        await still.wait(forMs, why)
      },
    }
    const { gestures, whats } = stage(clock)
    await expect(gestures.click(click({ x: 1, y: 1 }), stop.signal)).rejects.toThrow(Cancelled)
    expect(whats()).toEqual(['move 1,1', 'down left', 'up left'])
  })
})

describe('a drag', () => {
  it('goes along the whole path in small steps and ends exactly at its end', async () => {
    const { gestures, whats } = stage()
    await gestures.drag(
      {
        kind: 'drag',
        button: 'right',
        modifiers: [],
        path: [
          { x: 0, y: 0 },
          { x: 20, y: 0 },
          { x: 20, y: 7 },
        ],
      },
      undefined,
    )
    expect(whats()).toEqual(['move 0,0', 'down right', 'move 7,0', 'move 13,0', 'move 20,0', 'move 20,7', 'up right'])
  })

  it('passes through every corner, whatever the path', () => {
    const point = fc.record({ x: fc.integer({ min: -2000, max: 4000 }), y: fc.integer({ min: -2000, max: 4000 }) })
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 8 }), (path) => {
        const steps = alongPath(path)
        expect(steps.at(-1)).toEqual(path.at(-1))
        let from = 0
        for (const corner of path.slice(1)) {
          const place = steps.findIndex(({ x, y }, index) => index >= from && x === corner.x && y === corner.y)
          expect(place).toBeGreaterThanOrEqual(from)
          from = place
        }
        expect(steps.length).toBeLessThanOrEqual(120 + path.length)
      }),
    )
  })
})

describe('a scroll', () => {
  it('turns notch by notch both ways', async () => {
    const { gestures, whats } = stage()
    await gestures.scroll({ kind: 'scroll', at: { x: 5, y: 5 }, notchesX: -1, notchesY: 2 }, undefined)
    await gestures.scroll({ kind: 'scroll', at: { x: 5, y: 5 }, notchesX: 1, notchesY: -1 }, undefined)
    expect(whats()).toEqual(['move 5,5', 'wheel down', 'wheel down', 'wheel left', 'move 5,5', 'wheel up', 'wheel right'])
  })
})

describe('what is held', () => {
  it('is let go once, also a press that failed half-way', async () => {
    const sent: string[] = []
    const pointer = withHeldButtons({
      move: async () => {},
      wheel: async () => {},
      async down(button) {
        sent.push(`down ${button}`)
        if (button === 'right') throw new Error('the server refused')
      },
      async up(button) {
        sent.push(`up ${button}`)
      },
    })
    await pointer.down('left')
    await expect(pointer.down('right')).rejects.toThrow('the server refused')
    await pointer.releaseAll()
    await pointer.releaseAll()
    expect(sent).toEqual(['down left', 'down right', 'up left', 'up right'])
  })
})
