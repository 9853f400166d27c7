import { describe, expect, it } from 'vitest'
import type { Gesture, Point, RecordedEvent } from '#contract'
import { gesturesOf } from '#recorder'
import { anElement, aWindow, scriptedPerson } from './events.ts'

type Person = ReturnType<typeof scriptedPerson>
type Untimed<T> = T extends unknown ? Omit<T, 'fromMs' | 'toMs'> : never

/** The gestures without their times. */
function seen(person: Person | RecordedEvent[]): Untimed<Gesture>[] {
  const events = Array.isArray(person) ? person : person.events
  return gesturesOf(events).map(({ fromMs: _from, toMs: _to, ...rest }) => rest)
}
const click = (point: Point, more: Partial<Extract<Gesture, { kind: 'click' }>> = {}) => ({
  kind: 'click' as const,
  point,
  button: 'left' as const,
  count: 1 as const,
  modifiers: [],
  ...more,
})
const press = (key: string, more: Partial<Extract<Gesture, { kind: 'press' }>> = {}) => ({
  kind: 'press' as const,
  modifiers: [],
  key,
  times: 1,
  ...more,
})
const typed = (text: string) => ({ kind: 'type' as const, text, secret: false })
const secret = { kind: 'type' as const, text: '', secret: true }
const here = { x: 100, y: 200 }
const there = { x: 400, y: 300 }

describe('the faults of the nearest peer', () => {
  it.each(['Tab', 'Escape', 'Left', 'Up', 'F5', 'KP_Enter', 'KP_Home', 'Return', 'Delete', 'Page_Down', 'Print', 'Menu'])(
    'does not lose a lone %s',
    (key) => {
      expect(seen(scriptedPerson().strike(key))).toEqual([press(key)])
    },
  )

  it('keeps digits of the number pad as typing', () => {
    expect(seen(scriptedPerson().strike('KP_4', '4').strike('KP_2', '2'))).toEqual([typed('42')])
  })

  it('keeps ALT+TAB, and tells Alt held for two Tabs from Alt+Tab twice', () => {
    const held = scriptedPerson().hold('Alt_L').strike('Tab').strike('Tab').release('Alt_L')
    expect(seen(held)).toEqual([press('Tab', { modifiers: ['alt'], times: 2 })])
    const twice = scriptedPerson().hold('Alt_L').strike('Tab').release('Alt_L').hold('Alt_L').strike('Tab').release('Alt_L')
    expect(seen(twice)).toEqual([press('Tab', { modifiers: ['alt'] }), press('Tab', { modifiers: ['alt'] })])
  })

  it('keeps WIN+R, and the Windows key struck alone', () => {
    expect(seen(scriptedPerson().hold('Super_L').strike('r').release('Super_L'))).toEqual([press('r', { modifiers: ['super'] })])
    expect(seen(scriptedPerson().hold('Super_L').release('Super_L'))).toEqual([press('Super_L')])
  })

  it('makes no gesture of a lone Shift or Ctrl, nor of an Alt that was held for a click', () => {
    expect(seen(scriptedPerson().hold('Shift_L').release('Shift_L').hold('Control_L').release('Control_L'))).toEqual([])
    expect(seen(scriptedPerson().hold('Alt_L').click(here).release('Alt_L'))).toEqual([click(here, { modifiers: ['alt'] })])
  })

  it('keeps case and shifted signs: SHIFT+1 is an exclamation mark', () => {
    expect(seen(scriptedPerson().write('Dear Ms Öz, 100 %!'))).toEqual([typed('Dear Ms Öz, 100 %!')])
  })

  it('leaves formulas as they were typed', () => {
    expect(seen(scriptedPerson().write('=X2*Y10+1').strike('Return'))).toEqual([typed('=X2*Y10+1'), press('Return')])
  })

  it('counts every backspace of a held key, by events and not by time', () => {
    expect(seen(scriptedPerson().write('Monday').strike('BackSpace', '', 5).write('arch'))).toEqual([typed('arch')])
    expect(seen(scriptedPerson().write('Monday').strike('BackSpace', '', 4).write('arch'))).toEqual([typed('March')])
  })

  it('does not give typing the place of the next click', () => {
    const person = scriptedPerson().write('ab').rest(500)
    const typedUntil = person.now()
    const gestures = gesturesOf(person.click(here).events)
    expect(gestures).toEqual([
      { kind: 'type', fromMs: 1000, toMs: 1080, text: 'ab', secret: false },
      { kind: 'click', fromMs: typedUntil, toMs: typedUntil + 60, point: here, button: 'left', count: 1, modifiers: [] },
    ])
  })

  it('keeps the modifiers of CTRL+click and SHIFT+click', () => {
    const person = scriptedPerson()
      .hold('Control_L')
      .click(here)
      .release('Control_L')
      .rest(800)
      .hold('Shift_R')
      .click(there)
      .release('Shift_R')
    expect(seen(person)).toEqual([click(here, { modifiers: ['ctrl'] }), click(there, { modifiers: ['shift'] })])
  })

  it('does not join scrolls that are 30 s apart', () => {
    const person = scriptedPerson().turn(here, 0, 1).turn(here, 0, 1).rest(30_000).turn(here, 0, 1)
    expect(seen(person)).toEqual([
      { kind: 'scroll', point: here, notchesX: 0, notchesY: 2 },
      { kind: 'scroll', point: here, notchesX: 0, notchesY: 1 },
    ])
  })

  it('does not drop the last action, whatever it is', () => {
    expect(seen(scriptedPerson().click(here).rest(900).click(there))).toEqual([click(here), click(there)])
    expect(seen(scriptedPerson().press(here))).toEqual([click(here)])
    expect(seen(scriptedPerson().press(here).move(there))).toEqual([{ kind: 'drag', path: [here, there], button: 'left', modifiers: [] }])
    expect(seen(scriptedPerson().write('bye'))).toEqual([typed('bye')])
    expect(seen(scriptedPerson().hold('Control_L').strike('s'))).toEqual([press('s', { modifiers: ['ctrl'] })])
  })

  it('keeps negative coordinates, of monitors left of or above the first', () => {
    const left = { x: -1500, y: -20 }
    expect(seen(scriptedPerson().click(left).rest(900).turn(left, 0, -3))).toEqual([
      click(left),
      { kind: 'scroll', point: left, notchesX: 0, notchesY: -3 },
    ])
  })

  it('keeps the direction of a drag', () => {
    const forth = scriptedPerson().press(here).move({ x: 250, y: 250 }).lift(there)
    const back = scriptedPerson().press(there).move({ x: 250, y: 250 }).lift(here)
    expect(seen(forth)).toEqual([{ kind: 'drag', path: [here, there], button: 'left', modifiers: [] }])
    expect(seen(back)).toEqual([{ kind: 'drag', path: [there, here], button: 'left', modifiers: [] }])
  })

  it('keeps no secret typed in clear, only that one was typed', () => {
    const person = scriptedPerson().write('ada').strike('Tab').secret(8).strike('Return')
    expect(seen(person)).toEqual([typed('ada'), press('Tab'), secret, press('Return')])
  })
})

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
