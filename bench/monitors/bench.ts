import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Classifier } from '../../executor/monitors/classifier.ts'
import { writeResults } from '../support/results.ts'
import { mean } from '../support/statistics.ts'
import { percent, table } from '../support/table.ts'
import { collect } from './collect/collect.ts'
import { isHeldOut, keepRuns, keptRuns, linesOf } from './data.ts'
import { type Moment, momentsOf } from './labels.ts'
import { bestInterval, byRun, decisionMs, milestoneSays, scoreAt, stuckSays, threeAlikeSays } from './measure.ts'
import type { RunFacts } from './run-facts.ts'
import type { Score } from './score.ts'
import { train, type Wanted } from './train/train.ts'

const SEED = 1
const MODELS = fileURLToPath(new URL('../../executor/monitors/', import.meta.url))

/**
 * How well the stuck monitor and the milestone monitor tell what they should, on tasks that they were not trained on, beside checks at fixed intervals and the
 * rule of three identical actions. With `--collect FILE` more runs are carried out with injected faults first, on displays of their own (`--minutes`, `--share 0/3`,
 * `--only`, `--rounds`); `--take FILE…` puts such files into the data of the repository, `--train` trains both anew from that data.
 */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      collect: { type: 'string' },
      minutes: { type: 'string', default: '30' },
      share: { type: 'string', default: '0/1' },
      only: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string', default: '17' },
      'only-loops': { type: 'boolean', default: false },
      take: { type: 'string', multiple: true, default: [] },
      train: { type: 'boolean', default: false },
    },
  })
  if (values.collect !== undefined) {
    const [share = 0, of = 1] = values.share.split('/').map(Number)
    const { collect: file, minutes, only, rounds, 'only-loops': onlyLoops } = values
    await collect({ file, minutes: Number(minutes), share, of, only, rounds: Number(rounds), onlyLoops })
    return
  }
  if (values.take.length > 0) await take(values.take)
  const runs = await keptRuns()
  const moments = runs.flatMap(momentsOf)
  if (values.train) await trainBoth(moments.filter(({ task }) => !isHeldOut(task)))
  await measure(runs, moments, words)
}

async function take(files: readonly string[]): Promise<void> {
  const more = await Promise.all(files.map(async (file) => linesOf(await readFile(file, 'utf8'))))
  await keepRuns([...(await keptRuns().catch(() => [])), ...more.flat()])
}

async function trainBoth(moments: readonly Moment[]): Promise<void> {
  for (const wanted of ['stuck', 'milestone'] as const) await writeFile(fileOf(wanted), textOf(train(wanted, moments, SEED)))
}

function fileOf(wanted: Wanted): string {
  return `${MODELS}${wanted}.json`
}

/** A node a line, as the house formats it, so that the difference between two trainings can be read. */
function textOf({ trees, ...head }: Classifier): string {
  const inLine = (node: readonly number[]) => `      [${node.join(', ')}]`
  const lines = trees.map((tree) => `    [\n${tree.map(inLine).join(',\n')}\n    ]`).join(',\n')
  return `${JSON.stringify({ ...head, trees: [] }, undefined, 2).replace(/"trees": \[\]\n\}$/u, `"trees": [\n${lines}\n  ]\n}`)}\n`
}

async function modelOf(wanted: Wanted): Promise<Classifier> {
  return Classifier.parse(JSON.parse(await readFile(fileOf(wanted), 'utf8')))
}

