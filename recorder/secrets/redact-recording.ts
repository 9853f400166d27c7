import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Recording, RecordingManifest, type SecretFinding, type TextReader, UnderstudyError, type VideoReader } from '#contract'
import { CUT, EVENTS_FILE, MANIFEST_FILE, UNREAD_FILE } from '../files.ts'
import { gesturesOf } from '../gestures/gestures-of.ts'
import { createLineWriter } from '../lines/event-lines.ts'
import { readManifest } from '../read/read-manifest.ts'
import { readRecording } from '../read/read-recording.ts'
import { writerOf } from '../writing-mark.ts'
import { type LocatedSecret, locateSecrets } from './locate-secrets.ts'
import { redactEvents, withoutSecrets } from './redact-events.ts'
import { blackenParts } from './redact-video.ts'
import { finishRedaction, removeStaged, replaceStaged, stagedFile } from './replace-files.ts'

export type RedactionPorts = { ffmpeg?: string; reader?: TextReader; video?: VideoReader; signal?: AbortSignal; now?: () => Date }

const PICTURES_NOT_SEARCHED = 'What was taken out of this recording may still be seen in its video: the pictures could not be searched.'

/**
 * Takes secrets that `findSecrets` found out of a recording's folder: typed ones become keys of which is only known that they were struck,
 * texts are masked, and the video is black where and while they could be read. All of it or nothing: a crash leaves the old recording, or one
 * that the next reading completes. Findings of what is no longer there change nothing.
 * Errors: `recording-busy` while it is being written; `video-failed` when a finding lies in the video and a port for that is missing, or the new video is not
 * what it should be; nothing is changed then.
 */
export async function redactRecording(folder: string, findings: readonly SecretFinding[], ports: RedactionPorts = {}): Promise<void> {
  if ((await writerOf(folder)) !== undefined)
    throw new UnderstudyError('recording-busy', 'The recording is still being written.', 'End it, then take the secrets out.')
  await finishRedaction(folder)
  await removeStaged(folder)
  const recording = await readRecording(folder)
  const canSee = ports.video !== undefined && ports.reader !== undefined && ports.ffmpeg !== undefined
  if (recording.manifest.video && !canSee && findings.some(({ places }) => places.some((place) => place.in === 'video'))) throw unseen()
  const { video, reader, signal } = ports
  const located = await locateSecrets(recording, { ...(canSee && video && reader ? { video, reader } : {}), ...(signal ? { signal } : {}) })
  const wanted = new Set(findings.map(({ id }) => id))
  const secrets = located.secrets.filter(({ id }) => wanted.has(id))
  if (secrets.length === 0) return
  const replaced: string[] = []
  const stage = async (name: string, content: string) => {
    await writeFile(stagedFile(folder, name), content, { mode: 0o600 })
    replaced.push(name)
  }
  try {
    const events = redactEvents(recording, secrets)
    await stage(EVENTS_FILE, events.map(createLineWriter()).join(''))
    const unread = await readFile(join(folder, UNREAD_FILE), 'utf8').catch(() => undefined)
    if (unread !== undefined) await stage(UNREAD_FILE, withoutSecrets(unread, secrets))
    if (recording.manifest.video && ports.ffmpeg !== undefined) {
      const name = await stageVideo(recording, secrets, ports.ffmpeg)
      if (name !== undefined) replaced.push(name)
    }
    const notices = recording.manifest.video && !canSee ? [PICTURES_NOT_SEARCHED] : []
    // Of the file itself: what reading adds to the notices is no part of it.
    await stage(MANIFEST_FILE, manifestText(await readManifest(folder), { events, notices, secrets, now: ports.now?.() ?? new Date() }))
    // What a repair took off may hold anything.
    const removed = (await readdir(folder)).filter((name) => name.endsWith(CUT))
    await replaceStaged(folder, { replaced, removed })
  } catch (error) {
    await finishRedaction(folder)
    await removeStaged(folder)
    throw error
  }
}

function unseen(): UnderstudyError {
  return new UnderstudyError(
    'video-failed',
    'A secret can be read in the video, and it cannot be taken out there without ffmpeg and a reader of pictures.',
    'Install ffmpeg; `understudy doctor` says how. Or delete the recording.',
  )
}

/** Undefined when no secret was seen in the video. */
async function stageVideo({ manifest, folder }: Recording, secrets: readonly LocatedSecret[], ffmpeg: string): Promise<string | undefined> {
  const boxes = secrets.flatMap((secret) => secret.boxes)
  if (!manifest.video || boxes.length === 0) return undefined
  const { file, startedAtMs, box: film } = manifest.video
  const parts = boxes.map(({ box, fromMs, toMs }) => ({
    box: { ...box, x: box.x - film.x, y: box.y - film.y },
    fromMs: fromMs - startedAtMs,
    toMs: toMs - startedAtMs,
  }))
  await blackenParts(ffmpeg, join(folder, file), stagedFile(folder, file), parts)
  return file
}

function manifestText(
  manifest: RecordingManifest,
  { events, notices, secrets, now }: { events: Recording['events']; notices: string[]; secrets: readonly LocatedSecret[]; now: Date },
): string {
  const mask = (text: string) => withoutSecrets(text, secrets)
  const { scope, gestureCount } = manifest
  const masked: RecordingManifest = {
    ...manifest,
    goal: mask(manifest.goal),
    notices: [...new Set([...manifest.notices, ...notices])].map(mask),
    eventCount: events.length,
    redactedAt: now.toISOString(),
    ...(gestureCount === undefined ? {} : { gestureCount: gesturesOf(events).length }),
    ...(scope
      ? { scope: { ...scope, only: scope.only.map((each) => (each.title === undefined ? each : { ...each, title: mask(each.title) })) } }
      : {}),
  }
  return `${JSON.stringify(RecordingManifest.parse(masked), undefined, 2)}\n`
}
