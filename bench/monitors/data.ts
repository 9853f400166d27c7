import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { lot } from '../locate/set/half.ts'
import { RunFacts } from './run-facts.ts'

const FILE = fileURLToPath(new URL('data/runs.jsonl.gz', import.meta.url))
const HELD_OUT = 0.4

/** The runs that the monitors are trained and measured on, as they are kept in the repository. Errors: a zod error for a line that is none. */
export async function keptRuns(): Promise<RunFacts[]> {
  const text = gunzipSync(await readFile(FILE)).toString('utf8')
  return linesOf(text)
}

export function linesOf(text: string): RunFacts[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => RunFacts.parse(JSON.parse(line)))
}

/** Takes the place of what is kept; numbers are cut to what matters, and the runs stand in the order of their ids. */
export async function keepRuns(runs: readonly RunFacts[]): Promise<void> {
  const once = new Map(runs.map((run) => [run.id, run]))
  const lines = [...once.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((run) => JSON.stringify(run, shortNumbers))
  await writeFile(FILE, gzipSync(`${lines.join('\n')}\n`, { level: 9 }))
}

function shortNumbers(key: string, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isInteger(value)) return value
  return key.endsWith('Ms') ? Math.round(value) : Number(value.toPrecision(4))
}

/** By hash of the task's id alone: no run of a task that is measured was trained on. */
export function isHeldOut(task: string): boolean {
  return lot(`monitors half ${task}`) < HELD_OUT
}
