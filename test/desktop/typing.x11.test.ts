import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Xkb } from 'x11'
import { Cancelled } from '#contract'
import { followKeymap } from '../../desktop/linux-x11/keyboard/live-keymap.ts'
import { connectToX } from '../../desktop/linux-x11/x/connection.ts'
import { until } from '../support/until.ts'
import { NOTHING_PRESSED, openX11Stage, type X11Stage } from './x11-stage.ts'

const ASCII = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index))
const EVERYTHING = `${ASCII}\näß€é漢字😀\ttab`
/** More different characters than a keyboard has spare keys. */
const MANY_SCRIPTS = 'Καλημέρα κόσμε! Привет, мир! こんにちは世界 안녕하세요 السلام ÀÉÎõü “quoted” – done. '.repeat(2)

let stage: X11Stage
beforeAll(async () => {
  stage = await openX11Stage()
  stage.session.start('mousepad')
  await stage.windowOf('mousepad')
})
afterAll(() => stage?.close())

const field = () => stage.element('mousepad', ({ role }) => role === 'field')
const written = async () => (await field()).value
async function typed(text: string): Promise<void> {
  await stage.type(text)
  await until('the text to arrive', async () => (await written())?.length === text.length).catch(() => {})
  expect(await written()).toBe(text)
}
/** Turns to a layout of the map, as a person's switch does. */
async function lockGroup(group: number): Promise<void> {
  const x = await connectToX(stage.session.display)
  const xkb = await x.extension<Xkb>('xkb')
  xkb.LatchLockState(xkb.UseCoreKbd, 0, 0, true, group, 0, 0, false, 0)
  await x.close()
}
async function mapNow() {
  const x = await connectToX(stage.session.display)
  const map = await (await followKeymap(x)).now()
  await x.close()
  return map
}

beforeEach(async () => {
  await stage.tool('setxkbmap', 'us')
  await stage.click(await field())
  await stage.press('ctrl+a')
  await stage.press('Delete')
  await until('the field to be empty', async () => (await written()) === '')
})

describe('typing into a GTK program', () => {
  it('writes every printable ASCII character and others of any script', () => typed(EVERYTHING))

  it('writes more different characters than there are spare keys', () => typed(MANY_SCRIPTS))

  it('writes right with Caps Lock on, and leaves it on', async () => {
    await stage.tool('xdotool', 'key', 'Caps_Lock')
    await typed('Groß und klein, ÄÖÜ äöü 漢')
    expect(await stage.tool('xset', 'q')).toMatch(/Caps Lock:\s+on/)
    await stage.tool('xdotool', 'key', 'Caps_Lock')
  })

  it.each(['de', 'fr', 'us(intl)', 'cz'])('writes right on the layout %s', async (layout) => {
    const [, name = layout, variant = ''] = layout.match(/^(\w+)\((\w+)\)$/) ?? []
    await stage.tool('setxkbmap', name, ...(variant ? ['-variant', variant] : []))
    await typed(EVERYTHING)
  })

  it('writes right while the second of two layouts is on', async () => {
    await stage.tool('setxkbmap', 'us,ru')
    await lockGroup(1)
    await typed('Latin and кириллица, 100 % @home')
  })

  it('waits for a program that is too busy to read its keys', async () => {
    const { processId = 0 } = await stage.windowOf('mousepad')
    process.kill(processId, 'SIGSTOP')
    const typing = stage.type('ждать αβγ 漢字')
    // The program goes on long after the last stroke was sent.
    await typing.finally(() => new Promise((resolve) => setTimeout(resolve, 2_500)))
    process.kill(processId, 'SIGCONT')
    await until('the text to arrive', async () => (await written()) === 'ждать αβγ 漢字')
  })

  it('stops in the middle when it is cancelled, with nothing held down', async () => {
    const stop = new AbortController()
    const typing = stage.type('A'.repeat(2_000), stop.signal)
    await until('the first letters', async () => (await written())?.startsWith('AAA'))
    stop.abort()
    await expect(typing).rejects.toThrow(Cancelled)
    expect(await stage.pressed()).toEqual(NOTHING_PRESSED)
    expect((await written())?.length).toBeLessThan(2_000)
  })
})

describe('pressing keys', () => {
  it('holds the modifiers: selects with Shift, moves by words with Ctrl', async () => {
    await typed('one two three')
    await stage.press('ctrl+shift+Left')
    await stage.type('3')
    await stage.press('shift+Home')
    await stage.type('all')
    await until('the line to be replaced', async () => (await written()) === 'all')
    expect(await stage.pressed()).toEqual(NOTHING_PRESSED)
  })

  it('reaches shortcuts while a layout without Latin letters is on', async () => {
    await typed('to be selected')
    await stage.tool('setxkbmap', 'us,ru')
    await lockGroup(1)
    await stage.press('ctrl+a')
    await stage.press('BackSpace')
    await until('the text to go', async () => (await written()) === '')
  })

  it('strikes keys that need Shift by their own names', async () => {
    await stage.press('at')
    await stage.press('A')
    await stage.press('KP_7')
    await stage.press('eacute')
    await until('the characters', async () => (await written())?.startsWith('@A') && (await written())?.endsWith('é'))
  })

  it('says in words that a key does not exist', async () => {
    await expect(stage.press('No_Such_Key')).rejects.toMatchObject({ code: 'bad-input', message: 'There is no key named “No_Such_Key”.' })
  })
})

describe('typing into a terminal', () => {
  it('arrives as it was meant, although the program answers no ping', async () => {
    const file = join(stage.session.home, 'typed.txt')
    stage.session.start('xterm', ['-u8', '-e', 'sh', '-c', `cat > ${file}`])
    const window = await stage.windowOf('xterm')
    await stage.act({ kind: 'focus-window', windowId: window.id })
    const text = `${ASCII.slice(1)} äß€é漢字 Привет`
    await stage.type(`${text}\n`)
    await stage.press('ctrl+d')
    await until('the file', async () => (await readFile(file, 'utf8').catch(() => '')).length > 0)
    expect(await readFile(file, 'utf8')).toBe(`${text}\n`)
  })
})

describe('the keyboard map', () => {
  it('is as before when the desktop is closed', async () => {
    const own = await openX11Stage({ accessibility: false })
    const read = async () => {
      const x = await connectToX(own.session.display)
      const map = await (await followKeymap(x)).now()
      await x.close()
      return [...map.keys].map(([keycode, { symbols }]) => [keycode, symbols.filter((symbol) => symbol !== 0)])
    }
    try {
      const before = await read()
      await own.type('漢字 αβγ')
      expect(await read()).not.toEqual(before)
      await own.desktop[Symbol.asyncDispose]()
      expect(await read()).toEqual(before)
    } finally {
      await own.session.stop()
    }
  })

  it('is restored by itself after typing, while the desktop stays open', async () => {
    const before = (await mapNow()).keys
    await stage.click(await field())
    await stage.type('漢')
    await until('the map to be restored', async () => {
      const now = (await mapNow()).keys
      return [...before].every(
        ([keycode, key]) => JSON.stringify(now.get(keycode)?.symbols.filter(Boolean)) === JSON.stringify(key.symbols.filter(Boolean)),
      )
    })
  })
})
