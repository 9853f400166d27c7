import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Clock,
  type Desktop,
  type EmitEvent,
  type Ids,
  type InputTap,
  type Recording,
  type RecordingId,
  type RecordingState,
  type RecordingSummary,
  UnderstudyError,
  type VideoRecorder,
  type WindowInfo,
} from '#contract'
import { type RecordingSession, readRecording, startRecording, summaryOf } from '#recorder'
import type { Home } from './home.ts'
import { type Lock, takeLock } from './lock.ts'

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

const IDLE: RecordingState = { phase: 'idle', id: null, elapsedMs: 0, eventCount: 0, framesSeen: 0, inputSeen: false, notices: [] }

/** One recording at a time, and the shelf of finished ones. */
export function createRecordingService(ports: RecordingPorts) {
  const { home, clock, ids, emit } = ports
  let current: { session: RecordingSession; lock: Lock } | undefined
  /** True from the wish to end the current one until it has ended. */
  let ending = false

  /** `besideActiveWindow`: the window that is in front now is where the recorder was started, and no part of the task. */
  async function start(goal: string, options: { besideActiveWindow?: boolean } = {}): Promise<RecordingState> {
    if (current?.session.state().phase === 'idle') await end((session) => session.stop())
    const lock = takeLock(home.locks, 'recording')
    try {
      emit('recording.state', { ...IDLE, phase: 'starting' })
      const [desktop, tap, video] = await Promise.all([ports.desktop(), ports.tap(), ports.video()])
      const startedFrom = options.besideActiveWindow ? (await desktop.activeWindow())?.id : undefined
      const session = await startRecording(
        { desktop, tap, video: 'recorder' in video ? video.recorder : undefined, clock, ids },
        {
          parentFolder: home.recordings,
          goal,
          isOwnWindow: (window) => window.id === startedFrom || ports.isOwnWindow(window),
          notices: 'problem' in video ? [video.problem] : [],
        },
      )
      current = { session, lock }
      session.onState((state) => {
        // Its end is told once it is on the shelf: whoever hears of it looks there.
        if (state.phase === 'idle' && ending) return
        // A full disk or a lost desktop ended it: another may begin, and this one can still be asked for.
        if (state.phase === 'idle') lock.release()
        emit('recording.state', state)
      })
      return session.state()
    } catch (error) {
      lock.release()
      emit('recording.state', IDLE)
      throw error
    }
  }

  function running(): { session: RecordingSession; lock: Lock } {
    if (!current) throw new UnderstudyError('bad-input', 'Nothing is being recorded.', 'Start a recording first.')
    return current
  }

  async function end<Result>(how: (session: RecordingSession) => Promise<Result>): Promise<Result> {
    const { session, lock } = running()
    ending = true
    try {
      return await how(session)
    } finally {
      ending = false
      current = undefined
      lock.release()
      emit('recording.state', IDLE)
    }
  }

  return {
    state: (): RecordingState => current?.session.state() ?? IDLE,
    start,
    stop: (goal?: string): Promise<RecordingSummary> => end((session) => session.stop({ goal })),
    async discard(): Promise<RecordingState> {
      await end((session) => session.discard())
      return IDLE
    },
    async pause(): Promise<RecordingState> {
      const { session } = running()
      await session.pause()
      return session.state()
    },
    async resume(): Promise<RecordingState> {
      const { session } = running()
      await session.resume()
      return session.state()
    },
    async marker(note: string): Promise<RecordingState> {
      const { session } = running()
      await session.marker(note)
      return session.state()
    },
    read(id: RecordingId): Promise<Recording> {
      return readRecording(join(home.recordings, id))
    },
    /** Newest first. A folder that cannot be read is left where it is and left out. */
    async list(): Promise<RecordingSummary[]> {
      const session = current?.session
      const under = session?.state().phase === 'idle' ? undefined : session?.id
      const names = (await readdir(home.recordings)).filter((name) => name.startsWith('recording-') && name !== under)
      const read = await Promise.allSettled(
        names
          .sort()
          .reverse()
          .map((name) => readRecording(join(home.recordings, name))),
      )
      return read.flatMap((result) => (result.status === 'fulfilled' ? [summaryOf(result.value)] : []))
    },
    async delete(id: RecordingId): Promise<boolean> {
      const there = (await readdir(home.recordings)).includes(id)
      if (there) await rm(join(home.recordings, id), { recursive: true })
      return there
    },
    async close(): Promise<void> {
      if (current) await end((session) => session.stop())
    },
  }
}
export type RecordingService = ReturnType<typeof createRecordingService>
