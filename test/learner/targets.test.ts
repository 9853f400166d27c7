import { describe, expect, it } from 'vitest'
import type { Gesture, RecordedEvent, UiElement } from '#contract'
import { focusHit, pointerHit } from '../../learner/hits.ts'
import { timelineOf } from '../../learner/timeline.ts'
import { demonstration, element } from './support/demonstration.ts'
import { learnTold } from './support/learned.ts'
import { BROWSER, EDITOR, SAVE_AS, SUBJECT } from './support/note-and-form.ts'

const A = element('button', 'A', [20, 50, 40, 20])
const B = element('button', 'B', [20, 50, 40, 20])
const point = { x: 30, y: 60 }
const hit = (atMs: number, target: UiElement | null, because: 'pointer' | 'focus' = 'pointer'): RecordedEvent => ({
  kind: 'hit',
  atMs,
  point,
  element: target,
  because,
})
const windows = (atMs: number, ...all: (typeof EDITOR)[]): RecordedEvent => ({ kind: 'window', atMs, window: all[0] ?? null, windows: all })
const click = (fromMs: number): Gesture => ({ kind: 'click', fromMs, toMs: fromMs + 50, point, button: 'left', count: 1, modifiers: [] })
const type = (fromMs: number): Gesture => ({ kind: 'type', fromMs, toMs: fromMs + 500, text: 'x', secret: false })
const press = (fromMs: number, key: string): Gesture => ({ kind: 'press', fromMs, toMs: fromMs, modifiers: [], key, times: 1 })

describe('what was hit', () => {
  const pointer = (events: RecordedEvent[], gestures: Gesture[]) => pointerHit(timelineOf(events), gestures, gestures.length - 1)?.name

  it('is what was told at rest before the press, not what the press made of it', () => {
    expect(pointer([hit(900, A), hit(1010, B)], [click(1000)])).toBe('A')
  })

  it('is what was told at the press when the pointer had not rested since the gesture before', () => {
    expect(pointer([hit(400, A), hit(1010, B)], [click(500), click(1000)])).toBe('B')
    expect(pointer([hit(1010, B)], [click(1000)])).toBe('B')
  })

  it('is an earlier answer only while the same window lies on top', () => {
    expect(pointer([windows(0, EDITOR), hit(400, A)], [click(500), click(1000)])).toBe('A')
    expect(
      pointer([windows(0, EDITOR), hit(400, A), windows(600, SAVE_AS, { ...SAVE_AS, id: 5, box: EDITOR.box })], [click(500), click(1000)]),
    ).toBeUndefined()
  })

  it('is nothing when accessibility said nothing, or was asked about another place', () => {
    expect(pointer([hit(900, null)], [click(1000)])).toBeUndefined()
    expect(pointer([{ ...hit(900, null), point: { x: 200, y: 200 } } as RecordedEvent], [click(1000)])).toBeUndefined()
  })
})

describe('what had the focus', () => {
  const field = (name: string, value: string) => element('field', name, [20, 50, 100, 20], { value })
  const focus = (events: RecordedEvent[], gestures: Gesture[]) => {
    const found = focusHit(timelineOf(events), gestures, gestures.length - 1)
    return found && [found.name, found.value]
  }

  it('is told with the value from before the keys', () => {
    expect(focus([hit(900, field('To', ''), 'focus'), hit(1100, field('To', 'An'), 'focus')], [type(1000)])).toEqual(['To', ''])
  })

  it('is what was told while typing, when the focus moved after the last answer', () => {
    const other = element('field', 'Cc', [20, 200, 100, 20], { value: 'x' })
    expect(focus([hit(900, field('To', ''), 'focus'), hit(1100, other, 'focus')], [type(1000)])).toEqual(['Cc', 'x'])
  })

  it('is not what had it before a click or Tab, but may be after keys that stay in a field', () => {
    const told = [hit(400, field('To', ''), 'focus')]
    expect(focus(told, [press(500, 'Tab'), type(1000)])).toBeUndefined()
    expect(focus(told, [click(500), type(1000)])).toBeUndefined()
    expect(focus(told, [press(500, 'Home'), type(1000)])).toEqual(['To', ''])
  })
})

describe('a target', () => {
  const send = element('button', 'Send to Anna', [260, 200, 60, 20], { path: ['window', 'panel Mail to Anna'] })
  const label = element('label', 'Anna', [210, 150, 40, 16])

  it('is not looked for by a name, a neighbour or a path that came from a value', async () => {
    const told = demonstration('Write to Anna')
      .open(BROWSER, [SUBJECT])
      .type('Anna', SUBJECT)
      .shows(2, [SUBJECT, send, label])
      .click(send)
      .done()
    const target = (await learnTold(told)).task.steps.at(-1)?.target
    expect([target?.name, target?.label, target?.neighbours, target?.path]).toEqual([
      undefined,
      'button “Send to ⟦subject⟧”',
      [],
      ['window'],
    ])
  })

  it('keeps a name that stood there before anything was typed', async () => {
    const told = demonstration('Write to Anna').open(BROWSER, [SUBJECT, send]).type('Anna', SUBJECT).click(send).done()
    expect((await learnTold(told)).task.steps.at(-1)?.target?.name).toBe('Send to Anna')
  })

  it('of a field on the next page is described anew, though it lies where the last one lay', async () => {
    const next = { ...SUBJECT, name: 'Street' }
    const told = demonstration('Write')
      .open(BROWSER, [SUBJECT])
      .type('hello', SUBJECT)
      .press('Return')
      .shows(2, [next])
      .type('world', next)
      .done()
    const { task, eyes } = await learnTold(told)
    expect([task.steps.map((step) => step.target?.name), eyes.described.map((each) => each.hit)]).toEqual([
      ['Subject', undefined, 'Street'],
      ['Subject', 'Street'],
    ])
  })
})
