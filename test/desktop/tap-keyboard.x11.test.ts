import { describe, expect, it } from 'vitest'
import type { Xkb } from 'x11'
import { connectToX } from '../../desktop/linux-x11/x/connection.ts'
import { until } from '../support/until.ts'
import { keyUp, listenedStage } from './tap-stage.ts'

const on = listenedStage()

describe('the keyboard map of the tap', () => {
  it('follows Caps Lock and Num Lock', async () => {
    await on.xdotool('key', 'Caps_Lock')
    await on.stage.press('b')
    await on.xdotool('key', 'Caps_Lock', 'key', 'Num_Lock')
    await on.stage.press('KP_7')
    await on.xdotool('key', 'Num_Lock', 'key', 'Escape')
    await on.heardAll(keyUp('Escape'))
    expect(on.written()).toBe('B7')
    expect(on.heard.flatMap((event) => (event.kind === 'key-down' && event.characters ? [event.key] : []))).toEqual(['b', 'KP_7'])
  })

  it('hears another layout from the moment it is set: umlauts, AltGr and dead keys', async () => {
    await on.xdotool('key', 'bracketleft')
    await until('the key before', async () => on.heard.some(keyUp('bracketleft')))
    await on.stage.tool('setxkbmap', 'de')
    await on.xdotool(
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
    await on.heardAll(keyUp('z'))
    expect(on.written()).toBe('[üÜ@€ßéâ`z')
  })

  it('composes with the Compose key', async () => {
    await on.stage.tool('setxkbmap', 'us', '-option', 'compose:ralt')
    await on.xdotool('key', 'Multi_key', 'o', 'c', 'Multi_key', 'quotedbl', 'a', 'Escape')
    await on.heardAll(keyUp('Escape'))
    await on.stage.tool('setxkbmap', '-option', '')
    expect(on.written()).toBe('©ä')
  })

  it('tells shortcuts by their Latin letters while another alphabet is on', async () => {
    await on.stage.tool('setxkbmap', 'us,ru')
    const x = await connectToX(on.stage.session.display)
    const xkb = await x.extension<Xkb>('xkb')
    xkb.LatchLockState(xkb.UseCoreKbd, 0, 0, true, 1, 0, 0, false, 0)
    await x.close()
    await on.stage.press('ctrl+c')
    await on.stage.type('с')
    await on.stage.press('Escape')
    expect(await on.heardAll(keyUp('Escape'))).toEqual([
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
    await on.stage.type(text)
    await on.stage.press('Escape')
    await on.heardAll(keyUp('Escape'))
    expect(on.written()).toBe(text)
  })

  it('reads what another program puts on a spare key for a moment, strikes and takes off again', async () => {
    // The server makes a capital on a key of its own the small letter without Shift, and programs get that.
    await on.xdotool('type', '--delay', '0', 'aß日é€ЖÄ😀z')
    await on.xdotool('key', 'Escape')
    await on.heardAll(keyUp('Escape'))
    expect(on.written()).toBe('aß日é€Жä😀z')
    const names = on.heard.flatMap((event) => ('key' in event ? [event.key] : []))
    expect(names.filter((name) => /^0x/.test(name))).toEqual([])
  })

  it('takes Shift on the number pad for Num Lock turned off for the moment', async () => {
    const [shift, seven, numLock] = [50, 79, 77]
    await on.strike([numLock], [shift, seven], [seven], [numLock], [shift, seven], [seven])
    await on.xdotool('key', 'Escape')
    await on.heardAll(keyUp('Escape'))
    const pad = on.heard.flatMap((event) =>
      event.kind === 'key-down' && event.key.startsWith('KP_') ? [[event.key, event.characters]] : [],
    )
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
    await on.xdotool('key', '--delay', '5', ...names)
    await on.heardAll(keyUp('Escape'))
    const own = (name: string) => name.replace('XF86', '').replace('ISO_Left_Tab', 'Tab')
    const shown = on.heard.flatMap((event) => (event.kind === 'key-down' && event.key !== 'Shift_L' ? [event.key] : []))
    expect(shown).toEqual(names.map(own))
  })

  it('follows a layout that is switched in the middle of typing', async () => {
    await on.stage.tool('setxkbmap', 'us,de,ru')
    const x = await connectToX(on.stage.session.display)
    const xkb = await x.extension<Xkb>('xkb')
    for (const group of [0, 1, 2, 0]) {
      xkb.LatchLockState(xkb.UseCoreKbd, 0, 0, true, group, 0, 0, false, 0)
      await x.sync()
      await on.strike([52], [34])
    }
    await x.close()
    // A layout that is set anew is asked for when its keys come: faster than a person, it would be too late.
    const read = (keys: number) => until('the keys so far', async () => on.written().length === keys)
    await read(8)
    await on.stage.tool('setxkbmap', 'fr')
    await on.strike([25], [24])
    await read(10)
    await on.stage.tool('setxkbmap', 'us')
    await on.strike([25])
    await on.xdotool('key', 'Escape')
    await on.heardAll(keyUp('Escape'))
    expect(on.written()).toBe('z[yüяхz[zaw')
  })
})
