import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { openDesktop, openInputTap, startVirtualSession } from '#desktop'
import { createFfmpegReader, createFfmpegRecorder, findFfmpeg, readRecording, repairRecording, startRecording } from '#recorder'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'
import { realClock as clock } from '../real-clock.ts'

const run = promisify(execFile)

it('a disk that the video fills ends the recording with a notice, and all that was written can be read', {
  timeout: 120_000,
}, async (context) => {
  const folder = await temporaryFolder()
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=3m,mode=0700', 'tmpfs', folder]).then(
    () => true,
    () => false,
  )
  if (!mounted) return context.skip('a small file system cannot be mounted here: it needs root')
  onTestFinished(async () => void (await run('umount', ['-l', folder])))
  const virtual = await startVirtualSession({ width: 640, height: 480 })
  onTestFinished(() => virtual.stop())
  const { env } = virtual
  const ffmpeg = (await findFfmpeg()) ?? ''
  const desktop = await openDesktop({ clock, env })
  onTestFinished(() => desktop[Symbol.asyncDispose]())
  virtual.start('xterm', ['-geometry', '100x35', '-e', 'base64 /dev/urandom'])
  const session = await startRecording(
    {
      desktop,
      tap: await openInputTap({ clock, env }),
      video: createFfmpegRecorder({ ffmpeg, clock, env }),
      clock,
      ids: { next: (prefix) => `${prefix}-full` },
    },
    { parentFolder: folder, goal: 'Too much to film' },
  )
  session.marker('at the beginning')
  await until('the recording ended by itself', async () => session.state().phase === 'idle', 90_000)
  const summary = await session.stop()
  expect(summary).toMatchObject({
    endedAt: expect.any(String),
    notices: expect.arrayContaining(['The disk is full: the recording ended there and holds what was written until then.']),
  })
  const { events, manifest } = await readRecording(session.folder)
  expect(events.some((event) => event.kind === 'marker' && event.note === 'at the beginning')).toBe(true)
  const film = join(session.folder, manifest.video?.file ?? '')
  const frames = await createFfmpegReader({ ffmpeg }).framesAt(film, [0, 1000])
  expect(frames.map((frame) => frame?.width)).toEqual([640, 640])
  // There is no room to close off the video beside itself: it stays as it is, and that is told.
  const repaired = await repairRecording(session.folder, { clock, ffmpeg }).catch((error: unknown) => error)
  expect((await readdir(session.folder)).toSorted()).toEqual(['events.jsonl', 'manifest.json', 'screen.mkv'])
  expect((await createFfmpegReader({ ffmpeg }).framesAt(film, [0]))[0]?.width).toBe(640)
  expect(repaired).toMatchObject({ eventCount: events.length })
})
