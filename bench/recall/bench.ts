import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeResults } from '../support/results.ts'
import { mean, percentile } from '../support/statistics.ts'
import { percent, table } from '../support/table.ts'
import { readBaseLooks } from './base-looks.ts'
import { fillMemory } from './filled-memory.ts'
import { makeMemory } from './make-memory.ts'
import { type Measured, measure, measureWays } from './measure.ts'
import { readWordLists } from './word-lists.ts'

const NOTE =
  'Vectors come from a stand-in that hashes runs of characters and is no language model: a real provider knows meanings and takes longer. “all” is words and these vectors, “words” what a machine without a provider does. “heldOut” requests were made by generators that were not looked at while weights were chosen.'

/** The sizes that are measured, smallest first; the figures are those of the last. */
const SIZES = [1_000, 10_000, 100_000]

/**
 * Makes memories of growing size out of perturbed real pages, asks them for pages and tasks with spoilt words, and counts how often the right one is
 * among the first five: with everything, without vectors, and by two rivals. `--pages N` measures one size; `--requests N` asks so many (default 600);
 * `--tuning` shows the half of the generators that weights are chosen with and writes nothing.
 */
export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: { pages: { type: 'string' }, requests: { type: 'string', default: '600' }, tuning: { type: 'boolean', default: false } },
  })
  const [looks, lists] = await Promise.all([readBaseLooks(), readWordLists()])
  const sizes = values.pages === undefined ? SIZES : [Number(values.pages)]
  const all: (Measured & { size: number; bytes: number; bytesWithVectors: number; waysP95Ms: number | null; fillMs: object })[] = []
  for (const size of sizes) {
    const folder = await mkdtemp(join(tmpdir(), 'understudy-recall-'))
    try {
      const made = makeMemory(size, looks, lists)
      const filled = await fillMemory(folder, {
        pages: made.pages.map(({ thing }) => thing),
        tasks: made.tasks.map(({ thing }) => thing),
        transitions: made.transitions,
      })
      const { bytes, bytesWithVectors, fillMs } = filled
      const measured = await measure(filled, made, {
        requests: Number(values.requests),
        halves: values.tuning ? ['tuning'] : ['tuning', 'heldOut'],
      })
      all.push({ ...measured, size, bytes, bytesWithVectors, fillMs, waysP95Ms: await measureWays(filled, made) })
      await filled.memory[Symbol.asyncDispose]()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
    const last = all.at(-1)
    if (last) process.stdout.write(`\n${size} pages, ${Math.round(size / 10)} tasks, ${JSON.stringify(last.fillMs)}\n${shown(last)}\n`)
  }
  const [smallest, largest] = [all[0], all.at(-1)]
  if (!smallest || !largest || values.tuning) return
  const grown = (of: (one: (typeof all)[number]) => number | undefined) => ratio(of(largest), of(smallest))
  await writeResults({
    name: 'recall',
    options,
    figures: {
      recallAt5: largest.recall('all'),
      p50Ms: percentile(largest.ms('all'), 0.5) ?? null,
      p95Ms: percentile(largest.ms('all'), 0.95) ?? null,
      pages: largest.size,
      tasks: Math.round(largest.size / 10),
      requests: largest.answers.length,
      ftsOnlyRecallAt5: largest.recall('fts'),
      vectorOnlyRecallAt5: largest.recall('vectors'),
      wordsRecallAt5: largest.recall('words'),
      wordsP50Ms: percentile(largest.ms('words'), 0.5) ?? null,
      wordsP95Ms: percentile(largest.ms('words'), 0.95) ?? null,
      ftsOnlyP95Ms: percentile(largest.ms('fts'), 0.95) ?? null,
      vectorOnlyP95Ms: percentile(largest.ms('vectors'), 0.95) ?? null,
      heldOutRecallAt5: largest.recall('all', ({ half }) => half === 'heldOut'),
      heldOutWordsRecallAt5: largest.recall('words', ({ half }) => half === 'heldOut'),
      pagesRecallAt5: largest.recall('all', ({ kind }) => kind === 'page'),
      tasksRecallAt5: largest.recall('all', ({ kind }) => kind === 'task'),
      waysP95Ms: largest.waysP95Ms,
      bytesAPage: largest.bytes / largest.size,
      bytesAPageWithVectors: largest.bytesWithVectors / largest.size,
      p50GrowthFromSmallest: grown((one) => percentile(one.ms('all'), 0.5)),
      p95GrowthFromSmallest: grown((one) => percentile(one.ms('all'), 0.95)),
      wordsP95GrowthFromSmallest: grown((one) => percentile(one.ms('words'), 0.95)),
    },
    cases: [{ note: NOTE }, ...all.flatMap((one) => casesOf(one))],
  })
}

function ratio(large: number | undefined, small: number | undefined): number | null {
  return large === undefined || small === undefined || small === 0 ? null : large / small
}

function casesOf(one: Measured & { size: number; bytes: number; bytesWithVectors: number; fillMs: object }): Record<string, unknown>[] {
  const groups = new Map(
    one.answers.flatMap((answer) =>
      [
        `${answer.half}`,
        `${answer.half}, ${answer.kind}`,
        `${answer.half}, program ${answer.telling}`,
        `${answer.half}: ${answer.spoiling}`,
      ].map((group) => [group, answer] as const),
    ),
  )
  const rows = [...groups.keys()].sort().map((group) => {
    const has = (answer: (typeof one.answers)[number]) =>
      [
        answer.half,
        `${answer.half}, ${answer.kind}`,
        `${answer.half}, program ${answer.telling}`,
        `${answer.half}: ${answer.spoiling}`,
      ].includes(group)
    const shares = Object.fromEntries((['all', 'words', 'fts', 'vectors'] as const).map((how) => [how, one.recall(how, has)]))
    return { pages: one.size, group, requests: one.answers.filter(has).length, ...shares }
  })
  return [{ pages: one.size, databaseBytes: one.bytes, withVectorsBytes: one.bytesWithVectors, ...one.fillMs }, ...rows]
}

function shown(one: Measured & { size: number; bytes: number; bytesWithVectors: number; fillMs: object }): string {
  const rows = casesOf(one)
    .slice(1)
    .map((row) => [String(row.group), String(row.requests), ...['all', 'words', 'fts', 'vectors'].map((how) => percent(Number(row[how])))])
  const times = (['all', 'words', 'fts', 'vectors'] as const).map((how) => {
    const ms = one.ms(how)
    return `${how}: p50 ${percentile(ms, 0.5)?.toFixed(1)} ms, p95 ${percentile(ms, 0.95)?.toFixed(1)} ms, mean ${mean(ms)?.toFixed(1)} ms`
  })
  return [table([['requests', 'asked', 'all', 'words', 'FTS5 alone', 'vectors alone'], ...rows]), ...times].join('\n')
}
