import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Cancelled, type UiElement } from '#contract'
import { until } from '../support/until.ts'
import { NOTHING_PRESSED, openX11Stage, type X11Stage } from './x11-stage.ts'

const LINES = Array.from({ length: 60 }, (_, index) => `line ${index + 1} of many`).join('\n')
/** Where the text begins, and one line's height: enough to aim at words. */
const TEXT_LEFT_PX = 8
const FIRST_LINE_PX = 10

let stage: X11Stage
let field: UiElement
beforeAll(async () => {
  stage = await openX11Stage()
  stage.session.start('mousepad')
  field = await stage.element('mousepad', ({ role }) => role === 'field')
})
afterAll(() => stage?.close())

const written = async () => (await stage.element('mousepad', ({ role }) => role === 'field')).value
const holds = (text: string) => until(`the field to hold ${text}`, async () => (await written()) === text)
const startOfText = () => ({ x: field.box.x + TEXT_LEFT_PX, y: field.box.y + FIRST_LINE_PX })
/** How far the text is scrolled along an axis. */
async function scrolled(axis: 'across' | 'down'): Promise<number | undefined> {
  const bars = (await stage.desktop.elements(await stage.windowOf('mousepad'))).filter(({ role }) => role === 'scrollbar')
  const bar = bars.find(({ box }) => box.width > box.height === (axis === 'across'))
  return bar && Number(bar.value)
}

async function fill(text: string): Promise<void> {
  await stage.click(field)
  await stage.press('ctrl+a')
  await stage.press('Delete')
  await stage.type(text)
  await holds(text)
}

describe('clicking in a real program', () => {
  beforeEach(() => fill('alpha beta gamma'))

  it('once sets the caret', async () => {
    await stage.click(field, { at: startOfText() })
    await stage.press('Home')
    await stage.type('>')
    await holds('>alpha beta gamma')
  })

  it('twice selects a word', async () => {
    await stage.click(field, { at: startOfText(), count: 2 })
    await stage.type('A')
    await holds('A beta gamma')
  })

  it('three times selects the line', async () => {
    await stage.click(field, { at: startOfText(), count: 3 })
    await stage.type('all')
    await holds('all')
  })

  it('twice in two actions is two clicks, not a double-click', async () => {
    await stage.click(field, { at: startOfText() })
    await stage.click(field, { at: startOfText() })
    await stage.press('Home')
    await stage.type('>')
    await holds('>alpha beta gamma')
  })

  it('with Shift held extends the selection', async () => {
    await stage.click(field, { at: startOfText() })
    await stage.press('Home')
    await stage.click(field, { at: { x: field.box.x + field.box.width - 20, y: field.box.y + FIRST_LINE_PX }, modifiers: ['shift'] })
    await stage.type('gone')
    await holds('gone')
    expect(await stage.pressed()).toEqual(NOTHING_PRESSED)
  })

  it('with the right button opens a menu, whose entries can be seen and clicked', async () => {
    await stage.click(field, { button: 'right' })
    const menu = await stage.windowOf('mousepad', 'menu')
    expect((await stage.desktop.windows())[0]).toEqual(menu)
    const entry = (await stage.desktop.elements(menu)).find(({ name }) => name === 'Select All')
    expect(entry).toMatchObject({ role: 'menu-item', enabled: true })
    expect(await stage.desktop.elementAt({ x: menu.box.x + 40, y: (entry?.box.y ?? 0) + 5 })).toEqual(entry)
    await stage.click(entry ?? field)
    await stage.type('replaced')
    await holds('replaced')
  })
})

describe('dragging in a real program', () => {
  it('selects what lies between', async () => {
    await fill('drag over this')
    const from = { x: field.box.x + 2, y: field.box.y + FIRST_LINE_PX }
    await stage.act({
      kind: 'drag',
      button: 'left',
      modifiers: [],
      path: [from, { x: field.box.x + 300, y: from.y + 2 }, { x: field.box.x + field.box.width - 20, y: from.y }],
    })
    await stage.type('x')
    await holds('x')
  })

  it('that is cancelled lets go of the button and the modifiers', async () => {
    const stop = new AbortController()
    const from = { x: field.box.x + 2, y: field.box.y + FIRST_LINE_PX }
    const path = Array.from({ length: 100 }, (_, index) => ({ x: from.x + (index % 2) * 400, y: from.y + index }))
    const dragging = stage.act({ kind: 'drag', button: 'left', modifiers: ['ctrl', 'shift'], path }, stop.signal)
    await until('the drag to begin', async () => ((await stage.pressed()).mask & 0x105) === 0x105)
    stop.abort()
    await expect(dragging).rejects.toThrow(Cancelled)
    expect(await stage.pressed()).toEqual(NOTHING_PRESSED)
  })
})

describe('the wheel in a real program', () => {
  it('scrolls down and up, and sideways', async () => {
    await fill(`${LINES}\n${'wide '.repeat(100)}`)
    await stage.press('ctrl+Home')
    const at = { x: field.box.x + 100, y: field.box.y + 100 }
    const wheel = (notchesX: number, notchesY: number) => stage.act({ kind: 'scroll', at, notchesX, notchesY })
    await until('the text to stand at its start', async () => (await scrolled('down')) === 0)
    await wheel(0, 3)
    await until('the text to go up', async () => ((await scrolled('down')) ?? 0) > 0)
    await wheel(0, -5)
    await until('the text to come back', async () => (await scrolled('down')) === 0)
    await wheel(-99, 0)
    await until('the text to go right', async () => (await scrolled('across')) === 0)
    await wheel(2, 0)
    await until('the text to go left', async () => ((await scrolled('across')) ?? 0) > 0)
  })
})

describe('letting go', () => {
  it('of everything lifts what a program that died has left pressed', async () => {
    await stage.tool('xdotool', 'keydown', 'shift', 'keydown', 'a', 'mousemove', '5', '5', 'mousedown', '1', 'mousedown', '3')
    expect((await stage.pressed()).keycodes).toHaveLength(2)
    await stage.desktop.releaseAll()
    await until('nothing to be pressed', async () => JSON.stringify(await stage.pressed()) === JSON.stringify(NOTHING_PRESSED))
  })
})
