import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { homedir } from 'node:os'
import { UnderstudyError } from '#contract'

/** Starts a program that lives on by itself. Errors: `not-found` when it cannot be started. */
export async function startProgram(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(program, args, { env, cwd: env.HOME ?? homedir(), detached: true, stdio: 'ignore' })
  try {
    await once(child, 'spawn')
  } catch (error) {
    throw new UnderstudyError(
      'not-found',
      `The program “${program}” could not be started.`,
      'Check that it is installed and can be found on the PATH, or start it yourself and go on.',
      error,
    )
  }
  // A later failure of the program is no failure of ours.
  child.on('error', () => {})
  child.unref()
}
