import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { commitMeasured, machineWords } from './machine.ts'
import { table } from './table.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FOLDER = join(ROOT, 'bench/results')

/** `bench/results/NAME.json`. Ratios and rates are between 0 and 1, times end in `Ms`; null: could not be measured here. */
const Results = z.object({
  name: z.string().regex(/^[a-z][a-z-]*$/),
  date: z.iso.datetime(),
  commit: z.string(),
  command: z.string(),
  machine: z.string(),
  figures: z.record(z.string(), z.number().nullable()),
  cases: z.array(z.record(z.string(), z.unknown())),
})
export type Results = z.infer<typeof Results>

/** Writes a bench's results, prints its figures as a table, and tells where they lie. `options`: what the command was given. */
export async function writeResults(measured: {
  name: string
  figures: Results['figures']
  cases: Results['cases']
  options?: readonly string[]
}): Promise<void> {
  const { name, figures, cases, options = [] } = measured
  const command = [`npm run bench:${name}`, ...(options.length > 0 ? ['--', ...options] : [])].join(' ')
  const results = Results.parse({
    name,
    date: new Date().toISOString(),
    commit: await commitMeasured(ROOT),
    command,
    machine: machineWords(),
    figures,
    cases,
  })
  const file = join(FOLDER, `${name}.json`)
  await mkdir(FOLDER, { recursive: true })
  await writeFile(`${file}.part`, `${textOf(results)}\n`)
  await rename(`${file}.part`, file)
  process.stdout.write(`\n${table([['figure', 'value'], ...Object.entries(figures).map(([key, value]) => [key, shown(value)])])}\n`)
  process.stdout.write(`\nWritten: bench/results/${name}.json\n`)
}

/** One line a case, so that a difference between two results can be read. */
function textOf({ cases, ...head }: Results): string {
  const lines = cases.map((one) => `    ${JSON.stringify(one)}`)
  return JSON.stringify({ ...head, cases: [] }, undefined, 2).replace(/"cases": \[\]\n\}$/, `"cases": [\n${lines.join(',\n')}\n  ]\n}`)
}

function shown(value: number | null): string {
  if (value === null) return '–'
  return Number.isInteger(value) ? `${value}` : value.toFixed(Math.abs(value) < 1 ? 4 : 2)
}
