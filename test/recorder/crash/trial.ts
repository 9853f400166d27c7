import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { RecordingSummary } from '#contract'
import type { VirtualSession } from '#desktop'
import { createFfmpegReader, readRecording, repairRecording } from '#recorder'
import { probeVideo } from '../../../recorder/video/probe.ts'
import { until } from '../../support/until.ts'
import { realClock } from '../real-clock.ts'

const run = promisify(execFile)
const RECORDER = fileURLToPath(new URL('../children/recorder.ts', import.meta.url))
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** What is killed: `all` is the recorder, its ffmpeg and what guards that. */
export const VICTIMS = ['recorder', 'ffmpeg', 'all', 'x-server'] as const
export type Victim = (typeof VICTIMS)[number]

export type Trial = {
  victim: Victim
  keysSent: number
  /** Age at the kill of the oldest key that is not in the recording; 0 when all are. */
  lostKeysMs: number
  /** Age at the kill of the last frame. */
  lostFramesMs: number
  /** True when the keys in the recording are the first that were sent, one by one. */
  inOrder: boolean
  summary: RecordingSummary
  /** True when the last frame can be decoded from the repaired video. */
  lastFrameThere: boolean
}

/**
 * Records in a process of its own while keys are struck into the window that has the focus, kills a part of it with SIGKILL, and
 * compares what was sent with what the folder holds once it was repaired.
 */
export async function crashTrial(
  session: VirtualSession,
  { victim, afterMs, ffmpeg, folder }: { victim: Victim; afterMs: number; ffmpeg: string; folder: string },
): Promise<Trial> {
  const recorder = spawn(process.execPath, [RECORDER, folder, ffmpeg], { env: session.env, stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(recorder, 'close')
  let said = ''
  recorder.stdout.on('data', (data: Buffer) => (said += data))
  try {
    await until('the recorder records', async () => said.includes('recording'), 60_000)
    const [name = ''] = await readdir(folder)
    const recording = join(folder, name)
    const sent: { letter: string; sentMs: number }[] = []
    const killAtMs = realClock.nowMs() + afterMs
    while (realClock.nowMs() < killAtMs) {
      const letter = LETTERS[sent.length % LETTERS.length] ?? 'a'
      await run('xdotool', ['key', letter], { env: session.env })
      sent.push({ letter, sentMs: realClock.nowMs() })
    }
    const [victims, killedMs] = [await victimsOf(victim, session, recorder.pid ?? 0, recording), realClock.nowMs()]
    for (const processId of victims) killed(processId)
    await closed
    await until('nobody writes the video any more', async () => (await processesNaming(join(recording, 'screen.mkv'))).length === 0, 30_000)
    const summary = await repairRecording(recording, { clock: realClock, ffmpeg })
    return { victim, summary, ...(await compared(recording, sent, killedMs, ffmpeg)) }
  } finally {
    recorder.kill('SIGKILL')
    await closed
  }
}

async function compared(recording: string, sent: { letter: string; sentMs: number }[], killedMs: number, ffmpeg: string) {
  const { manifest, events } = await readRecording(recording)
  const keys = events.flatMap((event) => (event.kind === 'key-down' ? [event.key] : []))
  const startMs = Date.parse(manifest.startedAt)
  const film = manifest.video ? join(recording, manifest.video.file) : undefined
  const frameTimes = film ? (await probeVideo(ffmpeg, film)).frameTimes : []
  const lastMs = frameTimes.at(-1)
  const firstLost = sent[keys.length]
  const frames = film && lastMs !== undefined ? await createFfmpegReader({ ffmpeg }).framesAt(film, [0, lastMs]) : []
  return {
    keysSent: sent.length,
    lostKeysMs: firstLost ? Math.round(killedMs - firstLost.sentMs) : 0,
    lostFramesMs: Math.round(killedMs - startMs - (manifest.video?.startedAtMs ?? 0) - (lastMs ?? Number.NEGATIVE_INFINITY)),
    inOrder: keys.every((key, index) => index >= sent.length || key === sent[index]?.letter),
    lastFrameThere: frames.length === 2 && frames.every((frame) => frame !== undefined),
  }
}

async function victimsOf(victim: Victim, session: VirtualSession, recorder: number, recording: string): Promise<number[]> {
  const film = await processesNaming(join(recording, 'screen.mkv'))
  switch (victim) {
    case 'recorder':
      return [recorder]
    case 'ffmpeg':
      return film.filter(({ command }) => !command.includes('understudy-guard')).map(({ id }) => id)
    case 'all':
      return [recorder, ...film.map(({ id }) => id)]
    case 'x-server': {
      const mine = new Set(await session.processes())
      return (await processesNaming('Xvfb')).filter(({ id }) => mine.has(id)).map(({ id }) => id)
    }
  }
}

async function processesNaming(words: string): Promise<{ id: number; command: string }[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const all = await Promise.all(
    ids.map(async (id) => ({ id: Number(id), command: await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '') })),
  )
  return all.filter(({ id, command }) => id !== process.pid && command.includes(words))
}

function killed(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL')
  } catch {
    // It ended with another that was killed before it.
  }
}
