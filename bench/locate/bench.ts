import { createTextReader } from '#perception'
import { writeResults } from '../support/results.ts'
import { type Options, optionsFrom } from './options.ts'
import { createRivals, RIVALS } from './rivals/index.ts'
import { createReadings } from './rivals/readings.ts'
import type { Answered } from './score/answered.ts'
import { createEvaluator } from './score/evaluate.ts'
import { figuresOf } from './score/figures.ts'
import { fitReport } from './score/fit.ts'
import { outcomeOf } from './score/outcome.ts'
import { reportOf } from './score/report.ts'
import { show } from './score/show.ts'
import { builtGroups } from './set/build.ts'
import type { Case } from './set/case.ts'
import { casesOf } from './set/cases.ts'

/**
 * Finding things again, on real programs that were moved, resized, scaled, restyled, covered, scrolled, and whose data changed. Scenes are
 * built once and kept under `.cache/bench-locate`. Options: see `options.ts`; without any the whole set is asked and the results are written.
 */
export async function run(words: string[]): Promise<void> {
  const options = optionsFrom(words)
  const cases = chosen(casesOf(await builtGroups(options), { wide: options.wide || options.case !== undefined }), options)
  if (options.list) {
    for (const { id, half, truth } of cases) print(`${half.padEnd(8)} ${truth.kind.padEnd(7)} ${id}`)
    return
  }
  print(`${cases.length} cases`)
  const answered = await answer(cases, options)
  print(`\n${reportOf(answered)}`)
  if (options.fit) print(`\n${fitReport(answered)}`)
  const figures = figuresOf(answered)
  if (isWhole(options)) await writeResults({ name: 'locate', figures, cases: answered.map(rowOf), options: words })
  else print(`\n${JSON.stringify(figures, undefined, 1)}\nNot the whole set: nothing is written.`)
}

function chosen(cases: Case[], options: Options): Case[] {
  return cases.filter(
    ({ id, half, source, perturbation }) =>
      (options.case === undefined || options.case === id) &&
      (!options.tuning || half === 'tuning') &&
      options.sources.includes(source) &&
      (options.perturbation === undefined || perturbation.includes(options.perturbation)),
  )
}

async function answer(cases: Case[], options: Options): Promise<Answered[]> {
  await using reader = createTextReader()
  const evaluate = createEvaluator(reader)
  const rivals = createRivals(createReadings(reader))
  const answered: Answered[] = []
  for (const one of cases) {
    const answer = await evaluate(one)
    const points = options.rivals ? await rivals(one) : undefined
    const others = points ? Object.fromEntries(RIVALS.map((rival) => [rival, outcomeOf(one.truth, points[rival])])) : {}
    const done: Answered = { case: one, answer, rivals: others }
    answered.push(done)
    // What is held out is shown to nobody by name, or it would be tuned on.
    const failed = (answer.outcome === 'wrong' || answer.outcome === 'abstained') && one.half === 'tuning'
    if (failed || options.case !== undefined) print(lineOf(done))
    if (options.show !== undefined && (failed || options.case !== undefined)) print(`  shown in ${await show(options.show, done)}.*`)
  }
  return answered
}

function lineOf({ case: one, answer: { outcome, located, target, learnedConfidence, ms } }: Answered): string {
  const said =
    located.kind === 'found'
      ? `found at ${located.confidence.toFixed(3)}`
      : `${located.reason} ${located.best?.confidence.toFixed(3) ?? ''}`
  const learned = `${target.label} (${target.source}${learnedConfidence < 0.8 ? `, learned at ${learnedConfidence.toFixed(2)}` : ''})`
  return `${outcome.toUpperCase().padEnd(9)} ${one.id}  ${said}; ${learned}; truth: ${one.truth.kind}; ${ms.toFixed(0)} ms`
}

function rowOf({ case: one, answer, rivals }: Answered): Record<string, unknown> {
  const { located, outcome, ms } = answer
  const confidence = located.kind === 'found' ? located.confidence : (located.best?.confidence ?? 0)
  return {
    id: one.id,
    half: one.half,
    truth: one.truth.kind,
    outcome,
    confidence: Math.round(1000 * confidence) / 1000,
    ms: Math.round(ms),
    rivals: RIVALS.map((rival) => rivals[rival]?.[0] ?? '-').join(''),
  }
}

function isWhole(options: Options): boolean {
  const { only, tuning, sources, rivals, wide } = options
  return (
    only.length === 0 &&
    !tuning &&
    !wide &&
    sources.length === 2 &&
    rivals &&
    options.case === undefined &&
    options.perturbation === undefined
  )
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
