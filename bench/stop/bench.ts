import { startVirtualSession } from '#desktop'
import { createChance } from '../capture/chance.ts'
import { writeResults } from '../support/results.ts'
import { percentile } from '../support/statistics.ts'
import { table } from '../support/table.ts'
import { type Middle, Middle as Middles } from './messages.ts'
import { type Doing, openTrials, type Trial } from './trials.ts'

const TRIALS = 200
const INPUTS: Doing[] = ['key', 'click', 'wheel', 'motion']
/** How far into the act the person comes. */
const FROM_MS = 60
const TO_MS = 420

/**
 * How long the panic key and the person's own input take to stop and to pause a run of the real engine on a real X server, in the middle of a drag, of typing and of
 * waiting. The person is another process. `--trials N`: instead of 200 of each.
 */
export async function run(options: string[]): Promise<void> {
  const at = options.indexOf('--trials')
  const trials = at < 0 ? TRIALS : Number(options[at + 1])
  const all = await measured(trials, options)
  const panics = all.filter(({ doing }) => doing === 'panic')
  const inputs = all.filter(({ doing }) => doing !== 'panic')
  const rows = [...groups(panics, 'panic'), ...groups(inputs, 'input')]
  process.stdout.write(
    `${table([['what', 'in the middle of', 'trials', 'p50 ms', 'p95 ms', 'max ms'], ...rows.map(({ words }) => words)])}\n`,
  )
  const bad = all.filter(
    ({ actsAfter, held, doing, outcome }) => actsAfter + held > 0 || (doing === 'panic') !== (outcome === 'stopped by panic-key'),
  )
  for (const one of bad) process.stdout.write(`not as it should be: ${JSON.stringify(one)}\n`)
  await writeResults({
    name: 'stop',
    options,
    figures: {
      panicMsP95: rounded(percentile(panics.map(latencyMs), 0.95)),
      panicMsMax: rounded(percentile(panics.map(latencyMs), 1)),
      /** With everything released, told and its journal closed. */
      panicEndedMsP95: rounded(
        percentile(
          panics.map(({ endedMs }) => endedMs),
          0.95,
        ),
      ),
      personInputMsP95: rounded(percentile(inputs.map(latencyMs), 0.95)),
      personInputMsMax: rounded(percentile(inputs.map(latencyMs), 1)),
      trials: all.length,
      actsAfterStop: all.reduce((sum, { actsAfter }) => sum + actsAfter, 0),
      leftHeld: all.reduce((sum, { held }) => sum + held, 0),
    },
    cases: rows.map(({ row }) => row),
  })
}

/** A stop is there when the run can begin nothing more and the last event of ours, releases among them, is out; a pause when it is told and the last one is out. */
function latencyMs({ lastEventMs, toldMs }: Trial): number {
  return Math.max(lastEventMs, toldMs)
}

async function measured(trials: number, options: readonly string[]): Promise<Trial[]> {
  await using session = await startVirtualSession()
  session.start('mousepad')
  const all: Trial[] = []
  await using bench = await openTrials(session)
  const chance = createChance(7)
  for (let trial = 0; trial < trials; trial++) {
    const middle = Middles.options[trial % Middles.options.length] as Middle
    const input = INPUTS[Math.floor(trial / Middles.options.length) % INPUTS.length] as Doing
    for (const doing of ['panic', input] as Doing[]) all.push(await bench.one(doing, middle, chance.between(FROM_MS, TO_MS)))
    if (options.includes('--each')) for (const one of all.slice(-2)) process.stderr.write(`${JSON.stringify(one)}\n`)
    if (trial % 20 === 19) process.stderr.write(`${trial + 1} of ${trials}\n`)
  }
  return all
}

function groups(trials: readonly Trial[], what: string) {
  return Middles.options.map((middle) => {
    const ms = trials.filter((trial) => trial.middle === middle).map(latencyMs)
    const [p50, p95, max] = [0.5, 0.95, 1].map((share) => rounded(percentile(ms, share)))
    const row = { what, middle, trials: ms.length, p50Ms: p50, p95Ms: p95, maxMs: max }
    return { row, words: [what, middle, `${ms.length}`, `${p50}`, `${p95}`, `${max}`] }
  })
}

function rounded(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms * 10) / 10
}
