import { describe, expect, it } from 'vitest'
import { gesturesOf } from '#recorder'
import { anElement, aWindow, scriptedPerson } from './events.ts'
import { click, here, type Person, press, seen, there, typed } from './seen-gestures.ts'

describe('clicks', () => {
  it('joins quick clicks in one place to double and triple clicks, and begins anew after three', () => {
    const near = { x: here.x + 3, y: here.y - 2 }
    expect(seen(scriptedPerson().click(here).click(near))).toEqual([click(here, { count: 2 })])
    expect(seen(scriptedPerson().click(here).click(here).click(here))).toEqual([click(here, { count: 3 })])
    expect(seen(scriptedPerson().click(here).click(here).click(here).click(here))).toEqual([click(here, { count: 3 }), click(here)])
  })

  it('does not join clicks that are slow, apart, of another button, or with a key between', () => {
    const far = { x: here.x + 12, y: here.y }
    expect(seen(scriptedPerson().click(here).rest(600).click(here))).toEqual([click(here), click(here)])
    expect(seen(scriptedPerson().click(here).click(far))).toEqual([click(here), click(far)])
    expect(seen(scriptedPerson().click(here, 'right').click(here, 'right'))).toEqual([
      click(here, { button: 'right' }),
      click(here, { button: 'right' }),
    ])
    expect(seen(scriptedPerson().click(here).strike('x', 'x').click(here))).toEqual([click(here), typed('x'), click(here)])
  })

  it('takes a hand that trembles for a click, at the place of the press', () => {
    expect(seen(scriptedPerson().press(here).move({ x: 102, y: 201 }).lift({ x: 103, y: 202 }))).toEqual([click(here)])
  })

  it('keeps a press whose release was lost, and ignores a release without its press', () => {
    expect(seen(scriptedPerson().lift(here).press(here).rest(900).click(there))).toEqual([click(here), click(there)])
  })

  it('knows the middle button', () => {
    expect(seen(scriptedPerson().click(here, 'middle'))).toEqual([click(here, { button: 'middle' })])
  })
})

describe('drags', () => {
  it('thins a straight way to its ends and keeps the corners of a bent one', () => {
    const person = scriptedPerson().press({ x: 0, y: 0 })
    for (let x = 5; x <= 100; x += 5) person.move({ x, y: 0 })
    for (let y = 5; y <= 100; y += 5) person.move({ x: 100, y })
    const path = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 100 },
    ]
    expect(seen(person.lift({ x: 100, y: 100 }))).toEqual([{ kind: 'drag', path, button: 'left', modifiers: [] }])
  })

  it('takes a way out and back for a drag though it ends where it began', () => {
    expect(seen(scriptedPerson().press(here).move(there).lift(here))).toEqual([
      { kind: 'drag', path: [here, there, here], button: 'left', modifiers: [] },
    ])
  })

  it('stays before a key that was struck while the button was down', () => {
    const person = scriptedPerson().press(here).move(there).strike('Escape').lift(there)
    expect(seen(person)).toEqual([{ kind: 'drag', path: [here, there], button: 'left', modifiers: [] }, press('Escape')])
  })
})

describe('the wheel', () => {
  it('keeps directions and places apart', () => {
    const person = scriptedPerson().turn(here, 0, 2).turn(here, 0, -1).turn(there, 0, -1).turn(there, 1, 0).turn(there, 2, 0)
    expect(seen(person)).toEqual([
      { kind: 'scroll', point: here, notchesX: 0, notchesY: 2 },
      { kind: 'scroll', point: here, notchesX: 0, notchesY: -1 },
      { kind: 'scroll', point: there, notchesX: 0, notchesY: -1 },
      { kind: 'scroll', point: there, notchesX: 3, notchesY: 0 },
    ])
  })

  it('keeps Ctrl with the wheel, which zooms', () => {
    const person = scriptedPerson().hold('Control_L').turn(here, 0, -1).turn(here, 0, -1).release('Control_L')
    expect(seen(person)).toEqual([{ kind: 'scroll', point: here, notchesX: 0, notchesY: -2, modifiers: ['ctrl'] }])
  })
})

describe('typing', () => {
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

  it('ignores keys that only choose: Caps Lock, Num Lock, another layout', () => {
    const person = scriptedPerson().strike('Caps_Lock').strike('A', 'A').strike('Num_Lock').strike('ISO_Next_Group').strike('ф', 'ф')
    expect(seen(person)).toEqual([typed('Aф')])
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

describe('keys', () => {
  it('counts repeats, and keeps Shift with keys that write nothing', () => {
    expect(seen(scriptedPerson().strike('Down').strike('Down', '', 3))).toEqual([press('Down', { times: 5 })])
    expect(seen(scriptedPerson().hold('Shift_L').strike('ISO_Left_Tab').release('Shift_L'))).toEqual([
      press('Tab', { modifiers: ['shift'] }),
    ])
    expect(seen(scriptedPerson().strike('Down').rest(3000).strike('Down'))).toEqual([press('Down'), press('Down')])
  })

  it('knows a modifier again when Shift changed its name between press and release', () => {
    const person = scriptedPerson().hold('Shift_L').hold('Meta_L').strike('Tab').release('Shift_L').release('Alt_L').write('a')
    expect(seen(person)).toEqual([press('Tab', { modifiers: ['shift', 'alt'] }), typed('a')])
  })

  it('lets go of what was held over a pause', () => {
    const person = scriptedPerson()
      .hold('Control_L')
      .press(here)
      .add({ kind: 'pause', atMs: 1200 }, { kind: 'resume', atMs: 9000 })
      .rest(9000)
      .write('ok')
    expect(seen(person)).toEqual([click(here, { modifiers: ['ctrl'] }), typed('ok')])
  })
})

describe('the order of events', () => {
  it('puts events that were written a little late back in their place', () => {
    const { events } = scriptedPerson().write('abc').click(here)
    const late = [events[1]!, events[0]!, ...events.slice(4, 6), ...events.slice(2, 4), ...events.slice(6)]
    expect(gesturesOf(late)).toEqual(gesturesOf(events))
  })

  it('trusts the file where a clock jumped back', () => {
    const before = scriptedPerson(100_000).click(here)
    const after = scriptedPerson(5000).click(there)
    expect(seen([...before.events, ...after.events])).toEqual([click(here), click(there)])
  })

  it('makes nothing of nothing', () => {
    expect(gesturesOf([])).toEqual([])
    expect(seen(scriptedPerson().move(here).add({ kind: 'marker', atMs: 0, note: 'hello' }))).toEqual([])
  })
})
