import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Demonstration } from './demonstration.ts'
import { recordDemonstration } from './record.ts'
import { Truth } from './truth.ts'

const CACHE = fileURLToPath(new URL('../../.cache/bench-learn', import.meta.url))
/** Change it when what a scripted person does, or writes down of it, changes. */
const RECORDER = '2'
const TRIES = 2

export type Recorded = { demonstration: Demonstration; folder: string; truth: Truth }

/**
 * The recordings of demonstrations, made now or kept from before. One that could not be made, because a program did not do what it should in time, is tried
 * once more, told, and left out.
 */
export async function recordedOf(
  demonstrations: readonly Demonstration[],
  options: { seed: number; keep?: string; from?: string; rebuild: boolean },
): Promise<Recorded[]> {
  const done: Recorded[] = []
  for (const demonstration of demonstrations) {
    const folder = folderOf(demonstration, options)
    const kept = options.rebuild ? undefined : await truthIn(folder)
    const truth = kept ?? (options.from === undefined ? await recordedNow(demonstration, options.seed, folder) : undefined)
    if (truth) done.push({ demonstration, folder, truth })
    else print(`NOT THERE ${demonstration.id}`)
  }
  return done
}

function folderOf({ id, version = 1 }: Demonstration, { seed, keep, from }: { seed: number; keep?: string; from?: string }): string {
  return join(from ?? keep ?? CACHE, `${id.replaceAll('/', '-')}-${RECORDER}.${version}.${seed}`)
}

async function truthIn(folder: string): Promise<Truth | undefined> {
  const there = await access(join(folder, 'recording', 'manifest.json')).then(
    () => true,
    () => false,
  )
  if (!there) return undefined
  return Truth.safeParse(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8'))).data
}

async function recordedNow(demonstration: Demonstration, seed: number, folder: string): Promise<Truth | undefined> {
  for (let time = 1; time <= TRIES; time++) {
    const startedMs = performance.now()
    try {
      const truth = await recordDemonstration(demonstration, seed, folder)
      const tookSeconds = (performance.now() - startedMs) / 1000
      print(
        `recorded ${demonstration.id}: ${truth.seconds.toFixed(1)} s (${tookSeconds.toFixed(1)} s in all), ${truth.disturbances.join(', ')}`,
      )
      return truth
    } catch (error) {
      print(`NOT RECORDED (try ${time}) ${demonstration.id}: ${error instanceof Error ? error.stack : error}`)
    }
  }
  return undefined
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
