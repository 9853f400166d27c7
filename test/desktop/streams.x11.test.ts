import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ClipboardContent, WindowInfo } from '#contract'
import { until } from '../support/until.ts'
import { openX11Stage, type X11Stage } from './x11-stage.ts'

let stage: X11Stage
beforeAll(async () => {
  stage = await openX11Stage({ width: 1024, height: 700 })
  stage.session.start('mousepad')
  await stage.windowOf('mousepad')
})
afterAll(() => stage?.close())
const shown = async () => (await stage.desktop.windows()).map(({ title }) => title)

describe('what the X server tells of windows', () => {
  /** What windows there were each time it told of a change. */
  const sights: WindowInfo[][] = []
  let end: () => Promise<void>
  beforeAll(async () => {
    end = await stage.desktop.watchWindows!(() => void stage.desktop.windows().then((windows) => sights.push(windows)))
  })
  afterAll(() => end?.())
  beforeEach(() => sights.splice(0))
  const seen = (what: string, fits: (windows: WindowInfo[]) => boolean) => until(what, async () => sights.some(fits))

  it('comes with a new title, a move and another size, without being asked', async () => {
    const { id, box: before } = await stage.windowOf('mousepad')
    await stage.tool('xdotool', 'windowmove', String(id), String(before.x + 31), String(before.y + 77))
    await seen('the move', (windows) =>
      windows.some(({ id: same, box }) => same === id && box.x !== before.x && box.y !== before.y && box.width === before.width),
    )
    // A program that is still opening may take back the first size that it is given, and may refuse to be smaller than it is.
    let wider = before.width
    await until('the size', async () => {
      wider += 20
      await stage.tool('xdotool', 'windowsize', String(id), String(wider), String(before.height + 40))
      return sights.some((windows) => windows.some(({ id: same, box }) => same === id && box.width > before.width))
    })
    await stage.tool('xdotool', 'set_window', '--name', 'Another title', String(id))
    await seen('the title', (windows) => windows.some(({ title }) => title === 'Another title'))
  })

  it('comes with a dialog and a menu that are gone again at once', async () => {
    for (const [index, args] of [
      ['-e', 'sleep 0.2'],
      ['-e', 'true'],
    ].entries()) {
      const title = `Brief ${index}`
      stage.session.start('xterm', ['-title', title, ...args])
      if (index === 0) await seen(title, (windows) => windows.some((window) => window.title === title))
      await until(`${title} to be gone`, async () => !(await shown()).includes(title))
    }
    const { id } = await stage.windowOf('mousepad')
    await stage.act({ kind: 'focus-window', windowId: id })
    await stage.press('alt+f')
    await seen('the menu', (windows) =>
      windows.some(({ kind, owner, program }) => kind === 'menu' && program === 'mousepad' && owner === id),
    )
    await stage.press('Escape')
    await until('the menu to go', async () => !(await stage.desktop.windows()).some(({ kind }) => kind === 'menu'))
  })

  it('tells whose a dialog is, and how far the frame reaches', async () => {
    const { id } = await stage.windowOf('mousepad')
    await stage.press('ctrl+o')
    const dialog = await until('the dialog', async () => sights.flat().find(({ kind }) => kind === 'dialog'))
    expect(dialog.owner).toBe(id)
    const [left, right, top, bottom] = (await stage.tool('xprop', '-id', String(dialog.id), '_NET_FRAME_EXTENTS'))
      .match(/\d+/g)!
      .map(Number) as [number, number, number, number]
    expect(top).toBeGreaterThan(0)
    const { x, y, width, height } = dialog.box
    expect(dialog.outer).toEqual({ x: x - left, y: y - top, width: width + left + right, height: height + top + bottom })
    await stage.press('Escape')
    await until('the dialog to go', async () => (await shown()).length === 1)
  })
})

describe('what the X server tells of the clipboard', () => {
  const heard: ClipboardContent[] = []
  let end: () => Promise<void>
  beforeAll(async () => {
    end = await stage.desktop.watchClipboard!({ texts: true }, (content) => heard.push(content))
  })
  afterAll(() => end?.())
  beforeEach(() => heard.splice(0))
  /** Copies a text as a program of the command line would. */
  const xclip = (text: string, ...args: string[]) => {
    const child = execFile('xclip', ['-selection', 'clipboard', ...args], { env: stage.session.env })
    child.stdin?.end(text)
  }
  const next = () => until('news of the clipboard', async () => heard.shift())

  it('is a text with its length in characters, and who owns it', async () => {
    await stage.act({ kind: 'focus-window', windowId: (await stage.windowOf('mousepad')).id })
    await stage.type('Grüße 🐦')
    await stage.press('ctrl+a')
    await stage.press('ctrl+c')
    const atMs = expect.any(Number)
    expect(await next()).toEqual({ atMs, content: 'text', length: 7, text: 'Grüße 🐦', secret: false, program: 'mousepad' })
    await stage.press('BackSpace')
    await stage.type('again')
    await stage.press('ctrl+a')
    await stage.press('ctrl+c')
    expect(await next()).toMatchObject({ text: 'again', length: 5 })
    xclip('from the command line')
    expect(await next()).toEqual({ atMs, content: 'text', length: 21, text: 'from the command line', secret: false, program: '' })
  })

  it('is how many files were copied, and that something was a picture', async () => {
    xclip('file:///tmp/one.txt\r\nfile:///tmp/two%20.txt\r\n', '-t', 'text/uri-list')
    expect(await next()).toMatchObject({ content: 'files', length: 2 })
    xclip('not really', '-t', 'image/png')
    expect(await next()).toMatchObject({ content: 'picture', length: null })
  })

  it('is neither text nor length of what is marked as a secret', async () => {
    xclip('secret', '-t', 'x-kde-passwordManagerHint')
    expect(await next()).toMatchObject({ length: null, secret: true })
  })

  it('is no length where the text is so long that it comes in pieces', async () => {
    const file = join(stage.session.home, 'long.txt')
    await writeFile(file, 'a'.repeat(3_000_000))
    await promisify(execFile)('sh', ['-c', `xclip -selection clipboard < ${file} > /dev/null 2>&1`], { env: stage.session.env })
    expect(await next()).toMatchObject({ content: 'text', length: null })
  })

  it('is its text when it is asked for, and no text where there is none or it is a secret', async () => {
    xclip('subject\ttopic\nGrüße\t🐦\n')
    await next()
    expect(await stage.desktop.clipboardText?.()).toBe('subject\ttopic\nGrüße\t🐦\n')
    for (const [text, form] of [
      ['not really', 'image/png'],
      ['secret', 'x-kde-passwordManagerHint'],
    ] as const) {
      xclip(text, '-t', form)
      await next()
      expect(await stage.desktop.clipboardText?.()).toBeUndefined()
    }
  })

  it('is nothing of the text itself when that is not wanted', async () => {
    const quiet: ClipboardContent[] = []
    const stop = await stage.desktop.watchClipboard!({ texts: false }, (content) => quiet.push(content))
    xclip('not for you')
    await until('the news', async () => quiet.length > 0)
    await stop()
    expect(quiet).toEqual([{ atMs: expect.any(Number), content: 'text', length: 11, secret: false, program: '' }])
  })
})
