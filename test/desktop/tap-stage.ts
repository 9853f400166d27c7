import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Xtest } from 'x11'
import type { InputEvent, InputTap } from '#contract'
import { openInputTap } from '#desktop'
import { connectToX } from '../../desktop/linux-x11/x/connection.ts'
import { createSystemClock } from '../../engine/clock.ts'
import { until } from '../support/until.ts'
import { openX11Stage, type X11Stage } from './x11-stage.ts'

/** A session with a terminal in it, listened to anew for each test. */
export function listenedStage() {
  const clock = createSystemClock()
  let stage: X11Stage
  let tap: InputTap
  let heard: InputEvent[]
  let stop: () => Promise<void>
  beforeAll(async () => {
    stage = await openX11Stage({ accessibility: false })
    tap = await openInputTap({ clock, env: stage.session.env })
    stage.session.start('xterm')
    await stage.windowOf('xterm')
  })
  afterAll(() => stage?.close())
  beforeEach(async () => {
    await stage.tool('setxkbmap', 'us')
    heard = []
    stop = await tap.start((event) => heard.push(event))
  })
  afterEach(() => stop())
  return {
    clock,
    get stage() {
      return stage
    },
    get tap() {
      return tap
    },
    get heard() {
      return heard
    },
    xdotool: (...args: string[]) => stage.tool('xdotool', ...args),
    /** Waits for the last event, so that all was heard; then gives the events in few words. */
    async heardAll(isLast: (event: InputEvent) => boolean): Promise<string[]> {
      await until('the last event', async () => heard.some(isLast))
      return heard.map(inWords)
    },
    /** What was written, key by key. */
    written: () => heard.flatMap((event) => (event.kind === 'key-down' ? [event.characters] : [])).join(''),
    /** Strikes keys by their place, whatever is on them; those of a chord are held together. */
    async strike(...chords: number[][]): Promise<void> {
      const x = await connectToX(stage.session.display)
      const xtest = await x.extension<Xtest>('xtest')
      for (const chord of chords) {
        for (const keycode of chord) xtest.FakeInput(xtest.KeyPress, keycode, 0, 0, 0, 0)
        for (const keycode of chord.toReversed()) xtest.FakeInput(xtest.KeyRelease, keycode, 0, 0, 0, 0)
      }
      await x.close()
    },
  }
}

export const keyUp = (key: string) => (event: InputEvent) => event.kind === 'key-up' && event.key === key

export function inWords(event: InputEvent): string {
  switch (event.kind) {
    case 'key-down':
      return `${event.key} down ${JSON.stringify(event.characters)}${event.repeat ? ' again' : ''}`
    case 'key-up':
      return `${event.key} up`
    case 'pointer-move':
      return `to ${event.point.x},${event.point.y}`
    case 'pointer-down':
    case 'pointer-up':
      return `${event.button} ${event.kind === 'pointer-down' ? 'down' : 'up'} at ${event.point.x},${event.point.y}`
    case 'wheel':
      return `wheel ${event.notchesX},${event.notchesY} at ${event.point.x},${event.point.y}`
  }
}
