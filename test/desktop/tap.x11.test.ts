import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Xkb, Xtest } from 'x11'
import type { InputEvent, InputTap } from '#contract'
import { openInputTap } from '#desktop'
import { connectToX } from '../../desktop/linux-x11/x/connection.ts'
import { createSystemClock } from '../../engine/clock.ts'
import { until } from '../support/until.ts'
import { openX11Stage, type X11Stage } from './x11-stage.ts'

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

/** Waits for the last key's release, so that all was heard; then gives the events in few words. */
async function heardAll(isLast: (event: InputEvent) => boolean): Promise<string[]> {
  await until('the last event', async () => heard.some(isLast))
  return heard.map(inWords)
}
function inWords(event: InputEvent): string {
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
const keyUp = (key: string) => (event: InputEvent) => event.kind === 'key-up' && event.key === key
/** What was written, key by key. */
const written = () => heard.flatMap((event) => (event.kind === 'key-down' ? [event.characters] : [])).join('')
const xdotool = (...args: string[]) => stage.tool('xdotool', ...args)

/** Strikes keys by their place, whatever is on them; those of a chord are held together. */
async function strike(...chords: number[][]): Promise<void> {
  const x = await connectToX(stage.session.display)
  const xtest = await x.extension<Xtest>('xtest')
  for (const chord of chords) {
    for (const keycode of chord) xtest.FakeInput(xtest.KeyPress, keycode, 0, 0, 0, 0)
    for (const keycode of chord.toReversed()) xtest.FakeInput(xtest.KeyRelease, keycode, 0, 0, 0, 0)
  }
  await x.close()
}

describe('the input tap', () => {
  it('hears exactly what was done with the pointer, in its order', async () => {
    await xdotool(
      'mousemove',
      '300',
      '200',
      'click',
      '1',
      'mousemove',
      '310',
      '220',
      'mousedown',
      '3',
      'mousemove',
      '311',
      '221',
      'mouseup',
      '3',
      'click',
      '2',
    )
    await xdotool('click', '5', 'click', '4', 'click', '6', 'click', '7', 'click', '10', 'mousemove', '0', '0')
    expect(await heardAll((event) => event.kind === 'pointer-move' && event.point.x === 0)).toEqual([
      'to 300,200',
      'left down at 300,200',
      'left up at 300,200',
      'to 310,220',
      'right down at 310,220',
      'to 311,221',
      'right up at 311,221',
      'middle down at 311,221',
      'middle up at 311,221',
      'wheel 0,1 at 311,221',
      'wheel 0,-1 at 311,221',
      'wheel -1,0 at 311,221',
      'wheel 1,0 at 311,221',
      'to 0,0',
    ])
  })

  it('names keys without Shift, and tells the characters with it', async () => {
    await xdotool('key', '--delay', '20', 'a', 'A', 'at', 'ctrl+shift+t', 'alt+F4', 'Return', 'Page_Down', 'space')
    expect(await heardAll(keyUp('space'))).toEqual([
      'a down "a"',
      'a up',
      'Shift_L down ""',
      'a down "A"',
      'Shift_L up',
      'a up',
      'Shift_L down ""',
      '2 down "@"',
      'Shift_L up',
      '2 up',
      'Control_L down ""',
      'Shift_L down ""',
      't down ""',
      'Shift_L up',
      'Control_L up',
      't up',
      'Alt_L down ""',
      'F4 down ""',
      'Alt_L up',
      'F4 up',
      'Return down ""',
      'Return up',
      'Page_Down down ""',
      'Page_Down up',
      'space down " "',
      'space up',
    ])
  })

  it('marks the presses that come of holding a key', async () => {
    await xdotool('keydown', 'x')
    await until('a repetition', async () => heard.filter(({ kind }) => kind === 'key-down').length > 3)
    await xdotool('keyup', 'x')
    const words = await heardAll(keyUp('x'))
    expect([words[0], new Set(words.slice(1, -1)), words.at(-1)]).toEqual(['x down "x"', new Set(['x down "x" again']), 'x up'])
  })

  it('follows Caps Lock and Num Lock', async () => {
    await xdotool('key', 'Caps_Lock')
    await stage.press('b')
    await xdotool('key', 'Caps_Lock', 'key', 'Num_Lock')
    await stage.press('KP_7')
    await xdotool('key', 'Num_Lock', 'key', 'Escape')
    await heardAll(keyUp('Escape'))
    expect(written()).toBe('B7')
    expect(heard.flatMap((event) => (event.kind === 'key-down' && event.characters ? [event.key] : []))).toEqual(['b', 'KP_7'])
  })

  it('hears another layout from the moment it is set: umlauts, AltGr and dead keys', async () => {
    await xdotool('key', 'bracketleft')
    await stage.tool('setxkbmap', 'de')
    await xdotool(
      'key',
      'udiaeresis',
      'Udiaeresis',
      'at',
      'EuroSign',
      'ssharp',
      'dead_acute',
      'e',
      'dead_circumflex',
      'a',
      'dead_grave',
      'space',
      'z',
    )
    await heardAll(keyUp('z'))
    expect(written()).toBe('[üÜ@€ßéâ`z')
  })

  it('composes with the Compose key', async () => {
    await stage.tool('setxkbmap', 'us', '-option', 'compose:ralt')
    await xdotool('key', 'Multi_key', 'o', 'c', 'Multi_key', 'quotedbl', 'a', 'Escape')
    await heardAll(keyUp('Escape'))
    await stage.tool('setxkbmap', '-option', '')
    expect(written()).toBe('©ä')
  })

  it('tells shortcuts by their Latin letters while another alphabet is on', async () => {
    await stage.tool('setxkbmap', 'us,ru')
    const x = await connectToX(stage.session.display)
    const xkb = await x.extension<Xkb>('xkb')
    xkb.LatchLockState(xkb.UseCoreKbd, 0, 0, true, 1, 0, 0, false, 0)
    await x.close()
    await stage.press('ctrl+c')
    await stage.type('с')
    await stage.press('Escape')
    expect(await heardAll(keyUp('Escape'))).toEqual([
      'Control_L down ""',
      'c down ""',
      'c up',
      'Control_L up',
      'Cyrillic_es down "с"',
      'Cyrillic_es up',
      'Escape down ""',
      'Escape up',
    ])
  })

  it('hears our own typing as what it writes, in any script', async () => {
    const text = 'Grüße, 漢字 и 😀!'
    await stage.type(text)
    await stage.press('Escape')
    await heardAll(keyUp('Escape'))
    expect(written()).toBe(text)
  })

  it('reads what another program puts on a spare key for a moment, strikes and takes off again', async () => {
    // The server makes a capital on a key of its own the small letter without Shift, and programs get that.
    await xdotool('type', '--delay', '0', 'aß日é€ЖÄ😀z')
    await xdotool('key', 'Escape')
    await heardAll(keyUp('Escape'))
    expect(written()).toBe('aß日é€Жä😀z')
    const names = heard.flatMap((event) => ('key' in event ? [event.key] : []))
    expect(names.filter((name) => /^0x/.test(name))).toEqual([])
  })

  it('takes Shift on the number pad for Num Lock turned off for the moment', async () => {
    const [shift, seven, numLock] = [50, 79, 77]
    await strike([numLock], [shift, seven], [seven], [numLock], [shift, seven], [seven])
    await xdotool('key', 'Escape')
    await heardAll(keyUp('Escape'))
    const pad = heard.flatMap((event) => (event.kind === 'key-down' && event.key.startsWith('KP_') ? [[event.key, event.characters]] : []))
    expect(pad).toEqual([
      ['KP_Home', ''],
      ['KP_7', '7'],
      ['KP_Home', ''],
      ['KP_Home', ''],
    ])
  })

  it('names every key of a full keyboard: function, media, browser, Print, Menu, Super', async () => {
    const names = [
      ...Array.from({ length: 24 }, (_, index) => `F${index + 1}`),
      ...['Print', 'Menu', 'Pause', 'Scroll_Lock', 'Insert', 'Home', 'End', 'Page_Up', 'Page_Down', 'Up', 'Down', 'Left', 'Right'],
      ...['XF86AudioMute', 'XF86AudioPlay', 'XF86AudioNext', 'XF86AudioLowerVolume', 'XF86Explorer', 'XF86Tools', 'XF86AudioMicMute'],
      ...['KP_Enter', 'KP_Begin', 'KP_Add', 'KP_Divide', 'Delete', 'BackSpace', 'ISO_Left_Tab', 'Escape'],
    ]
    await xdotool('key', '--delay', '5', ...names)
    await heardAll(keyUp('Escape'))
    const own = (name: string) => name.replace('XF86', '').replace('ISO_Left_Tab', 'Tab')
    const shown = heard.flatMap((event) => (event.kind === 'key-down' && event.key !== 'Shift_L' ? [event.key] : []))
    expect(shown).toEqual(names.map(own))
  })

  it('takes the side buttons of a mouse for the keys that mean the same', async () => {
    await xdotool('click', '8', 'click', '9', 'key', 'Escape')
    expect(await heardAll(keyUp('Escape'))).toEqual([
      'Back down ""',
      'Back up',
      'Forward down ""',
      'Forward up',
      'Escape down ""',
      'Escape up',
    ])
  })

  it('follows a layout that is switched in the middle of typing', async () => {
    await stage.tool('setxkbmap', 'us,de,ru')
    const x = await connectToX(stage.session.display)
    const xkb = await x.extension<Xkb>('xkb')
    for (const group of [0, 1, 2, 0]) {
      xkb.LatchLockState(xkb.UseCoreKbd, 0, 0, true, group, 0, 0, false, 0)
      await x.sync()
      await strike([52], [34])
    }
    await x.close()
    await stage.tool('setxkbmap', 'fr')
    await strike([25], [24])
    await stage.tool('setxkbmap', 'us')
    await strike([25])
    await xdotool('key', 'Escape')
    await heardAll(keyUp('Escape'))
    expect(written()).toBe('z[yüяхz[zaw')
  })

  it('gives times on the clock, in order, with the distances that were between the events', async () => {
    const before = clock.nowMs()
    await xdotool('key', 'a', 'sleep', '0.4', 'key', 'b')
    await heardAll(keyUp('b'))
    const after = clock.nowMs()
    const times = heard.map(({ atMs }) => atMs)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    // The server's clock counts whole milliseconds.
    expect(times.every((atMs) => atMs >= before - 1 && atMs <= after)).toBe(true)
    const [a = 0, b = 0] = heard.filter(({ kind }) => kind === 'key-down').map(({ atMs }) => atMs)
    expect(b - a).toBeGreaterThanOrEqual(399)
  })

  it('loses none of many moves', async () => {
    const path = Array.from({ length: 500 }, (_, index) => [String(100 + index), String(100 + (index % 7))])
    await xdotool(...path.flatMap(([x = '', y = '']) => ['mousemove', x, y]))
    await until('the last move', async () => heard.filter(({ kind }) => kind === 'pointer-move').length >= 500)
    expect(heard.map(inWords)).toEqual(path.map(([x, y]) => `to ${x},${y}`))
  })

  it('can be listened to twice at once, and not at all after the stop', async () => {
    const second: InputEvent[] = []
    const stopSecond = await tap.start((event) => second.push(event))
    await xdotool('key', 'q')
    await heardAll(keyUp('q'))
    await until('the second listener', async () => second.some(keyUp('q')))
    expect(second.map(inWords)).toEqual(heard.map(inWords))
    await stopSecond()
    await xdotool('key', 'w')
    await heardAll(keyUp('w'))
    expect(second.map(inWords)).toEqual(['q down "q"', 'q up'])
  })
})
