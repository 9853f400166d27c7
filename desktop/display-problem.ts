import { UnderstudyError } from '#contract'

/** Why there is no desktop to work on, as far as the environment tells; undefined when one may be there. */
export function displayProblem(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): UnderstudyError | undefined {
  if (platform === 'win32' || platform === 'darwin') return undefined
  if (platform !== 'linux') {
    return new UnderstudyError('no-display', `There is no way to a desktop on ${platform}.`, 'Use Linux with X11, Windows or macOS.')
  }
  if (env.DISPLAY) return undefined
  if (env.WAYLAND_DISPLAY) {
    return new UnderstudyError(
      'wayland-only',
      'This is a Wayland session without X11: programs may not see or move each other there.',
      'Log in again and choose a session named “Xorg” or “X11” at the login screen, or try it on a virtual display with npm run demo.',
    )
  }
  return new UnderstudyError(
    'no-display',
    'There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.',
    'Start Understudy from a terminal on the desktop, set DISPLAY (often :0), or try it on a virtual display with npm run demo.',
  )
}
