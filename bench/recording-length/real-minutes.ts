import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startVirtualSession } from '#desktop'
import { realClock } from '#test/recorder/real-clock.ts'
import { until } from '#test/support/until.ts'
import { mib } from './fed-hour.ts'

const run = promisify(execFile)
const RECORDER = fileURLToPath(new URL('../../test/recorder/children/recorder.ts', import.meta.url))
const SAMPLE_EVERY_MS = 15_000
const WORDS = 'the quick brown fox jumps over the lazy dog and writes a letter to Ana about twelve red pens '

export type RealSample = { minutes: number; videoMiB: number; eventsMiB: number; rssMiB: number }

/** Records a real screen of 1280×800 for so many minutes, with a person at work in an editor and a terminal whose lines run. */
export async function recordReally(minutes: number, ffmpeg: string): Promise<RealSample[]> {
  const session = await startVirtualSession()
  const folder = await mkdtemp(join(tmpdir(), 'understudy-length-'))
  const xdotool = (...args: (string | number)[]) => run('xdotool', args.map(String), { env: session.env })
  session.start('xterm', ['-geometry', '80x20+700+420', '-e', 'while date; do ls -l /usr; sleep 2; done'])
  session.start('mousepad')
  await until(
    'the editor is there',
    async () => (await run('xdotool', ['search', '--class', 'mousepad'], { env: session.env }).catch(() => undefined))?.stdout,
  )
  const recorder = spawn(process.execPath, [RECORDER, folder, ffmpeg], { env: session.env, stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(recorder, 'close')
  try {
    let said = ''
    recorder.stdout.on('data', (data: Buffer) => (said += data))
    await until('the recorder records', async () => said.includes('recording'), 60_000)
    const recording = join(folder, (await readdir(folder))[0] ?? '')
    const startMs = realClock.nowMs()
    const samples: RealSample[] = []
    const sizeOf = async (name: string) => mib((await stat(join(recording, name))).size)
    const sample = async () => {
      const resident = (await readFile(`/proc/${recorder.pid}/status`, 'utf8')).match(/VmRSS:\s+(\d+)/)?.[1]
      const [videoMiB, eventsMiB] = await Promise.all([sizeOf('screen.mkv'), sizeOf('events.jsonl')])
      samples.push({ minutes: (realClock.nowMs() - startMs) / 60_000, videoMiB, eventsMiB, rssMiB: mib(Number(resident) * 1024) })
    }
    await sample()
    for (let turn = 0; realClock.nowMs() - startMs < minutes * 60_000; turn++) {
      await xdotool('mousemove', 60 + ((turn * 53) % 500), 120 + ((turn * 31) % 200), 'click', 1)
      await xdotool('type', '--delay', 120, WORDS.slice((turn * 7) % 60, ((turn * 7) % 60) + 25))
      for (let step = 0; step < 30; step++) await xdotool('mousemove', 100 + step * 25, 200 + ((step * turn) % 300))
      await xdotool('click', '--repeat', 5, '--delay', 80, turn % 2 === 0 ? 5 : 4)
      await realClock.wait(1500, { reason: 'the person reads' })
      if (realClock.nowMs() - startMs >= samples.length * SAMPLE_EVERY_MS) await sample()
    }
    await sample()
    return samples
  } finally {
    recorder.kill('SIGKILL')
    await closed
    await session.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}
