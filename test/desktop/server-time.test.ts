import { describe, expect, it } from 'vitest'
import { createServerTime } from '../../desktop/linux-x11/tap/server-time.ts'
import { createStillClock } from '../support/still-clock.ts'

describe('the X server’s time on our clock', () => {
  it('keeps the distances between events whatever their delay, once one came through quickly', () => {
    const clock = createStillClock(10_000)
    const time = createServerTime(clock)
    clock.forward(5)
    time.seen(1_000)
    clock.forward(40)
    expect(time.seen(1_040)).toBe(10_045)
    clock.forward(38)
    // Heard 2 ms sooner after it happened than any before: the distance is now better known.
    expect(time.seen(1_080)).toBe(10_083)
    clock.forward(500)
    expect(time.seen(1_090)).toBe(10_093)
  })

  it('never goes back and never into the future', () => {
    const clock = createStillClock(0)
    const time = createServerTime(clock)
    clock.forward(100)
    const first = time.seen(1_000)
    const second = time.seen(1_050)
    expect([first, second]).toEqual([100, 100])
  })

  it('goes on when the server’s 32 bits are full', () => {
    const clock = createStillClock(0)
    const time = createServerTime(clock)
    time.seen(2 ** 32 - 10)
    clock.forward(30)
    expect(time.seen(20)).toBe(30)
  })
})
