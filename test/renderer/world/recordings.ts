import type { Gesture, RecordingDetail, RecordingId, RecordingSummary, SecretFinding } from '#contract'
import { ago, minute } from './basics.ts'

/** A recording as the fake keeps it: what its screen shows, and the secrets that a search would find in it. */
export type PastRecording = RecordingDetail & { findings: SecretFinding[] }

const summary = (id: string, minutesAgo: number, rest: Partial<RecordingSummary>): RecordingSummary => ({
  id: `recording-${id}` as RecordingId,
  goal: '',
  startedAt: ago(minutesAgo * minute),
  endedAt: ago(minutesAgo * minute - 64_000),
  durationMs: 64_000,
  eventCount: 812,
  gestureCount: 0,
  notices: [],
  ...rest,
})

const click = (fromMs: number, x: number, y: number, rest: Partial<Extract<Gesture, { kind: 'click' }>> = {}): Gesture => ({
  kind: 'click',
  fromMs,
  toMs: fromMs + 90,
  point: { x, y },
  button: 'left',
  count: 1,
  modifiers: [],
  ...rest,
})
const typed = (fromMs: number, text: string, secret = false): Gesture => ({ kind: 'type', fromMs, toMs: fromMs + 4200, text, secret })
const press = (fromMs: number, key: string, ...modifiers: ('ctrl' | 'shift' | 'alt' | 'super')[]): Gesture => ({
  kind: 'press',
  fromMs,
  toMs: fromMs + 110,
  key,
  modifiers,
  times: 1,
})

const NOTE: Gesture[] = [
  click(1800, 412, 268),
  typed(2900, 'Dear Maria,'),
  { kind: 'press', fromMs: 8100, toMs: 8600, key: 'Return', modifiers: [], times: 2 },
  typed(9000, 'thank you for looking after the garden while we were away. The roses have never looked better.'),
  click(21_300, 96, 41, { count: 2 }),
  {
    kind: 'drag',
    fromMs: 24_000,
    toMs: 25_100,
    path: [
      { x: 120, y: 300 },
      { x: 410, y: 302 },
    ],
    button: 'left',
    modifiers: [],
  },
  { kind: 'scroll', fromMs: 27_400, toMs: 28_900, point: { x: 500, y: 420 }, notchesX: 0, notchesY: 6 },
  press(33_000, 's', 'ctrl'),
  typed(36_200, 'note-maria.txt'),
  click(44_700, 688, 512),
]

const LOGIN: Gesture[] = [
  click(2100, 640, 212),
  typed(3300, 'maria@example.org'),
  press(7200, 'Tab'),
  typed(7600, '', true),
  press(12_000, 'Return'),
  click(19_500, 300, 388, { button: 'right' }),
  typed(23_000, '4111 1111 1111 1111'),
  click(31_000, 711, 640, { modifiers: ['ctrl'] }),
]

/** What lies on the shelf. Made anew for each page, since redaction and repair change it. */
export function pastRecordings(): PastRecording[] {
  return [
    {
      summary: summary('one', 27 * 60, { goal: 'Write a note to Maria about the garden', gestureCount: NOTE.length }),
      gestures: NOTE,
      markers: [
        { atMs: 1200, note: 'the editor is open', milestone: false },
        { atMs: 21_000, note: 'the note is written', milestone: true },
        { atMs: 50_100, note: '', milestone: true },
      ],
      pauses: [{ fromMs: 30_000, toMs: 41_000, private: true }],
      scope: { only: [{ program: 'mousepad', title: '*Mousepad' }, { program: 'thunar' }], never: ['keepassxc'] },
      bytes: 14_680_064,
      programs: ['mousepad'],
      findings: [],
    },
    {
      summary: summary('login', 31 * 60, {
        goal: 'Pay the invoice of Papyrus Ltd',
        gestureCount: LOGIN.length,
        notices: ['No accessibility bus: names of buttons are read from pixels.'],
      }),
      gestures: LOGIN,
      markers: [],
      pauses: [],
      scope: null,
      bytes: 9_122_304,
      programs: ['chromium', 'thunar'],
      findings: [
        {
          id: 'finding-card',
          kind: 'card-number',
          what: 'A card number',
          masked: '4111 •••• •••• 1111',
          places: [
            { in: 'typing', atMs: 23_000 },
            { in: 'element', atMs: 24_100 },
            { in: 'video', atMs: 24_200 },
            { in: 'video', atMs: 29_800 },
          ],
        },
        {
          id: 'finding-key',
          kind: 'aws-access-key',
          what: 'An access key of Amazon Web Services',
          masked: 'AKIA••••••••••••7QXA',
          places: [{ in: 'window', atMs: 2100 }],
        },
      ],
    },
    {
      summary: summary('cut', 50 * 60, {
        endedAt: null,
        durationMs: null,
        eventCount: 240,
        gestureCount: 3,
        notices: ['The recording was cut short; it holds what was written until then.'],
      }),
      gestures: NOTE.slice(0, 3),
      markers: [],
      pauses: [],
      scope: null,
      bytes: 3_145_728,
      programs: ['mousepad'],
      findings: [],
    },
    {
      summary: summary('aloha', 6 * 24 * 60, {
        goal: 'Make a chart of the sales',
        gestureCount: 2,
        eventCount: 96,
        importedFrom: 'showui-aloha',
      }),
      gestures: [click(400, 220, 180), press(2000, 'F11')],
      markers: [],
      pauses: [],
      scope: null,
      bytes: 40_960,
      programs: ['libreoffice-calc'],
      findings: [],
    },
  ]
}
