import { describe, expect, it } from 'vitest'
import { gesturesOf } from '#recorder'
import { scriptedPerson } from './events.ts'
import { click, here, press, secret, seen, there, typed } from './seen-gestures.ts'

describe('the faults of the nearest peer', () => {
  it.each([
    ...['Tab', 'Escape', 'Return', 'Delete', 'BackSpace', 'Insert', 'Home', 'End', 'Page_Up', 'Page_Down', 'Left', 'Right', 'Up', 'Down'],
    ...Array.from({ length: 24 }, (_, index) => `F${index + 1}`),
    ...['KP_Enter', 'KP_Home', 'KP_End', 'KP_Left', 'KP_Up', 'KP_Page_Down', 'KP_Insert', 'KP_Delete', 'KP_Begin'],
    ...[
      'Print',
      'Menu',
      'Pause',
      'Scroll_Lock',
      'AudioMute',
      'AudioPlay',
      'AudioNext',
      'AudioRaiseVolume',
      'Back',
      'Forward',
      'Calculator',
    ],
  ])('does not lose a lone %s, nor its repeats, nor its shortcuts', (key) => {
    expect(seen(scriptedPerson().strike(key))).toEqual([press(key)])
    expect(seen(scriptedPerson().strike(key, '', 7))).toEqual([press(key, { times: 8 })])
    const combined = scriptedPerson().hold('Control_L').hold('Alt_L').strike(key).release('Alt_L').release('Control_L')
    expect(seen(combined)).toEqual([press(key, { modifiers: ['ctrl', 'alt'] })])
    const ofSuper = scriptedPerson().hold('Super_R').strike(key).release('Super_R')
    expect(seen(ofSuper)).toEqual([press(key, { modifiers: ['super'] })])
  })

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
