import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Box, Picture } from '#contract'
import { until } from '../support/until.ts'
import { openX11Stage, type X11Stage } from './x11-stage.ts'

let stage: X11Stage
beforeAll(async () => {
  stage = await openX11Stage()
})
afterAll(() => stage?.close())

const BOX: Box = { x: 300, y: 200, width: 120, height: 40 }
const RING = [0x2b, 0x6f, 0xe0, 0xff]
const at = ({ data, width, box }: Picture, x: number, y: number) => [...data.slice(((y - box.y) * width + x - box.x) * 4).slice(0, 4)]

it('a ring around a box lies outside of it, is no window, takes neither focus nor clicks, and goes', async () => {
  const { desktop, session } = stage
  session.start('xterm', ['-geometry', '80x30+100+100', '-e', 'sh', '-c', 'yes words | head -60; sleep 600'])
  const window = await stage.windowOf('xterm')
  await until('the focus', async () => (await desktop.activeWindow())?.id === window.id)
  const windows = await desktop.windows()
  const stop = new AbortController()
  const shown = desktop.highlight?.(BOX, { forMs: 60_000, signal: stop.signal })
  const around = { x: BOX.x - 10, y: BOX.y - 10, width: BOX.width + 20, height: BOX.height + 20 }
  await until('the ring', async () => at(await desktop.capture(around), BOX.x - 4, BOX.y + 20).join() === RING.join())
  const ring = await desktop.capture(around)
  const sides = [
    at(ring, BOX.x + BOX.width + 4, BOX.y + 20),
    at(ring, BOX.x + 60, BOX.y - 4),
    at(ring, BOX.x + 60, BOX.y + BOX.height + 4),
    at(ring, BOX.x - 5, BOX.y - 5),
  ]
  expect(sides).toEqual([RING, RING, RING, RING])
  const inside = await desktop.capture(BOX)
  for (let index = 0; index < inside.data.length; index += 4)
    if (inside.data.slice(index, index + 4).join() === RING.join()) throw new Error('The ring lies on what it shows.')
  expect(await desktop.windows()).toEqual(windows)
  expect((await desktop.activeWindow())?.id).toBe(window.id)
  const selected = await until('a click on the ring to select the line under it', async () => {
    await stage.act({ kind: 'click', button: 'left', count: 3, modifiers: [], at: { x: BOX.x - 4, y: BOX.y + 20 } })
    return stage.tool('xclip', '-o', '-selection', 'primary').catch(() => undefined)
  })
  expect(selected.trim()).toBe('words')
  stop.abort()
  await shown
  expect(at(await desktop.capture(around), BOX.x - 4, BOX.y + 20)).not.toEqual(RING)
})
