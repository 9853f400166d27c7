import type { Geometry, Property, WindowAttributes } from 'x11'
import type { Box, WindowInfo } from '#contract'
import { type XConnection, XError } from '../x/connection.ts'

/** What one X window tells about itself. */
export type WindowFacts = {
  id: number
  title: string
  /** Empty when the window does not say. */
  program: string
  processId: number | undefined
  /** Without the frame and without the shadow that the program itself draws around. */
  box: Box
  /** With the frame; undefined when there is none. */
  outer: Box | undefined
  /** The window that it is transient for. */
  owner: number | undefined
  kind: WindowInfo['kind']
  overrideRedirect: boolean
}

const ANY_TYPE = 0
const VIEWABLE = 2
const INPUT_OUTPUT = 1
/** In units of four bytes; titles longer than 64 KiB are cut. */
const PROPERTY_LIMIT = 16_384

const KIND_BY_TYPE: Record<string, WindowInfo['kind']> = {
  NORMAL: 'normal',
  DIALOG: 'dialog',
  MENU: 'menu',
  POPUP_MENU: 'menu',
  DROPDOWN_MENU: 'menu',
  COMBO: 'menu',
}

/** What a window is, or undefined when it has gone, is not shown (or, with `hidden`, is), or draws nothing. */
export async function factsOf(x: XConnection, id: number, { hidden = false } = {}): Promise<WindowFacts | undefined> {
  return unlessGone(async () => {
    const [attributes, geometry, origin, shadow, frame, title, program, processId, [owner], types] = await Promise.all([
      x.ask<WindowAttributes>((client, reply) => client.GetWindowAttributes(id, reply)),
      x.ask<Geometry>((client, reply) => client.GetGeometry(id, reply)),
      x.ask<{ destX: number; destY: number }>((client, reply) => client.TranslateCoordinates(id, x.root, 0, 0, reply)),
      numbers(x, id, '_GTK_FRAME_EXTENTS'),
      numbers(x, id, '_NET_FRAME_EXTENTS'),
      titleOf(x, id),
      programOf(x, id),
      processOf(x, id),
      numbers(x, id, 'WM_TRANSIENT_FOR'),
      typesOf(x, id),
    ])
    if ((attributes.mapState === VIEWABLE) === hidden || attributes.klass !== INPUT_OUTPUT) return undefined
    const [left = 0, right = 0, top = 0, bottom = 0] = shadow
    const box = {
      x: origin.destX + left,
      y: origin.destY + top,
      width: Math.max(0, geometry.width - left - right),
      height: Math.max(0, geometry.height - top - bottom),
    }
    const overrideRedirect = attributes.overrideRedirect !== 0
    const outer = frame.some((side) => side > 0) ? widened(box, frame) : undefined
    const ownerOrNone = owner === x.root ? undefined : owner || undefined
    // Menus of programs that give no type: what bypasses the window manager is a pop-up.
    const kind = kindOf(types, owner) ?? (overrideRedirect ? 'menu' : 'normal')
    return { id, title, program, processId, box, outer, owner: ownerOrNone, kind, overrideRedirect }
  })
}

/** Runs questions about a window that may vanish in between; undefined when it did. */
export async function unlessGone<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof XError) return undefined
    throw error
  }
}

export async function property(x: XConnection, id: number, name: string): Promise<Property> {
  const atom = await x.atom(name)
  return x.ask<Property>((client, reply) => client.GetProperty(0, id, atom, ANY_TYPE, 0, PROPERTY_LIMIT, reply))
}

/** A property of 32-bit numbers; empty when it is not there. */
export async function numbers(x: XConnection, id: number, name: string): Promise<number[]> {
  const { format, data } = await property(x, id, name)
  if (format !== 32) return []
  return Array.from({ length: Math.floor(data.length / 4) }, (_, index) => data.readUInt32LE(index * 4))
}

async function titleOf(x: XConnection, id: number): Promise<string> {
  const [modern, old, latin] = await Promise.all([property(x, id, '_NET_WM_NAME'), property(x, id, 'WM_NAME'), x.atom('STRING')])
  if (modern.data.length > 0) return modern.data.toString('utf8')
  return old.data.toString(old.type === latin ? 'latin1' : 'utf8')
}

async function programOf(x: XConnection, id: number): Promise<string> {
  const { data } = await property(x, id, 'WM_CLASS')
  const [instance = '', className = ''] = data.toString('utf8').split('\0')
  return (className || instance).toLowerCase()
}

async function processOf(x: XConnection, id: number): Promise<number | undefined> {
  const [processId] = await numbers(x, id, '_NET_WM_PID')
  return processId || undefined
}

async function typesOf(x: XConnection, id: number): Promise<string[]> {
  const types = await numbers(x, id, '_NET_WM_WINDOW_TYPE')
  return Promise.all(types.map((type) => x.ask<string>((client, reply) => client.GetAtomName(type, reply))))
}

function kindOf(types: readonly string[], owner: number | undefined): WindowInfo['kind'] | undefined {
  for (const name of types) {
    const known = KIND_BY_TYPE[name.replace('_NET_WM_WINDOW_TYPE_', '')]
    if (known) return known
  }
  if (types.length > 0) return 'other'
  return owner ? 'dialog' : undefined
}

function widened({ x, y, width, height }: Box, [left = 0, right = 0, top = 0, bottom = 0]: readonly number[]): Box {
  return { x: x - left, y: y - top, width: width + left + right, height: height + top + bottom }
}
