import type { XConnection } from '../x/connection.ts'

/** As the window manager's own conventions have it (EWMH, `_NET_WM_STATE`). */
const ADD = 1
const FROM_PROGRAM = 1

/** Asks the window manager to keep a window above the others. What it makes of that is its own affair. */
export async function keepAbove(x: XConnection, id: number): Promise<void> {
  const [state, above] = await Promise.all([x.atom('_NET_WM_STATE'), x.atom('_NET_WM_STATE_ABOVE')])
  x.client.SendClientMessage(x.root, id, state, 32, [ADD, above, 0, FROM_PROGRAM, 0])
}
