import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Gesture, NO_RECORDING, type RecordingState } from '#contract'
import { fileSize, momentsAgo } from '../../../renderer/state/format.ts'
import { gesturePieces, gestureText } from '../../../renderer/state/gesture-text.ts'
import { healthOf } from '../../../renderer/state/health.ts'
import { isScopeOpen, type ScopeDraft, scopeOf } from '../../../renderer/state/scope.ts'
import { timelineOf } from '../../../renderer/state/timeline.ts'

const span = { fromMs: 0, toMs: 10 }
const point = { x: 412.4, y: 268 }
const click = { ...span, kind: 'click', point, button: 'left', count: 1, modifiers: [] } satisfies Gesture

describe('a gesture in words', () => {
  it('tells every kind of click, with what was held', () => {
    const clicks: Gesture[] = [
      click,
      { ...click, count: 2 },
      { ...click, count: 3 },
      { ...click, button: 'right' },
      { ...click, button: 'middle', count: 2 },
      { ...click, modifiers: ['ctrl', 'shift'] },
    ]
    expect(clicks.map(gestureText)).toEqual([
      'Clicked at 412, 268',
      'Double-clicked at 412, 268',
      'Triple-clicked at 412, 268',
      'Right-clicked at 412, 268',
      'Middle-double-clicked at 412, 268',
      'Clicked at 412, 268 holding Ctrl+Shift',
    ])
  })

  it('tells drags, the wheel, keys and typing', () => {
    const gestures: Gesture[] = [
      { ...span, kind: 'drag', path: [point, { x: 9, y: 9 }, { x: -20, y: 5 }], button: 'right', modifiers: [] },
      { ...span, kind: 'scroll', point, notchesX: 0, notchesY: -1 },
      { ...span, kind: 'scroll', point, notchesX: 2, notchesY: 6, modifiers: ['ctrl'] },
      { ...span, kind: 'scroll', point, notchesX: 0, notchesY: 0 },
      { ...span, kind: 'press', key: 's', modifiers: ['ctrl'], times: 1 },
      { ...span, kind: 'press', key: 'Return', modifiers: [], times: 2 },
      { ...span, kind: 'press', key: 'F5', modifiers: [], times: 3 },
      { ...span, kind: 'type', text: 'Dear Maria', secret: false },
      { ...span, kind: 'type', text: '', secret: false },
    ]
    expect(gestures.map(gestureText)).toEqual([
      'Dragged from 412, 268 to -20, 5 with the right button',
      'Scrolled up by 1 notch',
      'Scrolled down by 6 notches and right by 2 notches holding Ctrl',
      'Scrolled a little',
      'Pressed Ctrl+S',
      'Pressed Return twice',
      'Pressed F5 3 times',
      'Typed “Dear Maria”',
      'Typed something and took it back',
    ])
  })

  it('never shows the text of a secret, even if one were there', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(gesturePieces({ ...span, kind: 'type', text, secret: true })).toEqual([{ kind: 'words', text: 'Typed a secret' }])
      }),
    )
  })

  it('has words for whatever the contract allows', () => {
    const place = fc.record({ x: fc.integer({ min: -4000, max: 4000 }), y: fc.integer({ min: -4000, max: 4000 }) })
    const modifiers = fc.uniqueArray(fc.constantFrom('ctrl', 'shift', 'alt', 'super'))
    const button = fc.constantFrom('left', 'middle', 'right')
    const gesture = fc.oneof(
      fc.record({ kind: fc.constant('click'), point: place, button, count: fc.constantFrom(1, 2, 3), modifiers }),
      fc.record({ kind: fc.constant('drag'), path: fc.array(place, { minLength: 2 }), button, modifiers }),
      fc.record({ kind: fc.constant('scroll'), point: place, notchesX: fc.integer(), notchesY: fc.integer(), modifiers }),
      fc.record({ kind: fc.constant('type'), text: fc.string(), secret: fc.boolean() }),
      fc.record({ kind: fc.constant('press'), key: fc.string({ minLength: 1 }), modifiers, times: fc.integer({ min: 1, max: 99 }) }),
    )
    fc.assert(
      fc.property(gesture, (made) => {
        const text = gestureText(Gesture.parse({ ...span, ...made }))
        expect(text).toMatch(/^\p{Lu}\S+/u)
        expect(text).not.toContain('undefined')
      }),
    )
  })
})

