import { Command } from 'commander'
import { version } from '../version.ts'
import { batchesCommand } from './commands/batches.ts'
import { doctorCommand } from './commands/doctor.ts'
import { gateCommand } from './commands/gate.ts'
import { grantsCommand } from './commands/grants.ts'
import { learnCommand } from './commands/learn.ts'
import { memoryCommand } from './commands/memory.ts'
import { pagesCommand } from './commands/pages.ts'
import { recordCommand } from './commands/record.ts'
import { recordingsCommand } from './commands/recordings.ts'
import { runCommand } from './commands/run.ts'
import { runsCommand } from './commands/runs.ts'
import { settingsCommand } from './commands/settings.ts'
import { tasksCommand } from './commands/tasks.ts'

const AFTER = `
Examples:
  $ understudy record --goal "Write a note to the landlord about the keys"
  $ understudy learn recording-…
  $ understudy run "Write a note to the plumber about the leak"
  $ understudy run task-… --table plumbers.csv --on-failure go-on --report result.csv

Exit status: 0 done, 2 wrong use, 3 not found, 10–28 something on this machine is missing or wrong (\`understudy doctor\`),
30 the run failed, 31 it was stopped, 32 no task fits, 33 a value is missing, 34 several tasks fit.
Everything lies in one folder: UNDERSTUDY_HOME, or your system's data folder.`

/** All commands. What is wrong with their use is thrown as a CommanderError, after it was told. */
export function createCommandLine(): Command {
  const program = new Command('understudy')
    .description('Show it once. It repeats the task on your desktop, in any program, with new values, and asks before anything risky.')
    .version(version)
    .addHelpText('after', AFTER)
    // An option belongs to the command that it stands behind: `recordings --json`, `recordings show --json`.
    .enablePositionalOptions()
    .showHelpAfterError('Add --help to see how it is used.')
    .exitOverride()
  for (const add of [
    recordCommand,
    recordingsCommand,
    learnCommand,
    tasksCommand,
    runCommand,
    pagesCommand,
    memoryCommand,
    runsCommand,
    batchesCommand,
    grantsCommand,
    gateCommand,
    settingsCommand,
    doctorCommand,
  ]) {
    add(program)
  }
  return program
}
