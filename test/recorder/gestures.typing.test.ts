import { describe, expect, it } from 'vitest'
import type { UiElement } from '#contract'
import { anElement, aWindow, scriptedPerson } from './events.ts'
import { click, here, type Person, press, seen, typed } from './seen-gestures.ts'

describe('typing', () => {
  const inField = (more: Partial<UiElement> = {}) => scriptedPerson().window(aWindow()).focus(anElement(more))
  const withCtrl = (person: Person, ...keys: string[]) => {
    person.hold('Control_L')
    for (const key of keys) person.strike(key)
    return person.release('Control_L')
  }

  it('over all that a field held is what is left of it', () => {
    const empty = withCtrl(inField({ value: '' }).write('wrong'), 'a').write('right')
    expect(seen(empty)).toEqual([typed('right')])
    const held = withCtrl(inField({ value: 'old' }).write('wrong'), 'a').write('right')
    expect(seen(held)).toEqual([press('a', { modifiers: ['ctrl'] }), typed('right')])
    const emptied = withCtrl(inField({ value: 'old' }).write('wrong'), 'a')
      .strike('BackSpace')
      .strike('Tab')
    expect(seen(emptied)).toEqual([press('a', { modifiers: ['ctrl'] }), press('BackSpace'), press('Tab')])
    const copied = withCtrl(inField({ value: 'old' }).write('more'), 'a', 'c')
    expect(seen(copied)).toEqual([typed('more'), press('a', { modifiers: ['ctrl'] }), press('c', { modifiers: ['ctrl'] })])
  })

  it('after everything was selected is all that the field holds: Home and End stay in it', () => {
    const person = withCtrl(inField({ value: 'old' }), 'a')
      .write('world')
      .strike('Home')
      .write('hello ')
      .strike('End')
      .write('!')
    expect(seen(person)).toEqual([press('a', { modifiers: ['ctrl'] }), typed('hello world!')])
  })

  it('follows Ctrl with BackSpace and Left over words that all programs see alike', () => {
    expect(seen(withCtrl(inField().write('one two three'), 'BackSpace').write('four'))).toEqual([typed('one two four')])
    expect(seen(withCtrl(inField().write('one two  '), 'BackSpace'))).toEqual([typed('one ')])
    expect(seen(withCtrl(inField({ value: '' }).write('one'), 'BackSpace').write('two'))).toEqual([typed('two')])
    expect(seen(withCtrl(inField().write('a cat'), 'Left').write('big ').strike('Tab'))).toEqual([
      typed('a big cat'),
      press('Left', { times: 3 }),
      press('Tab'),
    ])
    const selected = inField().write('one two').hold('Control_L').hold('Shift_L').strike('Left').release('Shift_L').release('Control_L')
    expect(seen(selected.write('three'))).toEqual([typed('one three')])
  })

  it('presses Ctrl with BackSpace where programs differ, where more may be deleted, and in a terminal', () => {
    const ctrlBack = press('BackSpace', { modifiers: ['ctrl'] })
    expect(seen(withCtrl(inField().write('x foo.bar'), 'BackSpace'))).toEqual([typed('x foo.bar'), ctrlBack])
    expect(seen(withCtrl(inField({ value: 'old' }).write('one'), 'BackSpace'))).toEqual([typed('one'), ctrlBack])
    const terminal = scriptedPerson()
      .window(aWindow({ program: 'xfce4-terminal' }))
      .focus(anElement())
    expect(seen(withCtrl(terminal.write('ls one two'), 'BackSpace'))).toEqual([typed('ls one two'), ctrlBack])
    const start = scriptedPerson()
      .window(aWindow({ program: 'gnome-terminal-server' }))
      .focus(anElement({ value: '' }))
    expect(seen(withCtrl(start.write('ls'), 'a').write('echo '))).toEqual([
      typed('ls'),
      press('a', { modifiers: ['ctrl'] }),
      typed('echo '),
    ])
  })

  it('does not take a field for empty into which something was typed since', () => {
    const person = inField({ value: '' }).write('abc').turn(here, 0, 1).write('def').strike('Home').write('x')
    expect(seen(person)).toEqual([
      typed('abc'),
      { kind: 'scroll', point: here, notchesX: 0, notchesY: 1 },
      typed('def'),
      press('Home'),
      typed('x'),
    ])
  })

  it('keeps Return inside a text as the key it is: it may send a form as well as begin a line', () => {
    expect(seen(scriptedPerson().write('Dear Ada').strike('Return').write('thanks'))).toEqual([
      typed('Dear Ada'),
      press('Return'),
      typed('thanks'),
    ])
  })

  it('loses, as every program does, the key that does not belong to a composed character', () => {
    expect(seen(scriptedPerson().write('ab').strike('dead_acute').strike('BackSpace').write('c'))).toEqual([typed('abc')])
    expect(seen(scriptedPerson().write('ab').strike('dead_acute').strike('q').strike('BackSpace').write('c'))).toEqual([typed('ac')])
    expect(seen(scriptedPerson().strike('Multi_key').strike('o').strike('Escape').write('c'))).toEqual([typed('c')])
    const saved = scriptedPerson().strike('dead_acute').hold('Control_L').strike('s').release('Control_L')
    expect(seen(saved)).toEqual([press('s', { modifiers: ['ctrl'] })])
  })

  it('goes on over a long pause and ends with a click', () => {
    expect(seen(scriptedPerson().write('Dear').rest(20_000).write(' Ada').click(here).write('x'))).toEqual([
      typed('Dear Ada'),
      click(here),
      typed('x'),
    ])
  })

  it('ends where another window takes the keyboard, though not when the news is of the click before', () => {
    const [letter, dialog] = [aWindow(), aWindow({ id: 2, title: 'Question', kind: 'dialog' })]
    expect(seen(scriptedPerson().window(letter).write('abcdefgh').window(dialog).write('yes'))).toEqual([typed('abcdefgh'), typed('yes')])
    expect(seen(scriptedPerson().window(letter).click(here).write('ye').window(dialog).write('s'))).toEqual([click(here), typed('yes')])
  })

  it('follows the cursor through corrections inside what was typed', () => {
    const helo = scriptedPerson().write('helo').strike('Left').write('l').strike('Right')
    expect(seen(helo)).toEqual([typed('hello')])
    expect(seen(scriptedPerson().write('abc').strike('Left', '', 1).strike('Delete').strike('Right').write('d'))).toEqual([typed('acd')])
    const selected = scriptedPerson().write('abc').hold('Shift_L').strike('Left', '', 1).release('Shift_L').write('Z')
    expect(seen(selected)).toEqual([typed('aZ')])
  })

  it('puts the cursor where the person left it', () => {
    expect(seen(scriptedPerson().write('abc').strike('Left', '', 1).strike('Return'))).toEqual([
      typed('abc'),
      press('Left', { times: 2 }),
      press('Return'),
    ])
    const selecting = scriptedPerson()
      .write('abc')
      .hold('Shift_L')
      .strike('Left')
      .release('Shift_L')
      .hold('Control_L')
      .strike('x')
      .release('Control_L')
    expect(seen(selecting)).toEqual([typed('abc'), press('Left', { modifiers: ['shift'] }), press('x', { modifiers: ['ctrl'] })])
  })

  it('follows Home and End only in a field that is known to have been empty', () => {
    const write = (person: Person) => person.write('world').strike('Home').write('hello ').strike('End').write('!')
    expect(seen(write(scriptedPerson().focus(anElement({ value: '' }))))).toEqual([typed('hello world!')])
    const unknown = [typed('world'), press('Home'), typed('hello '), press('End'), typed('!')]
    expect(seen(write(scriptedPerson()))).toEqual(unknown)
    expect(seen(write(scriptedPerson().focus(anElement({ value: 'old' }))))).toEqual(unknown)
    expect(
      seen(
        write(
          scriptedPerson()
            .focus(anElement({ value: '' }))
            .click(here),
        ),
      ),
    ).toEqual([click(here), ...unknown])
  })

  it('presses what reaches beyond what was typed', () => {
    expect(seen(scriptedPerson().write('ab').strike('BackSpace', '', 3))).toEqual([press('BackSpace', { times: 2 })])
    expect(seen(scriptedPerson().write('ab').strike('Delete'))).toEqual([typed('ab'), press('Delete')])
    expect(seen(scriptedPerson().write('ab').strike('Up').write('c'))).toEqual([typed('ab'), press('Up'), typed('c')])
    const word = scriptedPerson().write('ab').hold('Control_L').strike('BackSpace').release('Control_L')
    expect(seen(word)).toEqual([typed('ab'), press('BackSpace', { modifiers: ['ctrl'] })])
  })

  it('remembers that a selection was replaced even when all that was typed is taken back', () => {
    const all = scriptedPerson().hold('Control_L').strike('a').release('Control_L').write('x').strike('BackSpace')
    expect(seen(all)).toEqual([press('a', { modifiers: ['ctrl'] }), press('BackSpace')])
    expect(seen(scriptedPerson().click(here).write('x').strike('BackSpace'))).toEqual([click(here)])
  })

  it('takes AltGr, Option and composed characters for typing, Ctrl, Alt and Super with a key for a press', () => {
    const altGr = scriptedPerson().hold('ISO_Level3_Shift').strike('q', '@').release('ISO_Level3_Shift')
    expect(seen(altGr)).toEqual([typed('@')])
    const windowsAltGr = scriptedPerson().hold('Control_L').hold('Alt_R').strike('e', '€').release('Alt_R').release('Control_L')
    expect(seen(windowsAltGr)).toEqual([typed('€')])
    const option = scriptedPerson().hold('Alt_L').strike('s', 'ß').release('Alt_L')
    expect(seen(option)).toEqual([typed('ß')])
    const composed = scriptedPerson().strike('dead_acute').strike('e', 'é').strike('Multi_key').strike('apostrophe').strike('a', 'á')
    expect(seen(composed)).toEqual([typed('éá')])
    const shortcuts = scriptedPerson()
      .hold('Control_L')
      .strike('s', 's')
      .hold('Shift_L')
      .strike('S', '\u0013')
      .release('Shift_L')
      .release('Control_L')
    expect(seen(shortcuts)).toEqual([press('s', { modifiers: ['ctrl'] }), press('s', { modifiers: ['ctrl', 'shift'] })])
    expect(seen(scriptedPerson().hold('Alt_L').strike('f', 'f').release('Alt_L'))).toEqual([press('f', { modifiers: ['alt'] })])
  })

  it('takes characters that have no key, from an input method', () => {
    expect(seen(scriptedPerson().strike('U6F22', '漢').strike('0x0', '字😀'))).toEqual([typed('漢字😀')])
  })

  it('takes a character that was given by its number, with Ctrl+Shift+U, for itself', () => {
    const opened = (person: Person) => person.hold('Control_L').hold('Shift_L').strike('u').release('Shift_L').release('Control_L')
    expect(seen(opened(scriptedPerson().write('Stra')).write('df e 5'))).toEqual([
      typed('Stra'),
      press('u', { modifiers: ['ctrl', 'shift'] }),
      typed('df e 5'),
    ])
    expect(seen(opened(scriptedPerson().write('a')).write('1e9e b'))).toEqual([typed('aẞb')])
    expect(seen(opened(scriptedPerson()).write('1f600 '))).toEqual([typed('😀')])
    for (const other of ['face ', '110000 ', 'd800 ', '1e9e', '7 '])
      expect(seen(opened(scriptedPerson()).write(other))).toEqual([press('u', { modifiers: ['ctrl', 'shift'] }), typed(other)])
  })

  it('ignores keys that only choose: Caps Lock, Num Lock, another layout', () => {
    const person = scriptedPerson().strike('Caps_Lock').strike('A', 'A').strike('Num_Lock').strike('ISO_Next_Group').strike('ф', 'ф')
    expect(seen(person)).toEqual([typed('Aф')])
  })

  it('keeps a lock as a shortcut when it is struck with Ctrl, Alt or Super', () => {
    expect(seen(scriptedPerson().hold('Super_L').strike('Caps_Lock').release('Super_L'))).toEqual([
      press('Caps_Lock', { modifiers: ['super'] }),
    ])
  })

  it('takes a held letter for what it wrote, and the space bar on a button for a press', () => {
    expect(seen(scriptedPerson().strike('a', 'a', 3))).toEqual([typed('aaaa')])
    expect(
      seen(
        scriptedPerson()
          .focus(anElement({ role: 'checkbox' }))
          .strike('space', ' '),
      ),
    ).toEqual([press('space')])
    expect(seen(scriptedPerson().focus(anElement()).strike('space', ' '))).toEqual([typed(' ')])
  })
})
