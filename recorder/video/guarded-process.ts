import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * Runs the program as its child and ends it when its own standard input says a line or closes, so that a crash of ours does
 * not leave a program behind that writes until the disk is full.
 */
const GUARD = `exec 3<&0
"$@" </dev/null 3<&- &
program=$!
(read -r _ <&3; kill -TERM "$program") >/dev/null 2>&1 &
guard=$!
exec 3<&-
wait "$program"
status=$?
kill "$guard" 2>/dev/null
exit "$status"`

/** A program that cannot outlive this process. */
export interface GuardedProcess {
  readonly stdout: ChildProcessWithoutNullStreams['stdout']
  readonly stderr: ChildProcessWithoutNullStreams['stderr']
  /** How it ended, in words, whenever it does. */
  readonly ended: Promise<string>
  /** Asks it to end in its own order. */
  askToEnd(): void
  kill(): void
}

export function startGuarded(command: string, args: string[], env: NodeJS.ProcessEnv): GuardedProcess {
  const windows = process.platform === 'win32'
  // A group of its own: Ctrl+C in a terminal is for us to answer, and a kill reaches guard and program together.
  const child = windows
    ? spawn(command, args, { env, stdio: 'pipe', windowsHide: true })
    : spawn('/bin/sh', ['-c', GUARD, 'understudy-guard', command, ...args], { env, stdio: 'pipe', detached: true })
  const ended = once(child, 'close').then(
    ([status, signal]) => `it ended with ${signal ?? `status ${status}`}`,
    (error: Error) => `it could not be started (${error.message})`,
  )
  // Writing to a program that just ended is no fault: `ended` tells.
  child.stdin.on('error', () => {})
  return {
    stdout: child.stdout,
    stderr: child.stderr,
    ended,
    // ffmpeg itself takes the q where there is no guard to take the line.
    askToEnd: () => child.stdin.end('q\n'),
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