describe('what was done', () => {
  it('stands in the order of time, a mark before what was done at the same moment', () => {
    const typed = { kind: 'type', fromMs: 500, toMs: 900, text: 'a', secret: false } satisfies Gesture
    const late = { ...click, fromMs: 2000 }
    expect(
      timelineOf({
        gestures: [typed, late],
        markers: [
          { atMs: 2000, note: 'done', milestone: true },
          { atMs: 100, note: '', milestone: false },
        ],
        pauses: [
          { fromMs: 1000, toMs: 1800, private: true },
          { fromMs: 3000, toMs: null, private: false },
        ],
      }),
    ).toEqual([
      { kind: 'note', atMs: 100, note: '' },
      { kind: 'gesture', atMs: 500, gesture: typed },
      { kind: 'private', atMs: 1000, forMs: 800 },
      { kind: 'milestone', atMs: 2000, note: 'done' },
      { kind: 'gesture', atMs: 2000, gesture: late },
      { kind: 'pause', atMs: 3000, forMs: null },
    ])
  })
})

describe('the health of a recording', () => {
  const health = { inputEvents: 318, lastInputAgoMs: 900, lastFrameAgoMs: 70, clockDriftMs: 12, bytes: 4096 }
  const state: RecordingState = { ...NO_RECORDING, phase: 'recording', framesSeen: 630, health }

  it('runs on between two reports', () => {
    expect(healthOf(state, 2000)).toEqual({
      input: { count: 318, agoMs: 2900 },
      pictures: { count: 630, agoMs: 2070 },
      driftMs: null,
      bytes: 4096,
      fault: null,
    })
  })

  it('names the worst that is wrong: silence, then input, pictures, clocks', () => {
    const blind = { ...state, inputSeen: false }
    const frozen = { ...state, health: { ...health, lastFrameAgoMs: 5000, clockDriftMs: -900 } }
    const drifted = { ...state, health: { ...health, clockDriftMs: -900 } }
    expect([healthOf(blind, 7000), healthOf(blind, 0), healthOf(frozen, 0), healthOf(drifted, 0)].map(({ fault }) => fault)).toEqual([
      'silent',
      'input',
      'pictures',
      'clocks',
    ])
    expect(healthOf(drifted, 0).driftMs).toBe(-900)
  })

  it('is not bad while nothing is recorded on purpose, nor without video', () => {
    const faults = (['paused', 'private', 'starting', 'stopping', 'idle'] as const).map(
      (phase) => healthOf({ ...state, phase, inputSeen: false }, 60_000).fault,
    )
    const noVideo = { ...state, framesSeen: 0, health: { ...health, lastFrameAgoMs: null, clockDriftMs: null } }
    expect([...faults, healthOf(noVideo, 0).fault]).toEqual([null, null, null, null, null, null])
  })

  it('is told in plain times and sizes', () => {
    expect([0, 1999, 2000, 59_999, 60_000, 3_600_000].map(momentsAgo)).toEqual([
      'just now',
      'just now',
      '2 s ago',
      '59 s ago',
      '1 min ago',
      '60 min ago',
    ])
    expect([0, 1, 4096, 999_000, 999_001, 14_680_064, 123_456_789, 1_250_000_000].map(fileSize)).toEqual([
      '0 KB',
      '1 KB',
      '5 KB',
      '999 KB',
      '1.0 MB',
      '14.7 MB',
      '123 MB',
      '1.3 GB',
    ])
  })
})

describe('what may be recorded', () => {
  const draft: ScopeDraft = { mode: 'chosen', only: { mousepad: ' *Mousepad ', thunar: '' }, never: ['keepassxc'], keepClipboard: false }

  it('goes to the engine as programs with their windows, and those left out', () => {
    expect(scopeOf(draft)).toEqual({ only: [{ program: 'mousepad', title: '*Mousepad' }, { program: 'thunar' }], never: ['keepassxc'] })
  })

  it('forgets the choice when everything is recorded, but not what is left out', () => {
    expect([scopeOf({ ...draft, mode: 'everything' }), scopeOf({ ...draft, mode: 'everything', never: [] })]).toEqual([
      { only: [], never: ['keepassxc'] },
      undefined,
    ])
  })

  it('is still open while nothing is chosen: that would record everything after all', () => {
    expect([isScopeOpen(draft), isScopeOpen({ ...draft, only: {} }), isScopeOpen({ ...draft, mode: 'everything', only: {} })]).toEqual([
      false,
      true,
      false,
    ])
  })
})
