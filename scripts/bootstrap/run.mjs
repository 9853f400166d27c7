import { spawn } from 'node:child_process'

/** How much of a tool's output is kept to tell what went wrong. */
const KEPT_CHARACTERS = 20_000

/**
 * Runs a program, shows what it says on the error stream, and keeps the end of it.
 *
 * @param {string} program
 * @param {string[]} options
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, quiet?: boolean }} [settings]
 * @returns {Promise<{ status: number, output: string }>} Status 127 when the program is not there, 124 when it took too long.
 */
export function run(program, options, settings = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, options, {
      cwd: settings.cwd,
      env: settings.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && program.endsWith('.cmd'),
    })
    let output = ''
    let tooLong = false
    /** @param {Buffer} bytes */
    const keep = (bytes) => {
      output = (output + bytes.toString()).slice(-KEPT_CHARACTERS)
      if (!settings.quiet) process.stderr.write(bytes)
    }
    const timer = settings.timeoutMs
      ? setTimeout(() => {
          tooLong = true
          child.kill()
        }, settings.timeoutMs)
      : undefined
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ status: 127, output: error.message }))
    child.on('close', (status) => {
      clearTimeout(timer)
      resolve({ status: tooLong ? 124 : (status ?? 1), output })
    })
  })
}
