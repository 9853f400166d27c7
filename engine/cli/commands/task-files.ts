import type { Command } from 'commander'
import { Option } from 'commander'
import { type TaskFormat, type TaskImport, UnderstudyError } from '#contract'
import { askLine, canAsk } from '../ask.ts'
import { goalText, type OutputOptions, plainSlots, print, withEngine } from '../output.ts'
import { idFrom } from '../which-task.ts'

const FORMATS: TaskFormat[] = ['bundle', 'skill', 'aloha-trace']

/** `tasks export` and `tasks import`: tasks as files. */
export function taskFilesCommands(tasks: Command): void {
  tasks
    .command('export')
    .description('write a task as a file for another machine or another program')
    .argument('<task>', 'its id')
    .addOption(
      new Option('--as <format>', 'a signed bundle, a SKILL.md folder, or a ShowUI-Aloha trace').choices(FORMATS).default('bundle'),
    )
    .option('--json', 'print as JSON')
    .action((given: string, options: OutputOptions & { as: TaskFormat }) =>
      withEngine(async ({ handlers }) => {
        const answer = await handlers['task.export']({ id: idFrom(given), format: options.as })
        print(
          options,
          answer,
          `Wrote ${answer.file} (${Math.ceil(answer.bytes / 1024)} KiB). Look at its pictures before you give it away.`,
        )
      }),
    )
  tasks
    .command('import')
    .description('show what a bundle, a SKILL.md (or its folder) or a ShowUI-Aloha trace holds, and keep it if you want')
    .argument('<file>', 'its path')
    .option('--yes', 'keep it without asking')
    .option('--json', 'print as JSON; keeps nothing without --yes')
    .action((file: string, options: OutputOptions & { yes?: boolean }) => importTasks(file, options))
}

async function importTasks(file: string, options: OutputOptions & { yes?: boolean }): Promise<void> {
  await withEngine(async ({ handlers }) => {
    const found = await handlers['task.openImport']({ file })
    if (!options.yes) {
      if (options.json) return print(options, found, '')
      process.stdout.write(`${importText(found)}\n`)
      if (!canAsk()) throw new UnderstudyError('bad-input', 'Nothing was kept.', 'To keep it without being asked, add --yes.')
      const answer = (await askLine('Keep this? [y]es, [N]o: ')).trim().toLowerCase()
      if (answer !== 'y' && answer !== 'yes') return print(options, found, 'Nothing was kept.')
    }
    const kept = await handlers['task.keepImport']({ token: found.token })
    print(options, kept, kept.map((task) => `Kept ${task.id}: ${goalText(task.goal)}`).join('\n'))
  })
}

function importText({ tasks, pages, pictures, signer, warnings }: TaskImport): string {
  const by =
    signer === null ? 'by nobody known' : `${signer.fingerprint}${signer.known ? ', of whom you kept tasks before' : ', new to you'}`
  return [
    ...tasks.flatMap((task) => [
      goalText(task.goal),
      ...task.steps.map((step, index) => `${String(index + 1).padStart(3)}  ${plainSlots(step.caption)}`),
    ]),
    `${pages} pages, ${pictures} pictures. Signed: ${by}.`,
    ...warnings.map((warning) => `Note: ${warning}`),
  ].join('\n')
}
