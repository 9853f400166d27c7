import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startVirtualSession } from '#desktop'
import { findFfmpeg } from '#recorder'
import { crashTrial, type Trial, VICTIMS, type Victim } from '#test/recorder/crash/trial.ts'
import { writeResults } from '../support/results.ts'
import { percentile } from '../support/statistics.ts'
import { table } from '../support/table.ts'

const TRIALS = 40
/** What a kill may lose. */
const HALF_A_SECOND_MS = 500

/**
 * Kills parts of a recorder at random moments, and says how much is lost: `node bench/main.ts crash [trials]`. A display of its own for
 * each trial, keys by xdotool into a terminal, 1280×800.
 */
export async function run(options: string[]): Promise<void> {
  const trials = Number(options[0] ?? TRIALS)
  const ffmpeg = await findFfmpeg()
  if (!ffmpeg) throw new Error('This bench needs ffmpeg.')
  const done: Trial[] = []
  process.stdout.write(`${trials} kills\n`)
  for (let count = 0; count < trials; count++) {
    const trial = await oneTrial(VICTIMS[count % VICTIMS.length] ?? 'all', ffmpeg)
    done.push(trial)
    process.stdout.write(`${[trial.victim, trial.keysSent, trial.lostKeysMs, trial.lostFramesMs].join('\t')}\n`)
  }
  const rows = VICTIMS.map((victim) => {
    const [keys, frames] = [lost(done, 'lostKeysMs', victim), lost(done, 'lostFramesMs', victim)]
    return [victim, `${keys.length}`, ...[keys, frames].flatMap((ms) => [shown(percentile(ms, 0.5)), shown(percentile(ms, 1))])]
  })
  process.stdout.write(`\n${table([['killed', 'trials', 'keys p50 ms', 'keys max ms', 'frames p50 ms', 'frames max ms'], ...rows])}\n`)
  const [keys, frames] = [lost(done, 'lostKeysMs'), lost(done, 'lostFramesMs')]
  await writeResults({
    name: 'crash',
    options,
    figures: {
      trials: done.length,
      keysLostMsP50: percentile(keys, 0.5) ?? null,
      keysLostMsMax: percentile(keys, 1) ?? null,
      keysWithinHalfASecond: keys.filter((ms) => ms <= HALF_A_SECOND_MS).length / done.length,
      framesLostMsP50: percentile(frames, 0.5) ?? null,
      framesLostMsMax: percentile(frames, 1) ?? null,
      framesWithinHalfASecond: frames.filter((ms) => ms <= HALF_A_SECOND_MS).length / done.length,
      outOfOrder: done.filter(({ inOrder }) => !inOrder).length,
      notRepaired: done.filter(({ lastFrameThere, summary }) => !lastFrameThere || summary.endedAt === null).length,
    },
    cases: done.map(({ summary, ...trial }) => ({ ...trial, gestures: summary.gestureCount })),
  })
}

async function oneTrial(victim: Victim, ffmpeg: string): Promise<Trial> {
  const session = await startVirtualSession()
  const folder = await mkdtemp(join(tmpdir(), 'understudy-crash-'))
  try {
    session.start('xterm', ['-e', 'cat'])
    await pause(1500)
    return await crashTrial(session, { victim, afterMs: 1000 + 2000 * Math.random(), ffmpeg, folder })
  } finally {
    await session.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function lost(trials: Trial[], what: 'lostKeysMs' | 'lostFramesMs', victim?: Victim): number[] {
  return trials.filter((trial) => victim === undefined || trial.victim === victim).map((trial) => trial[what])
}

function shown(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(0)
}