async function measure(runs: readonly RunFacts[], moments: readonly Moment[], words: readonly string[]): Promise<void> {
  const [stuck, milestone] = [await modelOf('stuck'), await modelOf('milestone')]
  const unseen = moments.filter(({ task }) => isHeldOut(task))
  const told = {
    'stuck monitor': scoreAt(unseen, 'stuck', stuckSays(stuck)),
    'three identical actions': scoreAt(unseen, 'stuck', threeAlikeSays),
    'stuck, fixed interval': bestInterval(unseen, 'stuck').score,
    'stuck monitor, first failures too': scoreAt(unseen, 'stuckFromTheFirst', stuckSays(stuck)),
    'three identical, first failures too': scoreAt(unseen, 'stuckFromTheFirst', threeAlikeSays),
    'milestone monitor': scoreAt(unseen, 'milestone', milestoneSays(milestone)),
    'milestone, fixed interval': bestInterval(unseen, 'milestone').score,
  }
  print(table([['held-out tasks', 'precision', 'recall', 'F1', 'right', 'invented', 'missed'], ...Object.entries(told).map(rowOf)]))
  const ours = byRun(unseen, stuckSays(stuck))
  const rule = byRun(unseen, threeAlikeSays)
  const times = decisionMs(unseen, stuck, milestone)
  const heldOutRuns = runs.filter(({ task }) => isHeldOut(task))
  const seen = moments.filter(({ task }) => !isHeldOut(task))
  print(
    `\n${runs.length} runs of ${new Set(runs.map(({ task }) => task)).size} tasks; measured on ${heldOutRuns.length} of ${new Set(heldOutRuns.map(({ task }) => task)).size} tasks that nothing was trained on.`,
  )
  await writeResults({
    name: 'monitors',
    figures: {
      stuckF1: told['stuck monitor'].f1,
      stuckPrecision: told['stuck monitor'].precision,
      stuckRecall: told['stuck monitor'].recall,
      stuckF1FirstFailuresToo: told['stuck monitor, first failures too'].f1,
      repeatRuleF1: told['three identical actions'].f1,
      repeatRuleF1FirstFailuresToo: told['three identical, first failures too'].f1,
      fixedIntervalF1: told['stuck, fixed interval'].f1,
      fixedIntervalSteps: bestInterval(unseen, 'stuck').every,
      milestoneF1: told['milestone monitor'].f1,
      milestonePrecision: told['milestone monitor'].precision,
      milestoneRecall: told['milestone monitor'].recall,
      milestoneFixedIntervalF1: told['milestone, fixed interval'].f1,
      milestoneFixedIntervalSteps: bestInterval(unseen, 'milestone').every,
      trainedStuckF1: scoreAt(seen, 'stuck', stuckSays(stuck)).f1,
      trainedMilestoneF1: scoreAt(seen, 'milestone', milestoneSays(milestone)).f1,
      stuckRuns: ours.stuck,
      stuckRunsFound: ours.found,
      attemptsUntilFound: mean(ours.delays) ?? null,
      runsCalledStuckThatGotOn: ours.invented,
      repeatRuleRunsFound: rule.found,
      repeatRuleAttemptsUntilFound: mean(rule.delays) ?? null,
      repeatRuleRunsCalledStuckThatGotOn: rule.invented,
      decisionMsP50: times.p50,
      decisionMsP95: times.p95,
      runs: runs.length,
      heldOutRuns: heldOutRuns.length,
      tasks: new Set(runs.map(({ task }) => task)).size,
      heldOutTasks: new Set(heldOutRuns.map(({ task }) => task)).size,
      heldOutMoments: unseen.length,
    },
    cases: casesOf(runs, unseen, stuck, milestone),
    options: words,
  })
}

function rowOf([name, { precision, recall, f1, right, invented, missed }]: [string, Score]): string[] {
  return [name, percent(precision), percent(recall), percent(f1), `${right}`, `${invented}`, `${missed}`]
}

/** By fault: what was there and what was said, on held-out tasks. */
function casesOf(
  runs: readonly RunFacts[],
  unseen: readonly Moment[],
  stuck: Classifier,
  milestone: Classifier,
): Record<string, unknown>[] {
  const kinds = [...new Set(runs.map(({ fault }) => fault.kind))].toSorted()
  return kinds.map((kind) => {
    const ids = new Set(runs.filter(({ fault }) => fault.kind === kind).map(({ id }) => id))
    const those = unseen.filter(({ run }) => ids.has(run))
    const { runs: number, stuck: stuckRuns, found, invented } = byRun(those, stuckSays(stuck))
    const score = scoreAt(those, 'stuck', stuckSays(stuck))
    const reached = scoreAt(those, 'milestone', milestoneSays(milestone))
    return {
      fault: kind,
      runs: number,
      stuckRuns,
      found,
      calledStuckThatGotOn: invented,
      stuckRight: score.right,
      stuckInvented: score.invented,
      stuckMissed: score.missed,
      milestonesRight: reached.right,
      milestonesInvented: reached.invented,
      milestonesMissed: reached.missed,
    }
  })
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
