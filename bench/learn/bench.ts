import { writeFile } from 'node:fs/promises'
import { writeResults } from '../support/results.ts'
import { allDemonstrations } from './demonstrations/index.ts'
import { openLearner } from './learned.ts'
import { type Options, optionsFrom } from './options.ts'
import { pairFigures, scoredPairs } from './pairs/run-pairs.ts'
import type { PairScore } from './pairs/score.ts'
import { evaluate, type Share } from './score/evaluate.ts'
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
  const accounts: string[] = []
  const account = (text: string) => {
    accounts.push(text)
    if (options.show) print(`\n${text}`)
  }
  const scored = await scoredOf(recorded, account)
  const pairs = options.single ? [] : await scoredPairs(options, account)
  print(`\n${programTable(scored)}`)
  if (options.failures !== undefined) await writeFile(options.failures, `${accounts.filter((text) => text.includes('✗')).join('\n\n')}\n`)
  const figures = { ...figuresOf(scored), ...pairFigures(pairs) }
  const cases = [
    ...scored.map(rowOf),
    ...pairs.map(({ id, heldOut, score }) => ({ id, half: heldOut ? 'held-out' : 'tuning', ...wordsOfPair(score) })),
  ]
  if (isWhole(options)) await writeResults({ name: 'learn', figures, cases, options: words })
  else print(`\n${JSON.stringify(figures, undefined, 1)}\nNot the whole set: nothing is written.`)
}

function isChosen(id: string, { only, tuning }: Options): boolean {
  return (only.length === 0 || only.some((part) => id.includes(part))) && !(tuning && isHeldOut(id))
}

function isWhole({ only, tuning, seed, single }: Options): boolean {
  return only.length === 0 && !tuning && !single && seed === 1
}

async function scoredOf(recorded: readonly Recorded[], account: (text: string) => void): Promise<Scored[]> {
  await using learner = await openLearner()
  const scored: Scored[] = []
  for (const { folder, truth } of recorded) {
    const heldOut = isHeldOut(truth.id)
    const { task, learningSeconds } = await learner.learn(folder, truth)
    const evaluated = evaluate(truth, task)
    scored.push({ truth, heldOut, evaluated, learningSeconds })
    // What is held out is shown to nobody, or it would be tuned on.
    if (!heldOut) account(accountOf(truth, task, evaluated.failures))
  }
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

function wordsOfPair({ merged, parameters, loops, optional, questions, askedInVain }: PairScore): Record<string, unknown> {
  const words = ({ right, of }: Share) => `${right}/${of}`
  return { merged, parameters: words(parameters), loops: words(loops), optional: words(optional), questions: words(questions), askedInVain }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
