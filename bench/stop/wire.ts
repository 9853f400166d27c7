import type { Clock } from '#contract'
import { keysymOf } from '../../desktop/linux-x11/keyboard/keysyms.ts'
import { followKeymap } from '../../desktop/linux-x11/keyboard/live-keymap.ts'
import { type RawInput, startRecordSource } from '../../desktop/linux-x11/tap/record-source.ts'
import { createServerTime } from '../../desktop/linux-x11/tap/server-time.ts'
import { connectToX } from '../../desktop/linux-x11/x/connection.ts'

/** `atMs`: the server's time, on the machine's clock. */
export type WireEvent = RawInput & { atMs: number }

/** All input events of an X server as they go by, and what is held down there. */
export interface Wire extends AsyncDisposable {
  /** What went by so far, oldest first; begins anew with `clear`, with the last one as its first. */
  readonly events: readonly WireEvent[]
  clear(): void
  /** Keys and buttons that are down. */
  held(): Promise<number>
  keycodesOf(names: readonly string[]): Promise<number[]>
}

const BUTTONS = 0x1f00

export async function openWire(display: string, clock: Clock): Promise<Wire> {
  const x = await connectToX(display)
  const time = createServerTime(clock)
  let events: WireEvent[] = []
  const stop = await startRecordSource(x, display, {
    onStart: (serverMs) => time.seen(serverMs),
    onInput: (input) => events.push({ ...input, atMs: time.seen(input.serverMs) }),
    onMapChange() {},
  })
  return {
    get events() {
      return events
    },
    clear() {
      events = events.slice(-1)
    },
    async held() {
      const [keys, { keyMask }] = await Promise.all([
        x.ask<Buffer>((client, reply) => client.QueryKeymap(reply)),
        x.ask<{ keyMask: number }>((client, reply) => client.QueryPointer(x.root, reply)),
      ])
      return [...keys, (keyMask & BUTTONS) >> 8].reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
    },
    async keycodesOf(names) {
      const { keys } = await (await followKeymap(x)).now()
      const wanted = names.map((name) => keysymOf(name))
      return [...keys].filter(([, { symbols }]) => symbols.some((symbol) => wanted.includes(symbol))).map(([keycode]) => keycode)
    },
    async [Symbol.asyncDispose]() {
      await stop()
      await x.close()
    },
  }
}
