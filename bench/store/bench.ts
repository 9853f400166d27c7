import { parseArgs } from 'node:util'
import { writeResults } from '../support/results.ts'
import { mean } from '../support/statistics.ts'
import { table } from '../support/table.ts'
import { type Kill, killTrial } from './kills.ts'
import { type Move, measureMoves } from './moves.ts'

const MIB = 2 ** 20

/**
 * Kills a writer of a memory with -9 at random moments and counts what it had told as stored and is not there; then moves a large memory about and measures
 * speed and memory: `node bench/main.ts store [--kills 40] [--writes 1000] [--megabytes 1024]`; `--megabytes 0` leaves the second part out.
 */
export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      kills: { type: 'string', default: '40' },
      writes: { type: 'string', default: '1000' },
      megabytes: { type: 'string', default: '1024' },
    },
  })
  const kills = await killed(Number(values.kills), Number(values.writes))
  const large = Number(values.megabytes) > 0 ? await measureMoves(Number(values.megabytes) * MIB) : undefined
  const of = (what: Move['what']) => large?.moves.find((move) => move.what === what)
  if (large) process.stdout.write(`\n${movesTable(large.moves)}\n`)
  const seconds = (move: Move | undefined) => (move ? move.tookMs / 1000 : null)
  await writeResults({
    name: 'store',
    options,
    figures: {
      committedLost: kills.reduce((sum, { lost }) => sum + lost.length, 0),
      kills: kills.length,
      writesTold: kills.reduce((sum, { told }) => sum + told, 0),
      damagedAfterKill: kills.filter(({ problems }) => problems.length > 0).length,
      largeBytes: large ? large.store.databaseBytes + large.store.pictureBytes : null,
      exportSeconds: seconds(of('export')),
      exportSpeedToCopy: of('export')?.speedToCopy ?? null,
      importSeconds: seconds(of('import')),
      importSpeedToCopy: of('import')?.speedToCopy ?? null,
      backupSeconds: seconds(of('backup')),
      backupSpeedToCopy: of('backup')?.speedToCopy ?? null,
      checkSeconds: seconds(of('check')),
      openMs: of('backup')?.openMs ?? null,
      peakMiB: large ? Math.max(...large.moves.map(({ peakMiB }) => peakMiB)) : null,
    },
    cases: [...kills.map((kill) => ({ ...kill, afterMs: Math.round(kill.afterMs) })), ...(large ? [large.store, ...large.moves] : [])],
  })
}

/** The first writer is let live, to know how long one takes; the others die at any moment of that. */
async function killed(count: number, writes: number): Promise<Kill[]> {
  const whole = await killTrial(writes, undefined)
  if (whole.told !== writes || whole.lost.length > 0 || whole.problems.length > 0)
    throw new Error(`Without a kill: ${JSON.stringify(whole)}`)
  process.stdout.write(`${writes} writes take ${Math.round(whole.tookMs)} ms\n`)
  const kills: Kill[] = []
  while (kills.length < count) {
    const { killed, tookMs: _, ...kill } = await killTrial(writes, Math.random() * whole.tookMs)
    if (!killed) continue
    kills.push(kill)
    process.stdout.write(`kill ${kills.length}: ${kill.told} writes told, ${kill.lost.length} lost, ${kill.problems.length} problems\n`)
  }
  process.stdout.write(`on the mean ${Math.round(mean(kills.map(({ told }) => told)) ?? 0)} writes told\n`)
  return kills
}

function movesTable(moves: readonly Move[]): string {
  const rows = moves.map((move) => [
    move.what,
    (move.bytes / MIB).toFixed(0),
    (move.tookMs / 1000).toFixed(1),
    move.speedToCopy?.toFixed(2) ?? '–',
    move.peakMiB.toFixed(0),
  ])
  return table([['what', 'MiB', 's', 'speed to a copy', 'peak MiB'], ...rows])
}
