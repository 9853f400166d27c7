import { writeFile } from 'node:fs/promises'
import { writeResults } from '../support/results.ts'
import { allDemonstrations } from './demonstrations/index.ts'
import { openLearner } from './learned.ts'
import { type Options, optionsFrom } from './options.ts'
import { evaluate } from './score/evaluate.ts'
import { figuresOf, type Scored } from './score/figures.ts'
import { accountOf, programTable } from './score/report.ts'
import { isHeldOut } from './seed.ts'
import { type Recorded, recordedOf } from './shelf.ts'

/**
 * What is learned, by rule alone, from demonstrations of scripted people on real programs, with the slips and detours of real ones. Recordings are kept under
 * `.cache/bench-learn`. Options: see `options.ts`; without any, all are scored and the results are written.
 */
export async function run(words: string[]): Promise<void> {
  const options = optionsFrom(words)
  const recorded = await recordedOf(
    allDemonstrations.filter(({ id }) => isChosen(id, options)),
    options,
  )
  const scored = await scoredOf(recorded, options)
  print(`\n${programTable(scored)}`)
  const figures = figuresOf(scored)
  if (isWhole(options)) await writeResults({ name: 'learn', figures, cases: scored.map(rowOf), options: words })
  else print(`\n${JSON.stringify(figures, undefined, 1)}\nNot the whole set: nothing is written.`)
}

function isChosen(id: string, { only, tuning }: Options): boolean {
  return (only.length === 0 || only.some((part) => id.includes(part))) && !(tuning && isHeldOut(id))
}

function isWhole({ only, tuning, seed }: Options): boolean {
  return only.length === 0 && !tuning && seed === 1
}

async function scoredOf(recorded: readonly Recorded[], options: Options): Promise<Scored[]> {
  await using learner = await openLearner()
  const scored: Scored[] = []
  const accounts: string[] = []
  for (const { folder, truth } of recorded) {
    const heldOut = isHeldOut(truth.id)
    const { task, learningSeconds } = await learner.learn(folder, truth)
    const evaluated = evaluate(truth, task)
    scored.push({ truth, heldOut, evaluated, learningSeconds })
    // What is held out is shown to nobody, or it would be tuned on.
    if (heldOut) continue
    const account = accountOf(truth, task, evaluated.failures)
    if (options.show) print(`\n${account}`)
    if (evaluated.failures.length > 0) accounts.push(account)
  }
  if (options.failures !== undefined) await writeFile(options.failures, `${accounts.join('\n\n')}\n`)
  return scored
}

function rowOf({ truth, heldOut, evaluated, learningSeconds }: Scored): Record<string, unknown> {
  const { targets, parameters, loops, leftOut, stepsInvented } = evaluated
  return {
    id: truth.id,
    program: truth.program,
    half: heldOut ? 'held-out' : 'tuning',
    disturbances: truth.disturbances,
    targets: `${targets.right}/${targets.of}`,
    parameters: `${parameters.found}/${parameters.of}`,
    parametersInvented: parameters.invented.length,
    loops: `${loops.found}/${loops.of}`,
    leftOut: `${leftOut.right}/${leftOut.of}`,
    stepsInvented,
    learningRatio: Math.round((100 * learningSeconds) / truth.seconds) / 100,
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
