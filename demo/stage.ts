import { spawn } from 'node:child_process'
import type { VirtualSession } from '#desktop'

/** What the scenario needs of the session that it is played in. */
export type DemoSession = Pick<VirtualSession, 'env' | 'home'> & { start(command: string, args: string[], folder: string): void }

/** The session that this process was started in. */
export function currentSession(env: NodeJS.ProcessEnv): DemoSession {
  const home = env.HOME
  if (!home) throw new Error('HOME is not set.')
  return {
    env,
    home,
    start(command, args, folder) {
      spawn(command, args, { env, cwd: folder, stdio: 'ignore', detached: true }).on('error', () => {})
    },
  }
}
