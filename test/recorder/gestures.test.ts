import { describe, expect, it } from 'vitest'
import type { RecordedEvent, UiElement } from '#contract'
import { gesturesOf } from '#recorder'
import { anElement, aWindow, scriptedPerson } from './events.ts'
import { click, here, type Person, press, seen, there, typed } from './seen-gestures.ts'

const hitOf = (element: UiElement): RecordedEvent => ({ kind: 'hit', atMs: 900, point: here, element, because: 'pointer' })

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

  it('joins two quick clicks of the wheel, as drawing programs do, but not on what acts on each, and none of the right button', () => {
    const twice = (person: Person) => person.click(here, 'middle').click(here, 'middle')
    const on = (role: UiElement['role']) => twice(scriptedPerson().add(hitOf(anElement({ role }))))
    expect(seen(twice(scriptedPerson()))).toEqual([click(here, { button: 'middle', count: 2 })])
    expect(seen(twice(scriptedPerson()).click(here, 'middle'))).toEqual([
      click(here, { button: 'middle', count: 2 }),
      click(here, { button: 'middle' }),
    ])
    expect(seen(on('document'))).toEqual([click(here, { button: 'middle', count: 2 })])
    expect(seen(on('tab'))).toEqual([click(here, { button: 'middle' }), click(here, { button: 'middle' })])
    expect(seen(on('link'))).toEqual([click(here, { button: 'middle' }), click(here, { button: 'middle' })])
  })

  it('does not join clicks of which one had a modifier', () => {
    const person = scriptedPerson().click(here).hold('Control_L').click(here).release('Control_L')
    expect(seen(person)).toEqual([click(here), click(here, { modifiers: ['ctrl'] })])
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

  it('goes across windows, though another one becomes active on the way', () => {
    const person = scriptedPerson().window(aWindow()).press(here).move({ x: 250, y: 250 })
    person
      .window(aWindow({ id: 2, title: 'Other' }))
      .move(there)
      .lift(there)
    expect(seen(person)).toEqual([{ kind: 'drag', path: [here, there], button: 'left', modifiers: [] }])
  })

  it('has the modifiers of its beginning and those of the drop, which make it a copy or a link', () => {
    const path = [here, there]
    const late = scriptedPerson().press(here).move(there).hold('Control_L').lift(there).release('Control_L')
    expect(seen(late)).toEqual([{ kind: 'drag', path, button: 'left', modifiers: ['ctrl'] }])
    const early = scriptedPerson().hold('Shift_L').press(here).move(there).release('Shift_L').hold('Alt_L').lift(there).release('Alt_L')
    expect(seen(early)).toEqual([{ kind: 'drag', path, button: 'left', modifiers: ['shift', 'alt'] }])
    const clicked = scriptedPerson().press(here).hold('Control_L').lift(here).release('Control_L')
    expect(seen(clicked)).toEqual([click(here)])
  })

  it('does not take a click or a turn of the wheel on its way for itself', () => {
    const path = [here, there]
    const clicking = scriptedPerson().press(here).move(there).click(there, 'right').lift(there)
    expect(seen(clicking)).toEqual([{ kind: 'drag', path, button: 'left', modifiers: [] }, click(there, { button: 'right' })])
    const scrolling = scriptedPerson().press(here).move(there).turn(there, 0, 2).turn(there, 0, 1).lift(there)
    expect(seen(scrolling)).toEqual([
      { kind: 'drag', path, button: 'left', modifiers: [] },
      { kind: 'scroll', point: there, notchesX: 0, notchesY: 3 },
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

describe('the wheel, sideways', () => {
  it('is told by its direction where the mouse has one, and by Shift where it has not', () => {
    expect(seen(scriptedPerson().turn(here, -3, 0))).toEqual([{ kind: 'scroll', point: here, notchesX: -3, notchesY: 0 }])
    const shifted = scriptedPerson().hold('Shift_L').turn(here, 0, 1).turn(here, 0, 1).release('Shift_L')
    expect(seen(shifted)).toEqual([{ kind: 'scroll', point: here, notchesX: 0, notchesY: 2, modifiers: ['shift'] }])
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

  it('makes nothing of an Alt or Super that was held for a drag', () => {
    const person = scriptedPerson().press(here).move(there).hold('Alt_L').lift(there).release('Alt_L')
    expect(seen(person)).toEqual([{ kind: 'drag', path: [here, there], button: 'left', modifiers: ['alt'] }])
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
