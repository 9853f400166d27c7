import { type Command, InvalidArgumentError } from 'commander'
import { Budget, ModelRole, UnderstudyError } from '#contract'
import { type OutputOptions, print, withEngine } from '../output.ts'
import { roleFrom } from '../role-name.ts'
import { budgetText, settingsText } from '../settings-text.ts'
import { keyCommand } from './settings-keys.ts'
import { modelCommands } from './settings-models.ts'

export function settingsCommand(program: Command): void {
  const settings = program
    .command('settings')
    .description('show the settings; set up models, their keys and what a run may spend')
    .option('--json', 'print as JSON')
    .action((options: OutputOptions) =>
      withEngine(async ({ handlers }) => {
        const now = await handlers['settings.get']({})
        print(options, now, settingsText(now, await handlers['model.keys']({})))
      }),
    )
  modelCommands(settings)
  keyCommand(settings)
  settings
    .command('check')
    .description('ask the server of each role that is set up whether it offers its model, and say what is sent to it')
    .argument('[role]', 'one of describe, small, large, judge, embedder; all without it')
    .option('--json', 'print as JSON')
    .addHelpText('after', '\nExit status 26 when one of them does not do.')
    .action((given: string | undefined, options: OutputOptions) =>
      withEngine(async ({ handlers }) => {
        const leaving = await handlers['model.leaving']({})
        const asked = given === undefined ? ModelRole.options.filter((role) => leaving.some((one) => one.role === role)) : [roleFrom(given)]
        const checks = await Promise.all(asked.map(async (role) => ({ role, check: await handlers['model.check']({ role }) })))
        const told = checks.map(({ role, check }) => ({ role, ...check, sent: leaving.find((one) => one.role === role)?.sent ?? [] }))
        const lines = told.map(({ state, text, advice, sent }) =>
          [`${state === 'ok' ? '✓' : '~'} ${text}`, ...(advice ? [advice] : []), ...sent.map((sentence) => `sent: ${sentence}`)].join(
            '\n    ',
          ),
        )
        print(options, told, lines.join('\n') || 'No model is set up; none is needed, and nothing leaves this machine.')
        if (told.some(({ state }) => state !== 'ok')) process.exitCode = 26
      }),
    )
  settings
    .command('budget')
    .description('what one run may use of models before it pauses and asks')
    .option('--calls <number>', 'calls, or none for no bound', readBound)
    .option('--tokens <number>', 'tokens sent and got', readBound)
    .option('--money <amount>', 'in the currency of the models’ prices', readBound)
    .option('--seconds <number>', 'spent waiting for models', readBound)
    .option('--json', 'print as JSON')
    .action(({ json, ...given }: OutputOptions & Partial<Record<keyof Budget, number>>) =>
      withEngine(async ({ handlers }) => {
        const now = await handlers['settings.get']({})
        const wanted = Budget.safeParse({ ...now.budget, ...boundsOf(given) })
        if (!wanted.success)
          throw new UnderstudyError('bad-input', 'Calls and tokens are whole numbers.', 'For example: --calls 40 --tokens 200000')
        const { budget } = await handlers['settings.set']({ ...now, budget: wanted.data })
        print({ ...(json && { json }) }, budget, budgetText(budget))
      }),
    )
}

/** Commander takes null for nothing given, so that no bound is infinite until here. */
function boundsOf(given: Record<string, number>): Record<string, number | null> {
  return Object.fromEntries(Object.entries(given).map(([name, bound]) => [name, bound === Number.POSITIVE_INFINITY ? null : bound]))
}

function readBound(text: string): number {
  if (text.trim() === 'none') return Number.POSITIVE_INFINITY
  const bound = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(bound) || bound < 0) throw new InvalidArgumentError('It is a number that is not negative, or none.')
  return bound
}
