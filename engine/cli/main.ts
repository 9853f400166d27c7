import { CommanderError } from 'commander'
import { exitStatus, UnderstudyError } from '#contract'
import { createCommandLine } from './command-line.ts'

try {
  await createCommandLine().parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    const json = process.argv.includes('--json')
    process.exitCode = exitStatus(error)
    if (error instanceof UnderstudyError) {
      const { code, message, advice } = error
      process.stderr.write(json ? `${JSON.stringify({ error: { code, message, advice } })}\n` : `${message}\n${advice}\n`)
    } else {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    }
  }
}
