import { type Command, InvalidArgumentError } from 'commander'
import { type Task, type TaskDifference, type TaskEdit, UnderstudyError } from '#contract'
import type { Engine } from '../../create-engine.ts'
import { type EditOption, editOptions } from '../edit-options.ts'
import { localTime, type OutputOptions, plainSlots, print, table, withEngine } from '../output.ts'
import { idFrom } from '../which-task.ts'

const EDIT_HELP = `
Steps are numbered as \`understudy tasks TASK\` shows them, also after a step was moved or deleted in the same command.
Each option can be given several times. All edits are made in the order given, or none of them. Each time the task gets a new version; \`tasks roll-back\` undoes it.

Examples:
  $ understudy tasks edit task-… --caption 3="Press Save" --move 5:2
  $ understudy tasks edit task-… --value place=office --goal "Write to [name] at [place]"`

/** `tasks edit`, `versions`, `diff` and `roll-back`. */
export function taskVersionsCommands(tasks: Command): void {
  const edit = tasks
    .command('edit')
    .description('change a task by hand')
    .argument('<task>', 'its id')
    .option('--json', 'print what came of it as JSON')
    .addHelpText('after', EDIT_HELP)
  // In the order of the command line, whatever options they come from.
  const given: EditOption[] = []
  for (const { flags, about, read } of editOptions) {
    edit.option(flags, about, (value: string) => {
      given.push(read(value))
      return value
    })
  }
  edit.action((task: string, options: OutputOptions) => withEngine((engine) => makeEdits(engine, task, { given, options })))

  tasks
    .command('versions')
    .description('list the versions of a task, newest first')
    .argument('<task>', 'its id')
    .option('--json', 'print as JSON')
    .action((task: string, options: OutputOptions) =>
      withEngine(async ({ handlers }) => {
        const versions = await handlers['task.versions']({ id: idFrom(task) })
        const rows = versions.map(({ revision, savedAt, change, stepCount }) => [
          String(revision),
          localTime(savedAt),
          `${stepCount} steps`,
          plainSlots(change.what),
        ])
        print(options, versions, table(rows))
      }),
    )
  tasks
    .command('diff')
    .description('tell what differs between two versions; without numbers between the last two')
    .argument('<task>', 'its id')
    .argument('[from]', 'the earlier version', wholeNumber)
    .argument('[to]', 'the later version; without it the newest', wholeNumber)
    .option('--json', 'print as JSON')
    .action((task: string, from: number | undefined, to: number | undefined, options: OutputOptions) =>
      withEngine(async ({ handlers }) => {
        const { id, revision } = await handlers['task.get']({ id: idFrom(task) })
        const later = to ?? revision
        const differences = await handlers['task.diff']({ id, from: from ?? Math.max(1, later - 1), to: later })
        print(options, differences, differencesText(differences))
      }),
    )
  tasks
    .command('roll-back')
    .description('make an old version the newest again, as a new one')
    .argument('<task>', 'its id')
    .argument('<version>', 'its number', wholeNumber)
    .option('--json', 'print the task as JSON')
    .action((given: string, revision: number, options: OutputOptions) =>
      withEngine(async ({ handlers }) => {
        const task = await handlers['task.rollBack']({ id: idFrom(given), revision })
        print(options, task, `Version ${task.revision} of ${task.id} is what version ${revision} was.`)
      }),
    )
}

async function makeEdits(
  { handlers }: Engine,
  given: string,
  { given: list, options }: { given: EditOption[]; options: OutputOptions },
): Promise<void> {
  const task = await handlers['task.get']({ id: idFrom(given) })
  const edits: TaskEdit[] = []
  for (const option of list) edits.push(...(await option(task)))
  if (edits.length === 0) throw new UnderstudyError('bad-input', 'There is nothing to change.', 'Add --help to see what can be changed.')
  const outcome = await handlers['task.edit']({ id: task.id, revision: task.revision, edits })
  if (outcome.kind === 'refused') throw new UnderstudyError('bad-input', 'Nothing was changed.', plainSlots(outcome.problems.join('\n')))
  const differences = await handlers['task.diff']({ id: task.id, from: task.revision, to: outcome.task.revision })
  print(options, outcome, [...savedText(outcome.task), differencesText(differences)].join('\n'))
}

function savedText(task: Task): string[] {
  return [`Version ${task.revision} of ${task.id}: ${plainSlots(task.change?.what ?? '')}`]
}

/** One line each: `+` is new, `-` is gone, `~` was changed, `>` was moved. */
function differencesText(differences: readonly TaskDifference[]): string {
  const signs = { added: '+', removed: '-', changed: '~', moved: '>' } as const
  const lines = differences.flatMap(({ what, change, before, after }) => {
    const [old, now] = [before, after].map((text) => (text === undefined ? undefined : plainSlots(text)))
    const first = `${signs[change]} ${what.padEnd(9)}  ${old ?? now}`
    return old !== undefined && now !== undefined ? [first, `  ${'becomes'.padStart(9)}  ${now}`] : [first]
  })
  return lines.length === 0 ? 'There is no difference to show.' : lines.join('\n')
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/u.test(text)) throw new InvalidArgumentError('It must be the number of a version.')
  return Number(text)
}
