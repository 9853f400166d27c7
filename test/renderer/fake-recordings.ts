import {
  type CallHandlers,
  type CallName,
  NO_RECORDING,
  type RecordingDetail,
  type RecordingId,
  type RecordingScope,
  type RecordingState,
  UnderstudyError,
} from '#contract'
import { found } from './found.ts'
import { ago, type World } from './world/index.ts'

type RecordingCalls = Pick<CallHandlers, Extract<CallName, `recording.${string}`>>

/** The recorder and its shelf, over the made-up world. */
export function fakeRecordings(
  world: World,
  emit: (state: RecordingState) => void,
): { handlers: RecordingCalls; tell: (next: Partial<RecordingState>) => RecordingState } {
  let state: RecordingState = NO_RECORDING
  let begun: { goal: string; scope: RecordingScope | null; markers: RecordingDetail['markers'] }
  let made = 0
  const tell = (next: Partial<RecordingState>) => {
    state = { ...state, ...next }
    emit(state)
    return state
  }
  const pastOf = (id: RecordingId) =>
    found(
      world.recordings.find((it) => it.summary.id === id),
      'recording',
    )

  const handlers: RecordingCalls = {
    'recording.state': async () => state,
    'recording.start': async ({ goal, scope = null }) => {
      made += 1
      begun = { goal, scope, markers: [] }
      const health = { inputEvents: 0, lastInputAgoMs: null, lastFrameAgoMs: 60, clockDriftMs: 4, bytes: 4096 }
      return tell({ ...NO_RECORDING, phase: 'recording', id: `recording-new-${made}` as RecordingId, health })
    },
    'recording.programs': async () => world.programs,
    'recording.private': async () => tell({ phase: 'private' }),
    'recording.pause': async () => tell({ phase: 'paused' }),
    'recording.resume': async () => tell({ phase: 'recording' }),
    'recording.marker': async ({ note, milestone = false }) => {
      begun?.markers.push({ atMs: state.elapsedMs, note, milestone })
      return tell({ eventCount: state.eventCount + 1 })
    },
    'recording.stop': async (input) => {
      const summary = {
        id: state.id as RecordingId,
        goal: input.goal ?? begun.goal,
        startedAt: ago(42_000),
        endedAt: ago(0),
        durationMs: 42_000,
        eventCount: state.eventCount,
        gestureCount: 12,
        notices: [],
      }
      const { scope, markers } = begun
      world.recordings.unshift({ summary, gestures: [], markers, pauses: [], scope, bytes: state.health.bytes, programs: [], findings: [] })
      tell(NO_RECORDING)
      return summary
    },
    'recording.discard': async () => tell(NO_RECORDING),
    'recording.list': async () => world.recordings.map(({ summary }) => summary),
    'recording.delete': async ({ id }) => {
      world.recordings = world.recordings.filter(({ summary }) => summary.id !== id)
      return { deleted: true }
    },
    'recording.get': async ({ id }) => pastOf(id),
    'recording.repair': async ({ id }) => {
      const past = pastOf(id)
      past.summary = { ...past.summary, endedAt: ago(0), durationMs: 9000, repairedAt: ago(0) }
      return past.summary
    },
    'recording.secrets': async ({ id }) => pastOf(id).findings,
    'recording.redact': async ({ id, findings }) => {
      const past = pastOf(id)
      past.findings = past.findings.filter((finding) => !findings.includes(finding.id))
      past.gestures = past.gestures.map((gesture) =>
        gesture.kind === 'type' && findings.includes('finding-card') && gesture.text.startsWith('4111')
          ? { ...gesture, text: '', secret: true }
          : gesture,
      )
      return past.summary
    },
    'recording.export': async ({ id }) => {
      pastOf(id)
      return { file: `/home/tom/.local/share/understudy/exports/${id}.understudy`, bytes: 9_437_184 }
    },
    'recording.import': async ({ file }) => {
      if (!/\.(understudy|txt|json)$/.test(file)) {
        throw new UnderstudyError(
          'bad-input',
          'Nobody here can read this file.',
          'Choose a recording exported by Understudy, a ShowUI-Aloha log or a Chrome recording.',
        )
      }
      made += 1
      const first = found(world.recordings[0], 'recording')
      const importedFrom = file.endsWith('.json') ? 'chrome-devtools' : file.endsWith('.txt') ? 'showui-aloha' : 'understudy'
      const summary = { ...first.summary, id: `recording-import-${made}` as RecordingId, goal: 'Find the weather', importedFrom } as const
      world.recordings.unshift({ ...first, summary })
      const unread = file.endsWith('.txt')
        ? [
            {
              line: 14,
              text: '{"timestamp": "00:00:04.120", "message": "Gesture {\\"fingers\\": 3}"}',
              why: 'This kind of line is not known.',
            },
            { line: 61, text: '{"timestamp": "00:00:3', why: 'The line ends in the middle.' },
          ]
        : []
      return { recording: summary, unread }
    },
  }
  return { handlers, tell }
}
