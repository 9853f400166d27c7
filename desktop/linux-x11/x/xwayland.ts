import { UnderstudyError } from '#contract'
import { listDisplays } from '../windows/displays.ts'
import type { XConnection } from './connection.ts'

/**
 * A Wayland session offers X programs a server of their own (Xwayland): it has no picture of the screen and hears no input of
 * other programs, so working on it would be working blind. Errors: `wayland-only`.
 */
export async function refuseXwayland(x: XConnection): Promise<void> {
  const [{ present }, displays] = await Promise.all([
    x.ask<{ present: number }>((client, reply) => client.QueryExtension('XWAYLAND', reply)),
    listDisplays(x),
  ])
  // Servers before 2022 lack the extension and are known by the names of their outputs.
  if (!present && !displays.some(({ name }) => name.startsWith('XWAYLAND'))) return
  throw new UnderstudyError(
    'wayland-only',
    'This is a Wayland session: its X server shows neither the screen nor what other programs do.',
    'Log in again and choose a session named “Xorg” or “X11” at the login screen, or try it on a virtual display with npm run demo.',
  )
}
