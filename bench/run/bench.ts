import { writeFile } from 'node:fs/promises'
import type { RunEvent } from '#contract'
import type { CascadePorts } from '#executor'
import { recordedOf } from '../learn/shelf.ts'
import { writeResults } from '../support/results.ts'
import { CONDITIONS, type Condition } from './conditions.ts'
import { replayMacro } from './contenders/macro.ts'
import { openModels } from './contenders/models.ts'
import { type OurPorts, runOurs } from './contenders/ours.ts'
import { conditionTable, figuresOf, isSuccess } from './figures.ts'
import { type LearnedTasks, learnAll } from './learned-tasks.ts'
import { type Options, optionsFrom } from './options.ts'
import { storyOf } from './story.ts'
import { type Contender, type Trial, tryOnce } from './trial.ts'
import { shownValues, type Workflow } from './workflow.ts'
import { allWorkflows } from './workflows/index.ts'

/**
 * The demonstrations of the learning bench repeated on real programs with new values, undisturbed and under disturbances, and looked at from outside; beside
 * blind replay of the recorded input. Options: see `options.ts`; without any, all is tried and the results are written.
 */
export async function run(words: string[]): Promise<void> {
  const options = optionsFrom(words)
  const workflows = allWorkflows.filter(({ demonstration: { id } }) => isChosen(id, options.only))
  const recorded = await recordedOf(
    workflows.map(({ demonstration }) => demonstration),
    { seed: 1, rebuild: false },
  )
  await using learned = await learnAll(recorded)
  const stories: string[] = []
  await using models = await openModels(options)
  const contenders = contendersFor(learned, stories, models.cascade).filter(({ name }) => isChosen(name, options.contenders))
  const trials = await tryAll(workflows, contenders, options)
  print(`\n${conditionTable(trials)}`)
  if (options.failures !== undefined) await writeFile(options.failures, `${stories.join('\n\n')}\n`)
  const figures = figuresOf(trials, personSeconds(learned))
  if (isWhole(options)) await writeResults({ name: 'run', figures, cases: trials.map(rowOf), options: words })
  else print(`\n${JSON.stringify(figures, undefined, 1)}\nNot the whole set: nothing is written.`)
}

function isChosen(id: string, parts: readonly string[]): boolean {
  return parts.length === 0 || parts.some((part) => id.includes(part))
}

function isWhole({ only, conditions, contenders }: Options): boolean {
  return only.length === 0 && conditions.length === 0 && contenders.length === 0
}

/** Where asking a model could change anything: the rest is what memory does. */
const WITH_MODELS = ['undisturbed', 'pop-up', 'renamed', 'relocated']

function contendersFor(learned: LearnedTasks, stories: string[], cascade: CascadePorts): Contender[] {
  const recordedAs = (workflow: Workflow) => {
    const found = learned.tasks.get(workflow.demonstration.id)
    if (!found) throw new Error(`${workflow.demonstration.id} was not recorded.`)
    return found.recorded
  }
  const ours = (name: string, more: Pick<OurPorts, 'cascade' | 'modelFirst'>, under?: string[]): Contender => ({
    name,
    ...(under && { under }),
    valuesFor: ({ values }, { name: condition }) => (condition === 'undisturbed' ? values[0] : values[1]),
    async run(trial) {
      const events: RunEvent[] = []
      const truth = recordedAs(trial.workflow).truth
      const said = await runOurs({ ...learned, ...more }, { ...trial, truth, onEvent: (event) => events.push(event) })
      stories.push(storyOf(`${trial.workflow.demonstration.id} by ${name}`, said, events))
      return said
    },
  })
  return [
    ours('memory', {}),
    {
      name: 'macro',
      valuesFor: shownValues,
      run: ({ world, workflow, amid }) => replayMacro(world, recordedAs(workflow).folder, amid),
    },
    ours('cascade', { cascade }, WITH_MODELS),
    ours('model-every-step', { cascade, modelFirst: true }, WITH_MODELS),
  ]
}

/** Each workflow under each condition by each contender; a display has one of them at a time. */
async function tryAll(workflows: readonly Workflow[], contenders: readonly Contender[], options: Options): Promise<Trial[]> {
  const waiting = workflows.flatMap((workflow) =>
    CONDITIONS.filter((condition) => condition.fits(workflow) && isChosen(condition.name, options.conditions)).flatMap((condition) =>
      contenders.filter(({ under }) => under?.includes(condition.name) ?? true).map((contender) => ({ workflow, condition, contender })),
    ),
  )
  const trials: Trial[] = []
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const trial = await tried(next)
      if (trial) trials.push(trial)
    }
  }
  await Promise.all(Array.from({ length: options.displays }, work))
  return trials
}

/** Once more where a program did not even come up. */
async function tried(one: { workflow: Workflow; condition: Condition; contender: Contender }): Promise<Trial | undefined> {
  const { workflow, condition, contender } = one
  for (let time = 1; time <= 2; time++) {
    try {
      const trial = await tryOnce(workflow, condition, contender)
      const { workflow: id, condition: name, wrong, says, why, wrongActs, seconds } = trial
      const sign = isSuccess(trial) ? '✓' : '✗'
      print(`${sign} ${id} ${name} ${trial.contender} ${seconds.toFixed(1)} s ${says} ${why} ${wrong} ${wrongActs.join('; ')}`.trimEnd())
      return trial
    } catch (error) {
      print(`NOT TRIED (${time}) ${workflow.demonstration.id} ${condition.name}: ${error instanceof Error ? error.message : error}`)
    }
  }
  return undefined
}

function personSeconds(learned: LearnedTasks): Map<string, { seconds: number; steps: number }> {
  return new Map([...learned.tasks].map(([id, { task, recorded }]) => [id, { seconds: recorded.truth.seconds, steps: task.steps.length }]))
}

function rowOf({ seconds, ...trial }: Trial): Record<string, unknown> {
  return { ...trial, seconds: Math.round(seconds * 10) / 10 }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
