import type { Command } from 'commander'
import { goalText, localTime, type OutputOptions, print, table, withEngine } from '../output.ts'
import { taskText } from '../task-text.ts'
import { idFrom, noTask } from '../which-task.ts'
import { describeCommand } from './describe.ts'
import { taskFilesCommands } from './task-files.ts'
import { taskVersionsCommands } from './task-versions.ts'

export function tasksCommand(program: Command): void {
  const tasks = program
    .command('tasks')
    .description('list the learned tasks, or show one')
    .argument('[task]', 'its id')
    .option('--delete', 'remove this task; recordings stay')
    .option('--json', 'print as JSON')
    .action((given: string | undefined, options: OutputOptions & { delete?: boolean }) =>
      withEngine(async ({ handlers }) => {
        if (given === undefined) {
          const list = await handlers['task.list']({})
          const rows = list.map((it) => [
            it.id,
            `${it.stepCount} steps`,
            `${it.successCount} of ${it.runCount} runs worked`,
            localTime(it.createdAt),
            goalText(it.goal),
          ])
          return print(options, list, list.length > 0 ? table(rows) : 'No task is learned yet. Start with: understudy record')
        }
        const id = idFrom(given)
        if (options.delete) {
          const answer = await handlers['task.delete']({ id })
          if (!answer.deleted) throw noTask(given)
          return print(options, answer, `Removed ${id}.`)
        }
        const task = await handlers['task.get']({ id })
        print(options, task, taskText(task))
      }),
    )
  describeCommand(tasks)
  taskFilesCommands(tasks)
  taskVersionsCommands(tasks)
}
