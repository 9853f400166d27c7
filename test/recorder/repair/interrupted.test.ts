import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { findFfmpeg, readRecording, repairRecording } from '#recorder'
import { probeVideo } from '../../../recorder/video/probe.ts'
import { createStillClock } from '../../support/still-clock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { sampleEvents, writeRecording, writeVideo } from '../good-recording.ts'

const REPAIR = `
  import { repairRecording } from '#recorder'
  const [folder, ffmpeg] = process.argv.slice(1)
  process.stdout.write('begun')
  await repairRecording(folder, { clock: { nowMs: () => Date.now(), wait: async () => {} }, ffmpeg })
`

it('a repair that is killed at any moment can be made again, and has lost nothing', { timeout: 120_000 }, async () => {
  const ffmpeg = (await findFfmpeg()) ?? ''
  const place = await mkdtemp(join(tmpdir(), 'understudy-interrupted-'))
  await writeVideo(ffmpeg, join(place, 'screen.mkv'))
  const video = (await readFile(join(place, 'screen.mkv'))).subarray(0, -5000)
  await rm(place, { recursive: true })
  let frames: number[] | undefined
  for (const afterMs of [0, 10, 60]) {
    const folder = await writeRecording(await temporaryFolder(), { endedAt: null, durationMs: null }, video)
    await appendFile(join(folder, 'events.jsonl'), '{"kind":"marker"')
    frames ??= (await probeVideo(ffmpeg, join(folder, 'screen.mkv'))).frameTimes
    const child = spawn(process.execPath, ['--input-type=module', '--eval', REPAIR, folder, ffmpeg], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    await pause(afterMs)
    child.kill('SIGKILL')
    await once(child, 'close')
    const summary = await repairRecording(folder, { clock: createStillClock(), ffmpeg })
    expect(summary).toMatchObject({ endedAt: expect.any(String), eventCount: sampleEvents().length })
    expect((await readRecording(folder)).events).toEqual(sampleEvents())
    expect(await readFile(join(folder, 'events.jsonl.cut'), 'utf8')).toBe('{"kind":"marker"')
    expect((await probeVideo(ffmpeg, join(folder, 'screen.mkv'))).frameTimes).toEqual(frames)
  }
})
