import {
  type Clock,
  type Desktop,
  type EmitEvent,
  type Ids,
  type InputTap,
  NO_RECORDING,
  type RecordingId,
  type RecordingScope,
  type RecordingState,
  type RecordingSummary,
  UnderstudyError,
  type VideoRecorder,
  type WindowInfo,
} from '#contract'
import { type RecordingSession, startRecording } from '#recorder'
import type { Home } from './home.ts'
import { type Lock, takeLock } from './lock.ts'
import { startedFrom } from './started-from.ts'

export type RecordingPorts = {
  home: Home
  clock: Clock
  ids: Ids
  desktop: () => Promise<Desktop>
  tap: () => Promise<InputTap>
  /** Undefined, with the reason in words, where no video can be had. */
  video: () => Promise<{ recorder: VideoRecorder } | { problem: string }>
  isOwnWindow: (window: WindowInfo) => boolean
  emit: EmitEvent
}

export type StartOptions = {
  scope?: RecordingScope
  keepClipboard?: boolean
  /** It was started from a terminal: when that is in front now, it is no part of the task. */
  fromTerminal?: boolean
}

/** The recording that goes on, one at a time. */
export function createRecordingService(ports: RecordingPorts) {
  const { home, clock, ids, emit } = ports
  /** Stays after it ended by itself (a full disk, a lost desktop) until it was asked for, or another begins. */
  let current: RecordingSession | undefined

  async function start(goal: string, options: StartOptions = {}): Promise<RecordingState> {
    const lock = takeLock(home.locks, 'recording')
    try {
      emit('recording.state', { ...NO_RECORDING, phase: 'starting' })
      current = await begin(goal, options, lock)
      return current.state()
    } catch (error) {
      lock.release()
      emit('recording.state', NO_RECORDING)
      throw error
    }
  }

  async function begin(goal: string, options: StartOptions, lock: Lock): Promise<RecordingSession> {
    const { scope, keepClipboard } = options
    const [desktop, tap, video] = await Promise.all([ports.desktop(), ports.tap(), ports.video()])
    const terminal = options.fromTerminal ? await startedFrom(await desktop.activeWindow()) : undefined
    const session = await startRecording(
      { desktop, tap, video: 'recorder' in video ? video.recorder : undefined, clock, ids },
      {
        parentFolder: home.recordings,
        goal,
        isOwnWindow: (window) => window.id === terminal?.id || ports.isOwnWindow(window),
        notices: 'problem' in video ? [video.problem] : [],
        ...(scope ? { scope } : {}),
        ...(keepClipboard ? { keepClipboard } : {}),
      },
    )
    session.onState((state) => {
      if (state.phase === 'idle') lock.release()
      emit('recording.state', state)
    })
    emit('recording.state', session.state())
    return session
  }

  function running(): RecordingSession {
    if (!current) throw new UnderstudyError('bad-input', 'Nothing is being recorded.', 'Start a recording first.')
    return current
  }

  async function changed(change: (session: RecordingSession) => void): Promise<RecordingState> {
    const session = running()
    change(session)
    return session.state()
  }

  async function end<Result>(how: (session: RecordingSession) => Promise<Result>): Promise<Result> {
    const session = running()
    try {
      return await how(session)
    } finally {
      if (current === session) current = undefined
    }
  }

  return {
    state: (): RecordingState => current?.state() ?? NO_RECORDING,
    start,
    stop: (goal?: string): Promise<RecordingSummary> => end((session) => session.stop({ goal })),
    async discard(): Promise<RecordingState> {
      await end((session) => session.discard())
      return NO_RECORDING
    },
    pause: () => changed((session) => session.pause()),
    private: () => changed((session) => session.pause({ private: true })),
    resume: () => changed((session) => session.resume()),
    marker: (note: string, milestone = false) => changed((session) => session.marker(note, { milestone })),
    /** The programs that show a window now, ours left out, with their windows' titles. */
    async programs(): Promise<{ program: string; titles: string[] }[]> {
      const windows = (await (await ports.desktop()).windows()).filter((window) => window.program !== '' && !ports.isOwnWindow(window))
      const byProgram = Map.groupBy(windows, ({ program }) => program)
      return [...byProgram].map(([program, shown]) => ({
        program,
        titles: [...new Set(shown.filter(({ kind }) => kind === 'normal').map(({ title }) => title))],
      }))
    },
    /** The one that goes on in this process; undefined once it has ended. */
    runningId: (): RecordingId | undefined => (current?.state().phase === 'idle' ? undefined : current?.id),
    async close(): Promise<void> {
      if (current) await end((session) => session.stop())
    },
  }
}
export type RecordingService = ReturnType<typeof createRecordingService>
