import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputEvent } from '#contract'
import { openInputTap } from '#desktop'
import { createSystemClock } from '../../engine/clock.ts'
import { until } from '../support/until.ts'
import { openX11Stage, type X11Stage } from './x11-stage.ts'

let stage: X11Stage
beforeAll(async () => {
  stage = await openX11Stage({ width: 1600, height: 700, accessibility: false })
})
afterAll(() => stage?.close())

describe('several monitors', () => {
  it('are told apart, the primary one first, also when one screen was split', async () => {
    expect(await stage.desktop.displays()).toEqual([{ name: 'screen', box: { x: 0, y: 0, width: 1600, height: 700 }, scale: 1 }])
    await stage.tool('xrandr', '--setmonitor', 'left', '800/200x600/150+0+100', 'screen')
    await stage.tool('xrandr', '--setmonitor', '*right', '800/200x700/150+800+0', 'none')
    expect(await stage.desktop.displays()).toEqual([
      { name: 'right', box: { x: 800, y: 0, width: 800, height: 700 }, scale: 1 },
      { name: 'left', box: { x: 0, y: 100, width: 800, height: 600 }, scale: 1 },
    ])
  })

  it('share one space of coordinates: what is done on the second one comes where it was done', async () => {
    const heard: InputEvent[] = []
    const tap = await openInputTap({ clock: createSystemClock(), env: stage.session.env })
    const stop = await tap.start((event) => heard.push(event))
    await stage.tool('xdotool', 'mousemove', '1590', '690', 'click', '1', 'mousemove', '10', '110', 'click', '1')
    await until('the second click', async () => heard.filter(({ kind }) => kind === 'pointer-up').length === 2)
    await stop()
    expect(heard.flatMap((event) => (event.kind === 'pointer-down' ? [event.point] : []))).toEqual([
      { x: 1590, y: 690 },
      { x: 10, y: 110 },
    ])
  })
})
