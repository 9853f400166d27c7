import { join } from 'node:path'
import {
  type Clock,
  type Desktop,
  type Ids,
  type InputTap,
  RECORDING_VERSION,
  RecordingId,
  type RecordingManifest,
  type RecordingScope,
  type VideoRecorder,
  type WindowInfo,
} from '#contract'
import { EVENTS_FILE, VIDEO_FILE } from '../files.ts'
import type { EchoQuestion } from '../terminal/echo-question.ts'
import { asDiskError } from './disk.ts'
import { type OpenLineFile, openLineFile } from './line-file.ts'
import { createRecordingFolder } from './recording-folder.ts'
import { createScope, EVERYTHING } from './scope.ts'
import { Session } from './session.ts'
import { type SessionVideo, startVideo } from './session-video.ts'
import type { RecordingSession } from './types.ts'

const FRAMES_PER_SECOND = 12

export type RecordingPorts = {
  desktop: Desktop
  tap: InputTap
  /** Undefined where there is none: the recording has no pictures then, and says so. */
  video: VideoRecorder | undefined
  clock: Clock
  ids: Ids
  /** Where events are written; the disk unless a test says otherwise. */
  openFile?: OpenLineFile
  /** How terminals are asked whether they show what is typed; the system unless a test says otherwise. */
  echo?: EchoQuestion
}

export type RecordingOptions = {
  parentFolder: string
  /** What the person says they are doing; may be empty. */
  goal: string
  framesPerSecond?: number
  /** Windows that are no part of the task, nor what goes to them. */
  isOwnWindow?: (window: WindowInfo) => boolean
  /** What of the desktop belongs to it; everything without. */
  scope?: RecordingScope
  /** Whether texts on the clipboard may be kept. */
  keepClipboard?: boolean
  /** What is already known to be missing, in words. */
  notices?: string[]
}

/**
 * Begins to record into a new folder of `parentFolder`. Errors: `disk-full`, and what desktop and tap throw; nothing is left
 * behind then. What can only be had in part is recorded in part, with a notice.
 */
export async function startRecording(ports: RecordingPorts, options: RecordingOptions): Promise<RecordingSession> {
  const { desktop, tap, clock, openFile = openLineFile } = ports
  const { framesPerSecond = FRAMES_PER_SECOND, goal } = options
  const scope = createScope(options.scope ?? EVERYTHING, options.isOwnWindow)
  const id = RecordingId.parse(ports.ids.next('recording'))
  const startMs = clock.nowMs()
  const folder = await createRecordingFolder(options.parentFolder, id)
  let video: SessionVideo | undefined
  try {
    const displays = await desktop.displays()
    const manifest: RecordingManifest = {
      version: RECORDING_VERSION,
      id,
      goal,
      startedAt: new Date(startMs).toISOString(),
      endedAt: null,
      durationMs: null,
      platform: desktop.platform,
      displays,
      video: null,
      notices: options.notices ?? [],
      eventCount: 0,
      ...(options.scope ? { scope: options.scope } : {}),
    }
    await folder.writeManifest(manifest)
    const file = await openFile(join(folder.path, EVENTS_FILE))
    const problem = await desktop.accessibilityProblem()
    video = await startVideo({
      recorder: ports.video,
      path: join(folder.path, VIDEO_FILE),
      displays,
      framesPerSecond,
      startMs,
      told: manifest.notices,
      covered: scope.limited,
    })
    const known = {
      ...manifest,
      video: video.manifest,
      notices: [...new Set([...manifest.notices, ...video.notices, ...(problem ? [problem] : [])])],
    }
    await folder.writeManifest(known)
    const session = new Session({
      desktop,
      tap,
      clock,
      folder,
      file,
      video: video.inProgress,
      manifest: known,
      startMs,
      scope,
      keepClipboard: options.keepClipboard ?? false,
      accessible: !problem,
      echo: ports.echo,
    })
    await session.begin()
    return session
  } catch (error) {
    await video?.inProgress?.stop()
    await folder.remove()
    throw asDiskError(error, folder.path)
  }
}
