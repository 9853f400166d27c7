import { eventMask } from 'x11'
import { connectToX } from '../x/connection.ts'
import { numbers } from './facts.ts'

const STRUCTURE = new Set(['MapNotify', 'UnmapNotify', 'ConfigureNotify', 'DestroyNotify', 'ReparentNotify', 'CirculateNotify'])
const ROOT_PROPERTIES = ['_NET_ACTIVE_WINDOW', '_NET_CLIENT_LIST', '_NET_CLIENT_LIST_STACKING']
const WINDOW_PROPERTIES = ['_NET_WM_NAME', 'WM_NAME', 'WM_CLASS', 'WM_TRANSIENT_FOR', '_NET_FRAME_EXTENTS']

/** Tells, as the X server does, that something about the windows changed. Over a connection of its own. Errors: `no-display`. */
export async function watchX11Windows(display: string, onChange: () => void): Promise<() => Promise<void>> {
  const x = await connectToX(display)
  const atomsOf = async (names: string[]) => new Set(await Promise.all(names.map((name) => x.atom(name))))
  const [rootAtoms, windowAtoms, clientList] = await Promise.all([
    atomsOf(ROOT_PROPERTIES),
    atomsOf(WINDOW_PROPERTIES),
    x.atom('_NET_CLIENT_LIST'),
  ])
  const followed = new Set<number>()
  const follow = (id: number) => {
    if (id === x.root || followed.has(id)) return
    followed.add(id)
    x.client.ChangeWindowAttributes(id, { eventMask: eventMask.PropertyChange })
  }
  const followManaged = async () => {
    for (const id of await numbers(x, x.root, '_NET_CLIENT_LIST')) follow(id)
  }
  x.onEvent(({ name = '', wid, atom }) => {
    if (name === 'PropertyNotify') {
      if (wid === x.root && atom === clientList) void followManaged().catch(() => {})
      if ((wid === x.root ? rootAtoms : windowAtoms).has(Number(atom))) onChange()
      return
    }
    if (!STRUCTURE.has(name)) return
    if (name === 'DestroyNotify') followed.delete(Number(wid))
    if (name === 'MapNotify') follow(Number(wid))
    onChange()
  })
  x.client.ChangeWindowAttributes(x.root, { eventMask: eventMask.SubstructureNotify | eventMask.PropertyChange })
  await followManaged()
  await x.sync()
  return () => x.close()
}
