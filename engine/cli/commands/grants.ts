import type { Command } from 'commander'
import { type GrantEntry, UnderstudyError } from '#contract'
import { localTime, type OutputOptions, plainSlots, print, table, withEngine } from '../output.ts'

/** Grants are told apart by the beginning of their signature; where that is not enough, by the rule too. */
const SHOWN = 8

export function grantsCommand(program: Command): void {
  const grants = program
    .command('grants')
    .description('what you said yes to for always; take it back')
    .option('--json', 'print as JSON')
    .action((options: OutputOptions) =>
      withEngine(async ({ handlers }) => {
        const list = await handlers['grant.list']({})
        const rows = list.map((grant) => [
          nameOf(grant),
          localTime(grant.grantedAt),
          grant.rule,
          plainSlots(grant.task),
          `may ${grant.what}`,
        ])
        print(options, list, list.length > 0 ? table(rows) : 'Nothing is allowed for always.')
      }),
    )
  grants
    .command('revoke')
    .description('take it back: it is asked about again')
    .argument('[grant]', 'the name in the first column of `understudy grants`')
    .option('--all', 'all of them')
    .option('--json', 'print as JSON')
    .action((given: string | undefined, options: OutputOptions & { all?: boolean }) =>
      withEngine(async ({ handlers }) => {
        const wanted = wantedOf(await handlers['grant.list']({}), given, options.all === true)
        for (const { taskId, rule, signature } of wanted) await handlers['grant.revoke']({ taskId, rule, signature })
        const lines = wanted.map((grant) => `Asked about again: ${grant.what} (${plainSlots(grant.task)}).`)
        print(options, { revoked: wanted.length }, lines.length > 0 ? lines.join('\n') : 'Nothing was allowed for always.')
      }),
    )
}

function nameOf({ rule, signature }: GrantEntry): string {
  return `${rule}:${signature.slice(0, SHOWN)}`
}

/** Errors: `bad-input` without a name, or where it fits several; `not-found`. */
function wantedOf(list: GrantEntry[], given: string | undefined, all: boolean): GrantEntry[] {
  if (all) return list
  if (given === undefined)
    throw new UnderstudyError('bad-input', 'Which one?', '`understudy grants` lists them; --all takes back all of them.')
  const found = list.filter((grant) => `${grant.rule}:${grant.signature}`.startsWith(given) || grant.signature.startsWith(given))
  if (found.length === 0) throw new UnderstudyError('not-found', `Nothing was allowed as ${given}.`, '`understudy grants` lists what is.')
  if (found.length > 1)
    throw new UnderstudyError(
      'bad-input',
      `${given} fits ${found.length} of them.`,
      'Give more of its name, from `understudy grants --json`.',
    )
  return found
}
