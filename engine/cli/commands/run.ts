import { type Command, InvalidArgumentError } from 'commander'
import { type EventData, missingCase, type Plan, type PlanOutcome, RUN_EXIT, type RunOutcome, UnderstudyError } from '#contract'
import type { Engine } from '../../create-engine.ts'
import { answerQuestions, askLine, canAsk } from '../ask.ts'
import { goalText, type OutputOptions, print, withEngine } from '../output.ts'
import { eventText, outcomeText } from '../run-text.ts'
import { idFrom } from '../which-task.ts'

type Options = OutputOptions & { task?: string; set: Record<string, string>; approve: string[]; plan?: boolean }

export function runCommand(program: Command): void {
  program
    .command('run')
    .description('repeat a learned task with new values')
    .argument('[request...]', 'what to do, in words')
    .option('--task <task>', 'the task’s id; without it the words decide')
    .option('--set <name=value>', 'a value by name; may be given several times', collectValue, {})
    .option(
      '--approve <rule>',
      'say yes beforehand to what this rule asks (for example overwrite); may be given several times',
      collect,
      [],
    )
    .option('--plan', 'only say what would be done')
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
        const plan = await planFor(engine, request, options)
        if (!plan) return
        if (options.plan) return print(options, plan, planText(plan))
        const outcome = await carryOut(engine, plan, options)
        process.exitCode = RUN_EXIT[outcome.kind]
      }),
    )
}

/** The plan, after asking for what is missing; undefined when there is none, with the exit status set and the reason printed. */
async function planFor(engine: Engine, request: string, options: Options): Promise<Plan | undefined> {
  const taskId = options.task === undefined ? undefined : idFrom(options.task)
  let values = options.set
  for (;;) {
    const outcome = await engine.handlers['plan.propose']({ request, taskId, values })
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
      return { status: RUN_EXIT.noTask, lines: ['No learned task fits these words.', ...known] }
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

async function carryOut(engine: Engine, plan: Plan, options: Options): Promise<RunOutcome> {
  answerQuestions(engine, options.approve)
  if (!options.json) {
    engine.on((name, data) => {
      const line = name === 'run.event' ? eventText((data as EventData<'run.event'>).event) : undefined
      if (line) process.stdout.write(`${line}\n`)
    })
  }
  const { id } = await engine.runs.start(plan)
  const stop = () => engine.runs.stop(id)
  process.on('SIGINT', stop).on('SIGTERM', stop)
  const outcome = await engine.runs.ended(id)
  process.off('SIGINT', stop).off('SIGTERM', stop)
  if (options.json) print(options, { runId: id, outcome }, outcomeText(outcome))
  return outcome
}

function planText(plan: Plan): string {
  const values = plan.values.map((bound) => `  ${bound.parameter} = ${bound.secret ? '•••' : bound.value}`)
  const steps = plan.subGoals
    .flatMap((subGoal) => subGoal.steps)
    .map((step, index) => `${String(index + 1).padStart(3)}  ${step.caption.replaceAll('⟦', '[').replaceAll('⟧', ']')}`)
  return [
    goalText(plan.task.goal),
    ...values,
    ...steps,
    ...plan.findings.map((finding) => `${finding.stops ? 'Stops' : 'Note'}: ${finding.text}`),
  ].join('\n')
}

function collect(value: string, before: string[]): string[] {
  return [...before, value]
}

function collectValue(text: string, before: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('Write it as name=value.')
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}
