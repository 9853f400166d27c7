import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputEvent } from '#contract'
import { openInputTap } from '#desktop'
import { createSystemClock } from '../../engine/clock.ts'
import { until } from '../support/until.ts'
import { openX11Stage, type X11Stage } from './x11-stage.ts'

let stage: X11Stage
let child: ChildProcess
const heard = new Map<number, InputEvent[]>()
beforeAll(async () => {
  stage = await openX11Stage({ accessibility: false })
  child = fork(fileURLToPath(new URL('./hook-child.ts', import.meta.url)), { env: stage.session.env })
  await once(child, 'message')
  child.on('message', (message: { listener: number; event?: InputEvent }) => {
    if (message.event) heard.set(message.listener, [...(heard.get(message.listener) ?? []), message.event])
  })
})
afterAll(async () => {
  const gone = child && once(child, 'exit')
  child?.disconnect()
  await gone
  await stage?.close()
})

async function listener(number: number, on: boolean): Promise<void> {
  child.send({ listener: number, on })
  await new Promise<void>((resolve) => {
    const answered = (message: { listener: number; on?: boolean }) => {
      if (message.listener !== number || message.on !== on) return
      child.off('message', answered)
      resolve()
    }
    child.on('message', answered)
  })
}
const withoutTime = ({ atMs: _, ...event }: InputEvent) => event
const isLast = (event: InputEvent) => event.kind === 'key-up' && event.key === 'Escape'

describe('the tap of uiohook-napi, as Windows and macOS use it', () => {
  it('hears the same as the tap of the X server, on a US keyboard and one screen', async () => {
    const own: InputEvent[] = []
    await stage.tool('setxkbmap', 'us')
    const stop = await (await openInputTap({ clock: createSystemClock(), env: stage.session.env })).start((event) => own.push(event))
    await listener(1, true)
    const clicks = ['1', '2', '3', '4', '5', '6', '7'].flatMap((button) => ['click', button])
    await stage.tool('xdotool', 'mousemove', '200', '300', ...clicks)
    await stage.tool('xdotool', 'key', '--delay', '20', 'a', 'A', 'at', 'ctrl+c', 'Return', 'Left', 'F5', 'Escape')
    await until('both to have heard the last key', async () => own.some(isLast) && heard.get(1)?.some(isLast))
    await stop()
    await listener(1, false)
    expect(heard.get(1)?.map(withoutTime)).toEqual(own.map(withoutTime))
  })

  it('is shared by all who listen, and rests when the last one stops', async () => {
    const counts = () => [2, 3].map((number) => heard.get(number)?.length ?? 0)
    await listener(2, true)
    await listener(3, true)
    await stage.tool('xdotool', 'key', 'a')
    await until('both to hear', async () => counts().every((count) => count === 2))
    await listener(2, false)
    await stage.tool('xdotool', 'key', 'b')
    await until('one to hear', async () => counts()[1] === 4)
    expect(counts()).toEqual([2, 4])
    await listener(3, false)
    await listener(2, true)
    await stage.tool('xdotool', 'key', 'c')
    await until('it to hear again', async () => counts()[0] === 4)
    expect(counts()).toEqual([4, 4])
    await listener(2, false)
  })
})
