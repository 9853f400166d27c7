import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'

/**
 * Runs the program as its child and ends it when a pipe from us (3) closes, so that a crash of ours does not leave a program
 * behind that writes until the disk is full.
 */
const GUARD = `exec 4<&0
"$@" <&4 3<&- 4<&- &
program=$!
(read -r _ <&3; kill -TERM "$program") 4<&- >/dev/null 2>&1 &
guard=$!
exec 3<&- 4<&- </dev/null
wait "$program"
status=$?
kill "$guard" 2>/dev/null
exit "$status"`

/** A program that cannot outlive this process. */
export interface GuardedProcess {
  readonly stdin: Writable
  readonly stdout: Readable
  readonly stderr: Readable
  /** How it ended, in words, whenever it does. */
  readonly ended: Promise<string>
  kill(): void
}

export function startGuarded(command: string, args: string[], env: NodeJS.ProcessEnv): GuardedProcess {
  const windows = process.platform === 'win32'
  // A group of its own: Ctrl+C in a terminal is for us to answer, and a kill reaches guard and program together.
  const child = windows
    ? spawn(command, args, { env, stdio: 'pipe', windowsHide: true })
    : spawn('/bin/sh', ['-c', GUARD, 'understudy-guard', command, ...args], {
        env,
        stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
        detached: true,
      })
  const ended = once(child, 'close').then(
    ([status, signal]) => `it ended with ${signal ?? `status ${status}`}`,
    (error: Error) => `it could not be started (${error.message})`,
  )
  const { stdin, stdout, stderr } = child
  if (!stdin || !stdout || !stderr) throw new Error('A child process with pipes has none')
  // Writing to a program that just ended is no fault: `ended` tells. The guard's pipe closes when all is over.
  for (const pipe of [stdin, child.stdio[3]]) pipe?.on('error', () => {})
  return {
    stdin,
    stdout,
    stderr,
    ended,
    kill() {
      if (child.pid === undefined || child.exitCode !== null) return
      if (windows) child.kill('SIGKILL')
      else killGroup(child.pid)
    },
  }
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // Gone already.
  }
}
