import type { Command } from 'commander'
import { type CaptionCost, type CaptionOutcome, type Task, UnderstudyError } from '#contract'
import type { Engine } from '../../create-engine.ts'
import { askLine, canAsk } from '../ask.ts'
import { type OutputOptions, plainSlots, print, withEngine } from '../output.ts'
import { idFrom } from '../which-task.ts'

type DescribeOptions = OutputOptions & { yes?: boolean; byRule?: boolean }

const HELP = `
Tells first what would be sent, where to and what it takes, and asks. Nothing is sent without a yes.
The model is set up with \`understudy settings model\`; its key is taken from UNDERSTUDY_MODEL_KEY.
Asked again, only the steps that are not described yet are sent. Steps that you wrote yourself stay.`

/** `tasks describe`: better words for the steps, by the model that is set up. */
export function describeCommand(tasks: Command): void {
  tasks
    .command('describe')
    .description('have the steps of a task described by the model that is set up')
    .argument('<task>', 'its id')
    .option('--yes', 'send it without asking')
    .option('--by-rule', 'take the model’s words back: those of the rules again')
    .option('--json', 'print as JSON; needs --yes')
    .addHelpText('after', HELP)
    .action((given: string, options: DescribeOptions) => withEngine((engine) => describe(engine, given, options)))
}

async function describe({ handlers }: Engine, given: string, options: DescribeOptions): Promise<void> {
  const task = await handlers['task.get']({ id: idFrom(given) })
  if (options.byRule) return tell(options, await handlers['task.caption']({ id: task.id, calls: 1, by: 'rule' }), 'the rules')
  const cost = await handlers['task.captionCost']({ id: task.id })
  if (cost.model === null) throw new UnderstudyError('set-up', 'No model is set up.', cost.advice)
  if (cost.steps === 0) return print(options, cost, `${task.id}: every step that there is a picture of is described already.`)
  if (!options.yes) {
    process.stderr.write(`${costText(task, cost)}\n`)
    if (options.json || !canAsk()) throw new UnderstudyError('bad-input', 'Nothing was sent.', 'To send it without being asked, add --yes.')
    const answer = (await askLine('Send this? [y]es, [N]o: ')).trim().toLowerCase()
    if (answer !== 'y' && answer !== 'yes') return print(options, cost, 'Nothing was sent.')
  }
  tell(options, await handlers['task.caption']({ id: task.id, calls: cost.calls, by: 'model' }), cost.model)
}

function tell(options: OutputOptions, outcome: CaptionOutcome, by: string): void {
  print(options, outcome, outcomeText(outcome, by))
  // For scripts: something was to be done, and nothing was.
  if (outcome.described === 0 && outcome.kept.length > 0) process.exitCode = 26
}

function costText(task: Task, cost: CaptionCost): string {
  const money = cost.money === null ? 'its price is not set' : `about ${money4(cost.money.amount)} ${cost.money.currency}`
  return [
    `${cost.steps} of ${task.steps.length} steps would be described by “${cost.model}” at ${cost.server}:`,
    `  at most ${cost.calls} calls (one more than needed, for an answer that cannot be used), ${cost.pictures} pictures,`,
    `  about ${cost.inputTokens} tokens to send and ${cost.outputTokens} to get; ${money}.`,
    'What leaves this machine:',
    ...cost.sent.map((sentence) => `  ${sentence}`),
  ].join('\n')
}

function outcomeText({ task, described, kept, used }: CaptionOutcome, by: string): string {
  const numberOf = (id: string) => task.steps.findIndex((step) => step.id === id) + 1
  return [
    `${described} steps described by ${by} (${used.calls} calls, ${used.inputTokens} tokens sent, ${used.outputTokens} got).`,
    ...task.steps.map((step, index) => `${String(index + 1).padStart(3)}  ${plainSlots(step.caption)}`),
    ...kept.map(({ step, reason }) => `Step ${numberOf(step)} keeps its words: ${plainSlots(reason)}`),
    ...task.proposals.map(({ question }) => plainSlots(question)),
  ].join('\n')
}

/** Four digits that count: 0.0123, 1.234. */
function money4(amount: number): string {
  return String(Number(amount.toPrecision(4)))
}
