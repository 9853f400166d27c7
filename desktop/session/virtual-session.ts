import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { UnderstudyError } from '#contract'
import { endProcessesWith, processesWith } from './end-processes.ts'

/**
 * A desktop of its own, without a screen: X server, session bus with accessibility, window manager, and a home folder that
 * goes when it stops. Programs started with `env` (or `start`) live in it, and end with it.
 */
export interface VirtualSession extends AsyncDisposable {
  /** `:17` */
  readonly display: string
  /** What a program needs to live in it. */
  readonly env: NodeJS.ProcessEnv
  readonly home: string
  /** Starts a program in it; its output is dropped unless `stdio` says otherwise. */
  start(
    command: string,
    args?: string[],
    options?: { env?: NodeJS.ProcessEnv; cwd?: string; stdio?: 'ignore' | 'inherit' | 'pipe' },
  ): ChildProcess
  /** The ids of its processes that run now. */
  processes(): Promise<number[]>
  /** Ends every process of the session, also those that left their parents, and removes its home. */
  stop(): Promise<void>
}

export type VirtualSessionOptions = {
  width?: number
  height?: number
  dotsPerInch?: number
  windowManager?: boolean
  /** Without it there is no session bus and so no accessibility. */
  accessibility?: boolean
  /** Milliseconds until a part that does not come up is an error. */
  timeoutMs?: number
}

const MARK = 'UNDERSTUDY_VIRTUAL_SESSION'

/** Errors: `set-up` naming the program that is missing or did not come up. */
export async function startVirtualSession(options: VirtualSessionOptions = {}): Promise<VirtualSession> {
  const { width = 1280, height = 800, dotsPerInch = 96, windowManager = true, accessibility = true, timeoutMs = 15_000 } = options
  const mark = randomUUID()
  const home = await mkdtemp(join(tmpdir(), 'understudy-session-'))
  const runtime = join(home, 'runtime')
  await mkdir(runtime, { mode: 0o700 })
  const env: NodeJS.ProcessEnv = { ...withoutDesktop(process.env), ...PROGRAM_ENV, HOME: home, XDG_RUNTIME_DIR: runtime, [MARK]: mark }
  const signal = AbortSignal.timeout(timeoutMs)

  const stop = async () => {
    await endProcessesWith(MARK, mark)
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  try {
    const screen = ['-screen', '0', `${width}x${height}x24`, '-dpi', String(dotsPerInch), '-nolisten', 'tcp', '-noreset', '-displayfd', '1']
    env.DISPLAY = `:${await firstLine('Xvfb', screen, env, signal)}`
    if (accessibility) {
      env.DBUS_SESSION_BUS_ADDRESS = await firstLine('dbus-daemon', ['--session', '--nofork', '--print-address=1'], env, signal)
    }
    if (windowManager) {
      spawnQuiet('openbox', ['--sm-disable'], env)
      await windowManagerReady(env, signal)
    }
  } catch (error) {
    await stop()
    throw error
  }
  const start: VirtualSession['start'] = (command, args = [], { env: more = {}, cwd, stdio = 'ignore' } = {}) => {
    const child = spawn(command, args, { env: { ...env, ...more }, cwd, stdio, detached: true })
    child.on('error', () => {})
    return child
  }
  return { display: env.DISPLAY, env, home, start, stop, processes: () => processesWith(MARK, mark), [Symbol.asyncDispose]: stop }
}

/** Makes GTK, Qt and Java programs offer accessibility, and keeps them from looking for a real desktop's services. */
const PROGRAM_ENV = {
  GTK_MODULES: 'gail:atk-bridge',
  GNOME_ACCESSIBILITY: '1',
  QT_ACCESSIBILITY: '1',
  QT_LINUX_ACCESSIBILITY_ALWAYS_ON: '1',
  SAL_USE_VCLPLUGIN: 'gtk3',
  GDK_BACKEND: 'x11',
  GSETTINGS_BACKEND: 'memory',
  GTK_OVERLAY_SCROLLING: '0',
  LIBGL_ALWAYS_SOFTWARE: '1',
  LANG: 'C.UTF-8',
  LC_ALL: 'C.UTF-8',
}

function withoutDesktop(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign = /^(DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|DBUS_|AT_SPI_|NO_AT_BRIDGE|XDG_|SESSION_MANAGER|DESKTOP_)/
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)))
}

function spawnQuiet(command: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'ignore'], detached: true })
  child.on('error', () => {})
  return child
}

/** Starts a server that tells where it listens on its first line of output. */
async function firstLine(command: string, args: string[], env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string> {
  const child = spawnQuiet(command, args, env)
  if (!child.stdout) throw missing(command, 'it gave no output')
  const lines = createInterface({ input: child.stdout })
  const gone = Promise.race([once(child, 'error'), once(child, 'exit')]).then(([why]) => missing(command, String(why)))
  const answer = await Promise.race([once(lines, 'line', { signal }).catch(() => missing(command, 'it did not come up in time')), gone])
  child.unref()
  if (answer instanceof UnderstudyError) throw answer
  return String(answer[0])
}

async function windowManagerReady(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  for (;;) {
    const ask = spawn('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
    let answer = ''
    ask.stdout.on('data', (data: Buffer) => (answer += data))
    const failed = await Promise.race([
      once(ask, 'close').then(() => undefined),
      once(ask, 'error').then(() => missing('xprop', 'not found')),
    ])
    if (failed) throw failed
    if (answer.includes('window id')) return
    if (signal.aborted) throw missing('openbox', 'it did not come up in time')
  }
}

function missing(command: string, why: string): UnderstudyError {
  return new UnderstudyError(
    'set-up',
    `${command} could not be started (${why}).`,
    'On Debian: apt-get install xvfb openbox dbus at-spi2-core x11-utils. `understudy doctor` checks the rest.',
  )
}
