import { Writable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createStencilFeed } from '../../recorder/video/stencil-feed.ts'
import { createFakeClock } from './fake-clock.ts'

const over = { x: 0, y: 0, width: 64, height: 64 }

describe('the stencils of a video', () => {
  it('come at changes and in their turn, not as fast as ffmpeg takes them', async () => {
    const written: number[] = []
    const pipe = new Writable({
      // As with a real pipe, a stencil is more than it holds.
      highWaterMark: 1,
      write(stencil: Buffer, _encoding, taken) {
        written.push(stencil.at(-1) ?? 0)
        setImmediate(taken)
      },
    })
    const feed = createStencilFeed(pipe, { clock: createFakeClock().clock, over })
    feed.cover(false)
    for (let turns = 0; turns < 100; turns++) await turn()
    // The first one, and the change that came while it was being taken.
    expect(written.length).toBe(2)
  })
})
