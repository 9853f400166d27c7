import { type Command, InvalidArgumentError } from 'commander'
import {
  type EventData,
  missingCase,
  type Plan,
  type PlanOutcome,
  RUN_EXIT,
  type RunEvent,
  type RunHow,
  type RunId,
  type RunOutcome,
  TaskId,
  UnderstudyError,
} from '#contract'
import type { Engine } from '../../create-engine.ts'
import { answerQuestions, askLine, canAsk } from '../ask.ts'
import { goalText, print, withEngine } from '../output.ts'
import { leavingText, planText } from '../plan-text.ts'
import { runTable } from '../run-table.ts'
import { eventText, outcomeText } from '../run-text.ts'
import { type TableOptions, tableOptions } from '../table-options.ts'
import { howOf, type StepOptions } from '../which-steps.ts'
import { idFrom } from '../which-task.ts'

type Options = TableOptions &
  StepOptions & { task?: string; set: Record<string, string>; approve: string[]; askModel?: boolean; plan?: boolean }

export function runCommand(program: Command): void {
  tableOptions(program.command('run'))
    .description('repeat a learned task with new values')
    .argument('[request...]', 'what to do, in words, or the id of a task')
    .option('--task <task>', 'the task’s id; without it the words decide')
    .option('--set <name=value>', 'a value by name; may be given several times', collectValue, {})
    .option(
      '--approve <rule>',
      'say yes beforehand to what this rule asks (for example overwrite); may be given several times',
      collect,
      [],
    )
    .option('--ask-model', 'where no task fits, let the large model put a plan together; see docs/what-leaves-this-machine.md')
    .option('--plan', 'only say what would be done')
    .option('--dry-run', 'do nothing: look for each step’s target on the screen and show it')
    .option('--step-by-step', 'wait for Enter before each step')
    .option('--from <number>', 'begin at this step of the plan; the steps before it are taken as done')
    .option('--only <number>', 'do this step of the plan only')
    .option('--json', 'print plan and outcome as JSON')
    .addHelpText(
      'after',
      '\nWithout a terminal nobody can be asked: what is not approved beforehand is answered No.\nA secret is read from UNDERSTUDY_SECRET_NAME, or asked.',
    )
    .action((words: string[], options: Options) =>
      withEngine(async (engine) => {
        const request = words.join(' ')
        if (!request && !options.task)
          throw new UnderstudyError(
            'bad-input',
            'It was not said what to do.',
            'Give a request in words, or --task ID with --set name=value.',
          )
        if (options.table !== undefined || options.clipboard) {
          const task = await taskFor(engine, request, options)
          return task && runTable(engine, task, options)
        }
        const plan = await planFor(engine, request, options)
        if (!plan) return
        if (options.plan) return print(options, plan, planText(plan))
        const how = howOf(plan, options)
        if (how?.mode === 'step-by-step' && !canAsk())
          throw new UnderstudyError(
            'bad-input',
            'Step by step needs a person at a terminal.',
            'Run it in a terminal, or without --step-by-step.',
          )
        const outcome = await carryOut(engine, plan, how, options)
        process.exitCode = RUN_EXIT[outcome.kind]
      }),
    )
}

/** The task that is meant for a table; undefined when there is none, with the exit status set and the reason printed. */
async function taskFor(engine: Engine, request: string, options: Options): Promise<TaskId | undefined> {
  const named = TaskId.safeParse(options.task ?? request)
  if (named.success) return named.data
  const outcome = await engine.handlers['plan.propose']({ request, values: options.set })
  if (outcome.kind === 'planned' || outcome.kind === 'values-missing')
    return outcome.kind === 'planned' ? outcome.plan.task.id : outcome.task.id
  const { status, lines } = refusal(outcome)
  process.exitCode = status
  print(options, outcome, lines.join('\n'))
  return undefined
}

/** The plan, after asking for what is missing; undefined when there is none, with the exit status set and the reason printed. */
async function planFor(engine: Engine, request: string, options: Options): Promise<Plan | undefined> {
  const taskId = options.task === undefined ? undefined : idFrom(options.task)
  let values = options.set
  for (;;) {
    const outcome = await engine.handlers['plan.propose']({ request, taskId, values, ...(options.askModel && { byModel: true }) })
    if (outcome.kind === 'planned') return outcome.plan
    const unknown = outcome.kind === 'values-missing' && outcome.missing.length > 0 && canAsk() && !options.json
    if (!unknown) {
      const { status, lines } = refusal(outcome)
      process.exitCode = status
      print(options, outcome, lines.join('\n'))
      return undefined
    }
    for (const name of outcome.missing) values = { ...values, [name]: await askLine(`${name}: `) }
  }
}

/** Why there is no plan, in words, and the exit status that says so to scripts. */
function refusal(outcome: Exclude<PlanOutcome, { kind: 'planned' }>): { status: number; lines: string[] } {
  switch (outcome.kind) {
    case 'no-task': {
      const near = outcome.nearest.map((it) => `  ${it.id}  ${goalText(it.goal)}`)
      const known =
        near.length > 0 ? ['The nearest ones:', ...near] : ['See what is learned: understudy tasks. Show a new one: understudy record']
      const model = outcome.leaving ? leavingText(outcome.leaving) : []
      return { status: RUN_EXIT.noTask, lines: ['No learned task fits these words.', ...known, ...model] }
    }
    case 'ambiguous': {
      const candidates = outcome.candidates.map((it) => `  ${it.id}  ${goalText(it.goal)}`)
      return { status: RUN_EXIT.ambiguous, lines: ['Several tasks fit; choose one with --task:', ...candidates] }
    }
    case 'values-missing': {
      const wrong = outcome.wrong.map((it) => `${it.parameter}: ${it.reason}`)
      const missing = outcome.missing.map((name) => `${name} is missing: --set ${name}=…`)
      return { status: RUN_EXIT.valuesMissing, lines: [`“${goalText(outcome.task.goal)}” cannot be run yet.`, ...wrong, ...missing] }
    }
    default:
      return missingCase(outcome)
  }
}

async function carryOut(engine: Engine, plan: Plan, how: RunHow | undefined, options: Options): Promise<RunOutcome> {
  answerQuestions(engine, options.approve)
  const over = new AbortController()
  engine.on((name, data) => {
    if (name !== 'run.event') return
    const { runId, event } = data as EventData<'run.event'>
    const line = options.json ? undefined : eventText(event)
    if (line) process.stdout.write(`${line}\n`)
    if (event.kind === 'paused' && event.by === 'single-step') void letGoOn(engine, runId, event, over.signal)
  })
  const { id } = await engine.runs.start(plan, how)
  const stop = () => engine.runs.stop(id)
  process.on('SIGINT', stop).on('SIGTERM', stop)
  const outcome = await engine.runs.ended(id).finally(() => over.abort())
  process.off('SIGINT', stop).off('SIGTERM', stop)
  if (options.json) print(options, { runId: id, outcome }, outcomeText(outcome))
  return outcome
}

/** Enter goes on with the next step; anything else ends the run. */
async function letGoOn(engine: Engine, id: RunId, { because }: Extract<RunEvent, { kind: 'paused' }>, over: AbortSignal): Promise<void> {
  const said = await askLine(`  ${because} [Enter] goes on, [s]tops: `, false, over).catch(() => 's')
  if (over.aborted) return
  if (said.trim() === '') engine.runs.resume(id)
  else engine.runs.stop(id)
}

function collect(value: string, before: string[]): string[] {
  return [...before, value]
}

function collectValue(text: string, before: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('Write it as name=value.')
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}
