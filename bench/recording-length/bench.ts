import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFfmpeg } from '#recorder'
import { writeResults } from '../support/results.ts'
import { percentile } from '../support/statistics.ts'
import { table } from '../support/table.ts'
import { type FedHour, feed } from './fed-hour.ts'
import { type RealSample, recordReally } from './real-minutes.ts'

/** What an hour may take; figures beyond are marked. */
const BOUNDS = { heapGrowthMiBPerHour: 64, eventsMiBPerHour: 60, videoMiBPerHour: 1024, readHeapMiB: 300, readMs: 20_000 }

/**
 * Memory and disk against the length of a recording: an hour with time compressed, and some minutes of a real screen.
 * `node bench/main.ts recording-length [minutes fed] [minutes real]`
 */
export async function run(options: string[]): Promise<void> {
  const [fedMinutes, realMinutes] = [Number(options[0] ?? 60), Number(options[1] ?? 3)]
  const ffmpeg = await findFfmpeg()
  const folder = await mkdtemp(join(tmpdir(), 'understudy-length-'))
  try {
    const fed = await feed(fedMinutes, folder)
    const real = ffmpeg && realMinutes > 0 ? await recordReally(realMinutes, ffmpeg) : []
    await report(fed, real, { options, fedMinutes, syncs: await syncTimes(folder) })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function report(fed: FedHour, real: RealSample[], about: { options: string[]; fedMinutes: number; syncs: number[] }): Promise<void> {
  const { samples, read, plainMiB, dumpsWholeMiB } = fed
  const perHour = 60 / about.fedMinutes
  const row = (one: object) => Object.values(one).map((value) => Number(value).toFixed(2))
  process.stdout.write(`${table([['minutes', 'heap MiB', 'rss MiB', 'events MiB', 'events'], ...samples.map(row)])}\n\n`)
  process.stdout.write(`${table([['minutes', 'video MiB', 'events MiB', 'rss MiB'], ...real.map(row)])}\n`)
  // The first minutes warm up.
  const warm = samples.slice(1)
  const eventsMiBPerHour = slope(samples, (one) => one.eventsMiB) * 60
  const figures = {
    minutes: about.fedMinutes,
    heapGrowthMiBPerHour: slope(warm, (one) => one.heapMiB) * 60,
    eventsMiBPerHour,
    eventsWholeDumpsMiBPerHour: plainMiB * perHour,
    dumpsShareOfWhole: dumpsWholeMiB / plainMiB,
    savedByChanges: plainMiB * perHour > 0 ? 1 - eventsMiBPerHour / (plainMiB * perHour) : null,
    readMs: read.ms,
    readHeapMiB: read.heapMiB,
    gestures: read.gestures,
    realVideoMiBPerHour: real.length > 1 ? slope(real, (one) => one.videoMiB) * 60 : null,
    realEventsMiBPerHour: real.length > 1 ? slope(real, (one) => one.eventsMiB) * 60 : null,
    realRssMiBMax: real.length > 0 ? Math.max(...real.map((one) => one.rssMiB)) : null,
    syncMsP50: percentile(about.syncs, 0.5) ?? null,
    syncMsP95: percentile(about.syncs, 0.95) ?? null,
  }
  const over = [
    ['heapGrowthMiBPerHour', figures.heapGrowthMiBPerHour],
    ['eventsMiBPerHour', Math.max(figures.eventsMiBPerHour, figures.realEventsMiBPerHour ?? 0)],
    ['videoMiBPerHour', figures.realVideoMiBPerHour ?? 0],
    ['readHeapMiB', figures.readHeapMiB],
    ['readMs', figures.readMs],
  ] as const
  for (const [name, value] of over) if (value > BOUNDS[name]) process.stdout.write(`OVER ITS BOUND: ${name} ${value} > ${BOUNDS[name]}\n`)
  await writeResults({
    name: 'recording-length',
    options: about.options,
    figures,
    cases: [
      ...samples.map((one) => ({ what: 'fed', ...one })),
      ...real.map((one) => ({ what: 'real', ...one })),
      { what: 'bounds', ...BOUNDS },
    ],
  })
}

/** The slope of the straight line through the samples (least squares), a minute. */
function slope<Sample extends { minutes: number }>(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const count = samples.length
  const [x, y] = [samples.reduce((sum, one) => sum + one.minutes, 0) / count, samples.reduce((sum, one) => sum + of(one), 0) / count]
  const across = samples.reduce((sum, one) => sum + (one.minutes - x) * (of(one) - y), 0)
  const along = samples.reduce((sum, one) => sum + (one.minutes - x) ** 2, 0)
  return along === 0 ? 0 : across / along
}

/** What it costs to make a second's events outlive a power cut. */
async function syncTimes(folder: string): Promise<number[]> {
  const handle = await open(join(folder, 'sync'), 'a')
  const times: number[] = []
  for (let count = 0; count < 40; count++) {
    await handle.appendFile(Buffer.alloc(12_000, 'x'))
    const startMs = performance.now()
    await handle.datasync()
    times.push(performance.now() - startMs)
  }
  await handle.close()
  return times
}
