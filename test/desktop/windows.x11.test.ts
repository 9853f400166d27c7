import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Box, type Desktop, UnderstudyError } from '#contract'
import { openDesktop } from '#desktop'
import { createSystemClock } from '../../engine/clock.ts'
import { until } from '../support/until.ts'
import { openX11Stage, type X11Stage } from './x11-stage.ts'

/** Where the X tools see a window's inside. */
async function toolBox(stage: X11Stage, id: number): Promise<Box> {
  const text = await stage.tool('xwininfo', '-id', String(id))
  const number = (label: string) => Number(text.match(new RegExp(`${label}:\\s+(-?\\d+)`))?.[1])
  return { x: number('Absolute upper-left X'), y: number('Absolute upper-left Y'), width: number('Width'), height: number('Height') }
}

describe('windows under a window manager', () => {
  let stage: X11Stage
  beforeAll(async () => {
    stage = await openX11Stage({ width: 1024, height: 700 })
    for (const program of ['mousepad', 'galculator', 'xterm']) stage.session.start(program)
    for (const program of ['mousepad', 'galculator', 'xterm']) await stage.windowOf(program)
  })
  afterAll(() => stage?.close())

  it('lie where the X tools see them, also after a move and a resize', async () => {
    const { id } = await stage.windowOf('mousepad')
    await stage.tool('xdotool', 'windowsize', String(id), '500', '300', 'windowmove', String(id), '77', '88')
    await until('the window to move', async () => (await toolBox(stage, id)).width === 500)
    for (const window of await stage.desktop.windows())
      expect({ id: window.id, box: window.box }).toEqual({ id: window.id, box: await toolBox(stage, window.id) })
  })

  it('tell their program, title, process and kind', async () => {
    const { title, program, kind, processId } = await stage.windowOf('xterm')
    expect({ title, program, kind }).toEqual({ title: 'xterm', program: 'xterm', kind: 'normal' })
    expect(await stage.desktop.commandOf(await stage.windowOf('xterm'))).toEqual(['xterm'])
    expect(processId).toBe((await stage.session.processes()).find((id) => id === processId))
  })

  it('come to the front one by one, and the topmost is the active one', async () => {
    for (const program of ['xterm', 'mousepad', 'galculator', 'xterm']) {
      const { id } = await stage.windowOf(program)
      await stage.act({ kind: 'focus-window', windowId: id })
      const [top] = await stage.desktop.windows()
      expect({ program: top?.program, active: top?.active, by: (await stage.desktop.activeWindow())?.program }).toEqual({
        program,
        active: true,
        by: program,
      })
    }
  })

  it('that are dialogs are told from normal ones, and those put away are told apart, and come back', async () => {
    const { id } = await stage.windowOf('mousepad')
    await stage.act({ kind: 'focus-window', windowId: id })
    await stage.press('ctrl+o')
    await until('a dialog with the keys', async () => (await stage.windowOf('mousepad', 'dialog')).active)
    await stage.press('Escape')
    await until('the dialog to go', async () => !(await stage.desktop.windows()).some(({ kind }) => kind === 'dialog'))
    await stage.tool('xdotool', 'windowminimize', String(id))
    await until('the window to be put away', async () => !(await stage.desktop.windows()).some((window) => window.id === id))
    expect((await stage.desktop.putAway?.())?.map((window) => [window.id, window.program])).toEqual([[id, 'mousepad']])
    await stage.act({ kind: 'focus-window', windowId: id })
    expect((await stage.desktop.activeWindow())?.id).toBe(id)
  })

  it('stay above the one that comes to the front, when they are kept there', async () => {
    const bar = stage.session.start('xterm', ['-title', 'Bar'])
    const above = await until('the bar', async () => (await stage.desktop.windows()).find(({ title }) => title === 'Bar'))
    await stage.desktop.keepAbove?.(above)
    await stage.act({ kind: 'focus-window', windowId: (await stage.windowOf('mousepad')).id })
    const topTwo = async () => (await stage.desktop.windows()).slice(0, 2).map(({ title, program }) => (title === 'Bar' ? title : program))
    await until('the bar above the window in front', async () => (await topTwo()).join() === 'Bar,mousepad')
    expect((await stage.desktop.activeWindow())?.program).toBe('mousepad')
    bar.kill()
    await until('the bar to go', async () => !(await stage.desktop.windows()).some(({ title }) => title === 'Bar'))
  })

  it('start as programs of their own, and live on', async () => {
    await stage.act({ kind: 'start-program', program: 'xterm', arguments: ['-title', 'Started by us'] })
    await until('its window', async () => (await stage.desktop.windows()).some(({ title }) => title === 'Started by us'))
  })

  it('are shown on one display of the size that the server was given', async () => {
    expect(await stage.desktop.displays()).toEqual([{ name: 'screen', box: { x: 0, y: 0, width: 1024, height: 700 }, scale: 1 }])
  })

  it('have pixels: a window of one colour is captured in that colour', async () => {
    await stage.act({ kind: 'start-program', program: 'xterm', arguments: ['-title', 'Orange', '-bg', '#ff8000', '-cr', '#ff8000'] })
    const { id, box } = await until('its window', async () => (await stage.desktop.windows()).find(({ title }) => title === 'Orange'))
    await stage.act({ kind: 'focus-window', windowId: id })
    const { x, y, width, height } = box
    await until('the window to be drawn', async () => {
      const { data } = await stage.desktop.capture({ x: x + width - 40.5, y: y + height - 40.5, width: 20, height: 20 })
      return data.length === 21 * 21 * 4 && [...data].every((value, index) => value === [255, 128, 0, 255][index % 4])
    })
  })
})

