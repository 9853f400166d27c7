import { describe, expect, it } from 'vitest'
import { type Gesture, NO_RECORDING, type RecordingDetail, RecordingId, type RecordingState } from '#contract'
import { detailText, findingText, gestureText, healthLine } from '../../engine/cli/recording-text.ts'

const point = { x: 10.4, y: 20.6 }
const span = { fromMs: 1000, toMs: 1100 }
const state = (more: Partial<RecordingState>, health: Partial<RecordingState['health']> = {}): RecordingState => ({
  ...NO_RECORDING,
  phase: 'recording',
  elapsedMs: 12_300,
  eventCount: 45,
  framesSeen: 120,
  ...more,
  health: { ...NO_RECORDING.health, lastFrameAgoMs: 80, clockDriftMs: -40, bytes: 1_234_567, ...health },
})

describe('the line about a recording’s health', () => {
  it.each<[string, RecordingState]>([
    ['● 12.3 s  45 events  120 frames  1.2 MB', state({})],
    ['● 12.3 s  NO INPUT IS SEEN  120 frames  1.2 MB', state({ inputSeen: false })],
    ['● 12.3 s  45 events  NO FRAME FOR 4.2 s  1.2 MB', state({}, { lastFrameAgoMs: 4200 })],
    ['● 12.3 s  45 events  120 frames  clocks -800 ms apart  1.2 MB', state({}, { clockDriftMs: -800 })],
    ['◌ private 12.3 s  45 events  120 frames  5 kB', state({ phase: 'private' }, { bytes: 4200 })],
    [
      '‖ paused 12.3 s  45 events  0 frames  1.2 MB',
      state({ phase: 'paused', framesSeen: 0 }, { lastFrameAgoMs: null, clockDriftMs: null }),
    ],
  ])('reads %s', (line, of) => {
    expect(healthLine(of)).toBe(line)
  })
})

describe('what was done, in words', () => {
  it.each<[string, Gesture]>([
    ['click at 10,21', { ...span, kind: 'click', point, button: 'left', count: 1, modifiers: [] }],
    ['ctrl+double-click with the right button at 10,21', { ...span, kind: 'click', point, button: 'right', count: 2, modifiers: ['ctrl'] }],
    ['drag from 10,21 to 0,0', { ...span, kind: 'drag', path: [point, { x: 0, y: 0 }], button: 'left', modifiers: [] }],
    ['scroll 0,-3 at 10,21', { ...span, kind: 'scroll', point, notchesX: 0, notchesY: -3 }],
    ['type "a\\nb"', { ...span, kind: 'type', text: 'a\nb', secret: false }],
    ['type a secret', { ...span, kind: 'type', text: '', secret: true }],
    ['press ctrl+shift+s', { ...span, kind: 'press', modifiers: ['ctrl', 'shift'], key: 's', times: 1 }],
    ['press Down 3 times', { ...span, kind: 'press', modifiers: [], key: 'Down', times: 3 }],
  ])('reads %s', (text, gesture) => {
    expect(gestureText(gesture)).toBe(text)
  })

  it('stands in the order of time, with notes and milestones between, and what was left out', () => {
    const detail: RecordingDetail = {
      summary: {
        id: RecordingId.parse('recording-1'),
        goal: '',
        startedAt: '2026-01-02T03:04:05.000Z',
        endedAt: null,
        durationMs: 9000,
        eventCount: 7,
        gestureCount: 1,
        notices: ['No video.'],
      },
      gestures: [{ ...span, kind: 'type', text: 'hello', secret: false }],
      markers: [
        { atMs: 2000, note: 'The form', milestone: true },
        { atMs: 500, note: 'first', milestone: false },
      ],
      pauses: [
        { fromMs: 3000, toMs: 7500, private: true },
        { fromMs: 8000, toMs: null, private: false },
      ],
      scope: { only: [{ program: 'shop', title: '*Cart*' }], never: ['vault'] },
      bytes: 900,
      programs: ['shop'],
    }
    expect(detailText(detail).split('\n')).toEqual([
      'recording-1: (no goal)',
      '9.0 s, 1 actions, 7 events, 1 kB, cut short',
      'Programs: shop',
      'Only: shop:*Cart*',
      'Without: vault',
      '    0.5 s  ✎ note: first',
      '    1.0 s  type "hello"',
      '    2.0 s  ◆ milestone: The form',
      '    3.0 s  ‖ private for 4.5 s',
      '    8.0 s  ‖ paused to the end',
      'Note: No video.',
    ])
  })

  it('names a finding without telling it', () => {
    const places = [
      { in: 'typing' as const, atMs: 1500 },
      { in: 'video' as const, atMs: 2000 },
      { in: 'video' as const, atMs: 3000 },
    ]
    const finding = { id: 'secret-1', kind: 'card-number', what: 'A card number', masked: '4111 •••• •••• 1111', places }
    expect(findingText(finding)).toBe('secret-1  A card number  4111 •••• •••• 1111  in typing, video, first at 1.5 s')
  })
})
