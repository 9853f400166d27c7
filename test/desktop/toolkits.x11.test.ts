import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { centreOf, contains, type UiElement } from '#contract'
import { CHROMIUM_FLAGS } from '../support/chromium-flags.ts'
import { until } from '../support/until.ts'
import { openX11Stage, type X11Stage } from './x11-stage.ts'

/*
 * Toolkits that tell wrong places, or die of the wrong question. What is told is compared with what a click at that place does.
 */
let stage: X11Stage
beforeAll(async () => {
  stage = await openX11Stage()
})
afterAll(() => stage?.close())

const named = (program: string, role: UiElement['role'], name: string) =>
  stage.element(program, (each) => each.role === role && each.name === name)

describe('a GTK 4 program', () => {
  it('has its keys by their own names where a click on them works', async () => {
    stage.session.start('gnome-calculator')
    await stage.act({ kind: 'focus-window', windowId: (await stage.windowOf('gnome-calculator')).id })
    for (const key of ['7', '+', '8', '=']) await stage.click(await named('gnome-calculator', 'button', key))
    await stage.element('gnome-calculator', ({ role, value }) => role === 'field' && value === '15')
    const names = (await stage.desktop.elements(await stage.windowOf('gnome-calculator'))).map(({ name }) => name)
    expect(names.filter((name) => /^(?:Gtk|Adw)|^(\S+) \1$/.test(name))).toEqual([])
    expect(names).toContain('π')
  })

  it('tells the same of a point as of the whole window', async () => {
    const seven = await named('gnome-calculator', 'button', '7')
    const { role, name, box } = (await stage.desktop.elementAt(centreOf(seven.box))) ?? {}
    expect({ role, name, box }).toEqual({ role: 'button', name: '7', box: seven.box })
  })
})

describe('a GTK 3 program on a display of high density', () => {
  it('opens the menu that is clicked where it is told to be, and tells its entries where they are', async () => {
    stage.session.start('mousepad', [], { env: { GDK_SCALE: '2' } })
    const window = await stage.windowOf('mousepad')
    await stage.act({ kind: 'focus-window', windowId: window.id })
    await stage.click(await named('mousepad', 'menu', 'Document'))
    const menu = await stage.windowOf('mousepad', 'menu')
    const entry = await until('an entry', async () => (await stage.desktop.elements(menu)).find(({ name }) => name.startsWith('Word Wrap')))
    expect(contains(menu.box, centreOf(entry.box))).toBe(true)
    // At this density an entry is some fifty pixels high.
    expect(entry.box.height).toBeGreaterThan(34)
    expect(await stage.desktop.elementAt(centreOf(entry.box))).toMatchObject({ name: entry.name, box: entry.box })
    await stage.press('Escape')
    await until('the menu to close', async () => !(await stage.desktop.windows()).some(({ kind }) => kind === 'menu'))
  })
})

describe('a Qt 5 program, enlarged', () => {
  it('survives to be looked at, and opens the menu that is clicked where it is told to be', async () => {
    const file = join(stage.session.home, 'letter.txt')
    await writeFile(file, 'Dear Anna,\nthe invoice is ready.\n')
    stage.session.start('featherpad', [file], { env: { QT_SCALE_FACTOR: '1.5' } })
    const window = await stage.windowOf('featherpad')
    const text = await stage.element('featherpad', ({ role, value }) => role === 'field' && value?.includes('invoice') === true)
    expect(contains(window.box, centreOf(text.box))).toBe(true)
    await stage.act({ kind: 'focus-window', windowId: window.id })
    await stage.click(await named('featherpad', 'menu-item', 'File'))
    const menu = await stage.windowOf('featherpad', 'menu')
    const open = await until('the menu’s entries', async () => (await stage.desktop.elements(menu)).find(({ name }) => name === 'Open'))
    expect(contains(menu.box, centreOf(open.box))).toBe(true)
    await stage.press('Escape')
  })
})

describe('LibreOffice Calc', () => {
  it('is found below its own menu bar, and a sheet without end is told only as far as it shows', { timeout: 90_000 }, async () => {
    const file = join(stage.session.home, 'orders.csv')
    await writeFile(file, 'Name,City\nAnna,Vienna\nBob,London\n')
    const own = ['--norestore', '--nologo', '--nofirststartwizard', `-env:UserInstallation=file://${join(stage.session.home, 'office')}`]
    stage.session.start('localc', [...own, file])
    const ask = await until('the import dialog', async () => (await stage.desktop.windows()).find(({ kind }) => kind === 'dialog'), 60_000)
    await stage.act({ kind: 'focus-window', windowId: ask.id })
    const ok = await until('its button', async () => (await stage.desktop.elements(ask)).find(({ name }) => name === 'OK'))
    await stage.click(ok)
    // The window is still being laid out while it first answers: the whole and the point must come to say the same.
    const cell = await until(
      'the cell, told of the window and of the point alike',
      async () => {
        const window = (await stage.desktop.windows()).find(({ program, kind }) => program === 'libreoffice-calc' && kind === 'normal')
        const told = window && (await stage.desktop.elements(window)).find(({ role, name }) => role === 'cell' && name === 'B3')
        const hit = told && (await stage.desktop.elementAt(centreOf(told.box)))
        return hit?.name === 'B3' && JSON.stringify(hit.box) === JSON.stringify(told?.box) ? told : undefined
      },
      30_000,
    )
    expect(cell.value).toBe('London')
    await stage.act({ kind: 'focus-window', windowId: (await stage.windowOf('libreoffice-calc')).id })
    await stage.click(cell)
    // The box that tells which cell is chosen: a widget of GTK's own inside of what LibreOffice draws.
    const chosen = await stage.element('libreoffice-calc', ({ role, value }) => role === 'field' && value === 'B3')
    expect(await stage.desktop.elementAt(centreOf(chosen.box))).toMatchObject({ role: 'field', value: 'B3' })
    const elements = await stage.desktop.elements(await stage.windowOf('libreoffice-calc'))
    expect(elements.filter(({ role, name }) => role === 'menu' && name === 'File')).toHaveLength(1)
    expect(elements.length).toBeLessThanOrEqual(600)
  })
})

describe('a page in Chromium, enlarged', () => {
  it('has its buttons where a click on them works', async () => {
    const page = join(stage.session.home, 'enlarged.html')
    await writeFile(page, `<title>Before</title><p>Text</p><button type="button" onclick="document.title = 'Clicked'">Press here</button>`)
    const flags = [...CHROMIUM_FLAGS, '--force-device-scale-factor=1.5']
    const place = ['--window-position=60,80', '--window-size=500,400', `--user-data-dir=${join(stage.session.home, 'enlarged')}`]
    stage.session.start('chromium', [...flags, ...place, `--app=file://${page}`])
    const window = await stage.windowOf('chromium')
    const button = await named('chromium', 'button', 'Press here')
    expect(contains(window.box, centreOf(button.box))).toBe(true)
    await stage.act({ kind: 'focus-window', windowId: window.id })
    await stage.click(button)
    await until('the click to be heard', async () => (await stage.windowOf('chromium')).title.startsWith('Clicked'))
  })
})