describe('windows without a window manager', () => {
  let stage: X11Stage
  beforeAll(async () => {
    stage = await openX11Stage({ windowManager: false })
    stage.session.start('xterm', ['-title', 'One', '-bw', '0', '-geometry', '40x10+10+10'])
    stage.session.start('galculator')
    await stage.windowOf('xterm')
    await stage.windowOf('galculator')
  })
  afterAll(() => stage?.close())

  it('are listed, come to the front and take keys', async () => {
    for (const program of ['galculator', 'xterm']) {
      const { id, box } = await stage.windowOf(program)
      expect(box).toEqual(await toolBox(stage, id))
      await stage.act({ kind: 'focus-window', windowId: id })
      const [top] = await stage.desktop.windows()
      expect({ program: top?.program, active: top?.active }).toEqual({ program, active: true })
    }
  })

  it('tell their elements too', async () => {
    expect(await stage.element('galculator', ({ name }) => name === '7')).toMatchObject({ role: 'toggle', name: '7' })
  })
})

describe('a display that goes away', () => {
  it('makes every later call say so, and hangs none', async () => {
    const stage = await openX11Stage({ accessibility: false, windowManager: false })
    const { desktop } = stage
    await desktop.windows()
    await stage.session.stop()
    const failures = await Promise.all(
      [() => desktop.windows(), () => desktop.capture(), () => stage.type('x'), () => desktop.releaseAll()].map(
        (call: () => Promise<unknown>) => call().catch((error: unknown) => error),
      ),
    )
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(UnderstudyError)
      expect(failure).toMatchObject({ code: 'desktop-lost', message: expect.stringContaining(stage.session.display) })
    }
    await desktop[Symbol.asyncDispose]()
  })
})

describe('two displays in one process', () => {
  it('keep their names apart: each server numbers its atoms in its own order', async () => {
    const bare = await openX11Stage({ accessibility: false, windowManager: false })
    const managed = await openX11Stage({ accessibility: false })
    try {
      for (const stage of [bare, managed]) stage.session.start('xterm', ['-title', `On ${stage.session.display}`])
      for (const stage of [bare, managed]) {
        const { title, program, kind } = await stage.windowOf('xterm')
        expect({ title, program, kind }).toEqual({ title: `On ${stage.session.display}`, program: 'xterm', kind: 'normal' })
      }
    } finally {
      await Promise.all([bare.close(), managed.close()])
    }
  })
})

describe('a desktop that was closed', () => {
  it('says so, and can be closed again', async () => {
    const stage = await openX11Stage({ accessibility: false, windowManager: false })
    const other: Desktop = await openDesktop({ clock: createSystemClock(), env: stage.session.env })
    await other[Symbol.asyncDispose]()
    await other[Symbol.asyncDispose]()
    await expect(other.windows()).rejects.toMatchObject({ code: 'desktop-lost', message: expect.stringContaining('closed') })
    await stage.close()
  })
})
