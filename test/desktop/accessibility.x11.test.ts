import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Box, Cancelled, centreOf, contains, type UiElement } from '#contract'
import { CHROMIUM_FLAGS } from '../support/chromium-flags.ts'
import { until } from '../support/until.ts'
import { openX11Stage, type X11Stage } from './x11-stage.ts'

const PAGE = `<!doctype html><meta charset="utf-8"><title>Order form</title><body style="font:16px sans-serif;margin:20px">
<h1>Order</h1>
<p><label for="who">Your name</label> <input id="who" value="Anna"></p>
<p><label>Password <input type="password" value="hunter2"></label></p>
<p><label><input type="checkbox" checked> I agree</label> <label><input type="radio" name="r"> One</label> <label><input type="radio" name="r" checked> Two</label></p>
<p><label>Colour <select><option>Red<option selected>Green</select></label> <label>Level <input type="range" min="0" max="10" value="3"></label></p>
<p><label>Notes <textarea>two
lines</textarea></label></p>
<div contenteditable aria-label="Rich text" style="border:1px solid">Hello <b>bold</b> text</div>
<p><button style="position:absolute;left:400px;top:300px;background:#ff00ff;border:0;width:160px;height:40px;color:#ff00ff">Send order</button> <button disabled>Not yet</button> <a href="#x">Terms</a></p>
<div style="height:3000px"></div><p>Far below</p>`

let stage: X11Stage
beforeAll(async () => {
  stage = await openX11Stage()
  const page = join(stage.session.home, 'page.html')
  await writeFile(page, PAGE)
  const profile = join(stage.session.home, 'chromium')
  const flags = [...CHROMIUM_FLAGS, '--disable-gpu', `--user-data-dir=${profile}`]
  stage.session.start('chromium', [...flags, '--window-position=40,30', '--window-size=760,700', `file://${page}`])
  stage.session.start('galculator')
  await stage.element('chromium', ({ name }) => name === 'Send order')
  await stage.windowOf('galculator')
})
afterAll(() => stage?.close())

const inPage = (name: string, role?: UiElement['role']) =>
  stage.element('chromium', (each) => each.name === name && (!role || each.role === role))
/** What a thing is, without its place. */
function told({ role, name, value, checked, selected, enabled, focused }: UiElement) {
  return Object.fromEntries(
    Object.entries({ role, name, value, checked, selected, enabled, focused }).filter(([, each]) => each !== undefined),
  )
}

describe('a page in Chromium', () => {
  it('tells what each thing is, holds and can do, and never what is in a password field', async () => {
    const elements = await stage.desktop.elements(await stage.windowOf('chromium'))
    const page = elements.filter(({ path }) => path?.includes('document Order form'))
    expect(page.map(told)).toEqual([
      { role: 'heading', name: 'Order', enabled: true },
      { role: 'text', name: 'Your name', enabled: true },
      { role: 'field', name: 'Your name', value: 'Anna', enabled: true, focused: false },
      { role: 'text', name: 'Password', enabled: true },
      { role: 'password', name: 'Password', enabled: true, focused: false },
      { role: 'checkbox', name: 'I agree', checked: true, enabled: true, focused: false },
      { role: 'radio', name: 'One', checked: false, enabled: true, focused: false },
      { role: 'radio', name: 'Two', checked: true, enabled: true, focused: false },
      { role: 'text', name: 'Colour', enabled: true },
      { role: 'combobox', name: 'Colour', value: 'Green', enabled: true, focused: false },
      { role: 'text', name: 'Level', enabled: true },
      { role: 'slider', name: 'Level', value: '3', enabled: true, focused: false },
      { role: 'text', name: 'Notes', enabled: true },
      { role: 'field', name: 'Notes', value: 'two\nlines', enabled: true, focused: false },
      { role: 'field', name: 'Rich text', value: 'Hello bold text', enabled: true, focused: false },
      { role: 'button', name: 'Send order', enabled: true, focused: false },
      { role: 'button', name: 'Not yet', enabled: false },
      { role: 'link', name: 'Terms', enabled: true, focused: false },
    ])
  })

  it('has its things exactly where the picture shows them', async () => {
    const button = await inPage('Send order')
    const seen = magenta(await stage.desktop.capture())
    expect(button.box).toEqual(seen)
  })

  it('moves with its window', async () => {
    const { id } = await stage.windowOf('chromium')
    const before = await inPage('Send order')
    await stage.tool('xdotool', 'windowmove', String(id), '90', '10')
    const after = await until('the button to move', async () => {
      const now = await inPage('Send order')
      return now.box.x !== before.box.x ? now : undefined
    })
    await until('the picture to agree', async () => JSON.stringify(magenta(await stage.desktop.capture())) === JSON.stringify(after.box))
  })

  it('tells what lies at a point: the button around its words, the field, the page itself', async () => {
    for (const name of ['Send order', 'Terms', 'Rich text']) {
      const element = await inPage(name)
      expect(await stage.desktop.elementAt(centreOf(element.box))).toEqual(element)
    }
  })

  it('tells what has the focus and what was typed there', async () => {
    await stage.click(await inPage('Your name', 'field'))
    await stage.press('ctrl+a')
    await stage.type('Zoë “漢”')
    const focused = await until('the new value', async () => {
      const element = await stage.desktop.focusedElement()
      return element?.value === 'Zoë “漢”' ? element : undefined
    })
    expect(told(focused)).toEqual({ role: 'field', name: 'Your name', value: 'Zoë “漢”', enabled: true, focused: true })
  })

  it('lets its checkbox and its list of choices be used by what it tells', async () => {
    await stage.click(await inPage('I agree'))
    await until('the box to be cleared', async () => (await inPage('I agree')).checked === false)
    await stage.click(await inPage('Colour', 'combobox'))
    const menu = await stage.windowOf('chromium', 'menu').catch(() => stage.windowOf('', 'menu'))
    const red = await until('the choice', async () => (await stage.desktop.elements(menu)).find(({ name }) => name === 'Red'))
    expect(contains(menu.box, centreOf(red.box))).toBe(true)
    expect((await stage.desktop.elementAt(centreOf(red.box)))?.name).toBe('Red')
    await stage.click(red)
    await until('the choice to be made', async () => (await inPage('Colour', 'combobox')).value === 'Red')
  })
})

