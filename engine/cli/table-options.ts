import { type Command, InvalidArgumentError, Option } from 'commander'
import type { OutputOptions } from './output.ts'

/** What `run` takes for a table, and `batches` for going on with one. */
export type TableOptions = OutputOptions & {
  table?: string
  clipboard?: boolean
  column: Record<string, string>
  set: Record<string, string>
  onFailure: 'stop' | 'go-on'
  report?: string
  approve: string[]
  plan?: boolean
}

/** Adds to `run` what makes it go once through a table. */
export function tableOptions(run: Command): Command {
  return run
    .option('--table <file>', 'once for each row of this CSV file (- for the standard input); its first line names the columns')
    .option('--clipboard', 'once for each row of the table on the clipboard')
    .option('--column <name=column>', 'the column that fills a value; may be given several times; else they are matched', pairs, {})
    .addOption(new Option('--on-failure <what>', 'what a row that fails means for the rest').choices(['stop', 'go-on']).default('stop'))
    .option('--report <file>', 'write the table with what came of each row, as CSV')
}

/** `name=value` pairs into one object. */
function pairs(text: string, before: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('Write it as name=column.')
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}
