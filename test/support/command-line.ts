import { CommanderError } from 'commander'
import { onTestFinished, vi } from 'vitest'
import { exitStatus, UnderstudyError } from '#contract'
import { createCommandLine } from '../../engine/cli/command-line.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What a command left behind. */
export type Answer = { status: number; out: string; err: string }

/** The command line on an empty home, without a screen. */
export async function commandLine(): Promise<{ home: string; run: (...args: string[]) => Promise<Answer> }> {
  const home = await temporaryFolder()
  vi.stubEnv('UNDERSTUDY_HOME', home)
  vi.stubEnv('DISPLAY', '')
  onTestFinished(() => void vi.unstubAllEnvs())
  return {
    home,
    async run(...args) {
      const [out, err] = [heard(process.stdout), heard(process.stderr)]
      let status = 0
      try {
        await createCommandLine().parseAsync(args, { from: 'user' })
        status = Number(process.exitCode ?? 0)
      } catch (error) {
        if (!(error instanceof CommanderError || error instanceof UnderstudyError)) throw error
        status = error instanceof CommanderError ? 2 : exitStatus(error)
        if (error instanceof UnderstudyError) process.stderr.write(`${error.message} ${error.advice}`)
      } finally {
        process.exitCode = undefined
      }
      return { status, out: out(), err: err() }
    },
  }
}

/** Keeps what is written, until it is asked for. */
function heard(stream: NodeJS.WriteStream): () => string {
  const spy = vi.spyOn(stream, 'write').mockImplementation(() => true)
  return () => {
    const text = spy.mock.calls.map(([written]) => String(written)).join('')
    spy.mockRestore()
    return text
  }
}