describe('a GTK program', () => {
  it('has its buttons where a click on them works, and shows the result', async () => {
    await stage.act({ kind: 'focus-window', windowId: (await stage.windowOf('galculator')).id })
    for (const name of ['1', '2', '+', '3', '='])
      await stage.click(await stage.element('galculator', (each) => each.role === 'toggle' && each.name === name))
    await until('the result', async () => (await stage.element('galculator', ({ role }) => role === 'text')).value === '15')
  })

  it('tells the entries of an open menu as parts of the menu’s own window', async () => {
    await stage.click(await stage.element('galculator', ({ role, name }) => role === 'menu' && name === 'File'))
    const menu = await stage.windowOf('galculator', 'menu')
    expect((await stage.desktop.elements(menu)).map(told)).toEqual([{ role: 'menu-item', name: 'Quit', enabled: true, selected: false }])
    expect(await stage.desktop.elementAt(centreOf(menu.box))).toMatchObject({
      role: 'menu-item',
      name: 'Quit',
      path: ['window galculator', 'menubar', 'menu File'],
    })
    await stage.press('Escape')
    await until('the menu to close', async () => !(await stage.desktop.windows()).some(({ kind }) => kind === 'menu'))
  })

  it('that hangs costs a moment and no answer, and the others still answer', async () => {
    const { processId = 0, ...window } = await stage.windowOf('galculator')
    process.kill(processId, 'SIGSTOP')
    try {
      const [hung, other, hit] = await Promise.all([
        stage.desktop.elements({ ...window, processId }),
        stage.desktop.elements(await stage.windowOf('chromium')),
        stage.desktop.elementAt(centreOf(window.box)),
      ])
      expect({ hung, others: other.length > 10, hit }).toEqual({ hung: [], others: true, hit: undefined })
    } finally {
      process.kill(processId, 'SIGCONT')
    }
    await until('it to answer again', async () => (await stage.desktop.elements(await stage.windowOf('galculator'))).length > 10)
  })
})

describe('asking for elements', () => {
  it('stops at the limit and at a signal', async () => {
    const window = await stage.windowOf('chromium')
    expect(await stage.desktop.elements(window, { limit: 5 })).toHaveLength(5)
    await expect(stage.desktop.elements(window, { signal: AbortSignal.abort() })).rejects.toThrow(Cancelled)
  })

  it('of a program without accessibility gives none', async () => {
    stage.session.start('xterm')
    const window = await stage.windowOf('xterm')
    expect(await stage.desktop.elements(window)).toEqual([])
    await stage.act({ kind: 'focus-window', windowId: window.id })
    expect(await stage.desktop.elementAt(centreOf(window.box))).toBeUndefined()
    expect(await stage.desktop.focusedElement()).toBeUndefined()
  })
})

describe('a session without a bus', () => {
  it('is said in words, and everything else works', async () => {
    const bare = await openX11Stage({ accessibility: false })
    try {
      bare.session.start('xterm')
      const window = await bare.windowOf('xterm')
      expect(await bare.desktop.accessibilityProblem()).toMatch(/no session bus/)
      expect(await bare.desktop.elements(window)).toEqual([])
      expect(await bare.desktop.elementAt(centreOf(window.box))).toBeUndefined()
    } finally {
      await bare.close()
    }
  })
})

/** The smallest box around all pixels of the button's colour. */
function magenta({ width, data }: { width: number; data: Uint8Array }): Box {
  const places: { x: number; y: number }[] = []
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === 255 && data[at + 1] === 0 && data[at + 2] === 255) places.push({ x: (at / 4) % width, y: Math.floor(at / 4 / width) })
  }
  const [left, top] = [Math.min(...places.map(({ x }) => x)), Math.min(...places.map(({ y }) => y))]
  return {
    x: left,
    y: top,
    width: Math.max(...places.map(({ x }) => x)) - left + 1,
    height: Math.max(...places.map(({ y }) => y)) - top + 1,
  }
}
