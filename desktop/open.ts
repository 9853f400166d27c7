import { type Clock, type Desktop, type InputTap, UnderstudyError } from '#contract'
import { displayProblem } from './display-problem.ts'
import { openX11Desktop } from './linux-x11/desktop.ts'
import { openX11Tap } from './linux-x11/tap/tap.ts'
import { openMacosDesktop, openMacosTap } from './macos/macos.ts'
import { openWindowsDesktop, openWindowsTap } from './windows/windows.ts'

export type OpenOptions = { clock: Clock; env?: NodeJS.ProcessEnv }

/** The desktop that this program can see and act on. Errors: `no-display`, `wayland-only`, `set-up`, each with what to do. */
export async function openDesktop({ clock, env = process.env }: OpenOptions): Promise<Desktop> {
  switch (platformOf(env)) {
    case 'linux':
      return openX11Desktop({ clock, env })
    case 'win32':
      return openWindowsDesktop({ clock, env })
    case 'darwin':
      return openMacosDesktop({ clock, env })
  }
}

/** The person's input on the same desktop. `prompt`: told at once, at the price of a key that was just given another meaning. Errors as with `openDesktop`. */
export async function openInputTap({ clock, env = process.env, prompt = false }: OpenOptions & { prompt?: boolean }): Promise<InputTap> {
  switch (platformOf(env)) {
    case 'linux':
      return openX11Tap({ clock, env, prompt })
    case 'win32':
      return openWindowsTap({ clock })
    case 'darwin':
      return openMacosTap({ clock })
  }
}

function platformOf(env: NodeJS.ProcessEnv): 'linux' | 'win32' | 'darwin' {
  const problem = displayProblem(env, process.platform)
  if (problem) throw problem
  if (process.platform === 'linux' || process.platform === 'win32' || process.platform === 'darwin') return process.platform
  throw new UnderstudyError('no-display', `There is no way to a desktop on ${process.platform}.`, 'Use Linux with X11, Windows or macOS.')
}
