import type { Xkb, XkbState } from 'x11'
import { type XConnection, XError } from '../x/connection.ts'
import { type Key, type Keymap, keymapChange, parseKeymap } from './keymap.ts'

/** The keyboard map as it is now: read once, read again after the server said that it changed. */
export interface LiveKeymap {
  now(): Promise<Keymap>
  state(): Promise<XkbState>
  /** Changes the locked modifiers among `affect` to `locks`. */
  lock(affect: number, locks: number): void
  /** Puts other symbols on some keys, all with one request. */
  change(keys: Map<number, Key>): Promise<void>
  /** Counts up with each change of the map, so that others can tell whether what they kept is stale. */
  version(): number
}

const MAP_PARTS = { types: 1, symbols: 2, modifiers: 4 }
const NEW_KEYBOARD = 1
const MAP_CHANGED = 2

export async function followKeymap(x: XConnection): Promise<LiveKeymap> {
  const xkb = await x.extension<Xkb>('xkb')
  let version = 0
  let known: { version: number; map: Promise<Keymap> } | undefined
  x.onEvent((event) => {
    const xkbType = event.xkbType
    if (event.name === 'MappingNotify' || (event.name === 'XkbEvent' && (xkbType === 0 || xkbType === 1))) version++
  })
  const events = NEW_KEYBOARD | MAP_CHANGED
  const parts = MAP_PARTS.types | MAP_PARTS.symbols | MAP_PARTS.modifiers
  xkb.SelectEvents(xkb.UseCoreKbd, events, 0, events, parts, parts)
  await x.sync()
  const now = () => {
    if (known?.version !== version) {
      const asked = { version, map: readKeymap(x, xkb) }
      asked.map.catch(() => {
        if (known === asked) known = undefined
      })
      known = asked
    }
    return known.map
  }
  return {
    now,
    async change(keys) {
      if (keys.size === 0) return
      // The answer to any question comes after the news of every change before it.
      await x.sync()
      writeKeymap(x, xkb, keymapChange(await now(), keys))
      await x.sync()
    },
    state: () => x.ask<XkbState>((_client, reply) => xkb.GetState(xkb.UseCoreKbd, reply)),
    lock: (affect, locks) => xkb.LatchLockState(xkb.UseCoreKbd, affect, locks, false, 0, 0, 0, false, 0),
    version: () => version,
  }
}

/** Nor has the package XkbSetMap. */
function writeKeymap({ client }: XConnection, xkb: Xkb, body: Buffer): void {
  const head = Buffer.alloc(6)
  head[0] = xkb.majorOpcode
  head[1] = 9
  head.writeUInt16LE((head.length + body.length) / 4, 2)
  head.writeUInt16LE(xkb.UseCoreKbd, 4)
  client.seq_num++
  client.pack_stream.put(Buffer.concat([head, body]))
  client.pack_stream.submit()
}

/** The package has no XkbGetMap, so its twenty-eight bytes are written here. */
function readKeymap(x: XConnection, xkb: Xkb): Promise<Keymap> {
  return x.ask<Keymap>((client, reply) => {
    const request = Buffer.alloc(28)
    request[0] = xkb.majorOpcode
    request[1] = 8
    request.writeUInt16LE(7, 2)
    request.writeUInt16LE(xkb.UseCoreKbd, 4)
    request.writeUInt16LE(MAP_PARTS.types | MAP_PARTS.symbols | MAP_PARTS.modifiers, 6)
    client.seq_num++
    client.pack_stream.put(request)
    client.replies[client.seq_num] = [
      (body: Buffer) => parseKeymap(body),
      (error: Error | null, map: Keymap) => reply(error && new XError(error.message), map),
    ]
    client.pack_stream.submit(true)
  })
}
