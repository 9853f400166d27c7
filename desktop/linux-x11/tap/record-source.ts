import { setTimeout as delay } from 'node:timers/promises'
import type { Record_, RecordReply, Xkb } from 'x11'
import { connectToX, type XConnection } from '../x/connection.ts'
import { CHANGE_KEYBOARD_MAPPING, type MapChange, mapChangeIn, XKB_GET_KEYBOARD_BY_NAME, XKB_SET_MAP } from './map-changes.ts'

/** An event of a real or a test keyboard or pointer, as the X server had it. */
export type RawInput = {
  kind: 'key-down' | 'key-up' | 'button-down' | 'button-up' | 'move'
  /** Keycode or button number. */
  detail: number
  /** Milliseconds of the X server's clock, 32 bits. */
  serverMs: number
  x: number
  y: number
  /** Modifiers, buttons and group as they were before the event. */
  state: number
}

const KINDS: Record<number, RawInput['kind']> = { 2: 'key-down', 3: 'key-up', 4: 'button-down', 5: 'button-up', 6: 'move' }
const EVENT_BYTES = 32
const LAST_DATA_WITHIN_MS = 1000

export type RecordListeners = {
  /** The server's time at the beginning. */
  onStart(serverMs: number): void
  onInput(input: RawInput): void
  /** A program changes the keyboard map: what comes after it was struck on the changed one. */
  onMapChange(change: MapChange): void
}

/**
 * Listens to every device event of an X server through its RECORD extension, whoever has grabbed the devices, and to the
 * requests that change the keyboard map, each in its place between the events.
 */
export async function startRecordSource(control: XConnection, display: string, listeners: RecordListeners): Promise<() => Promise<void>> {
  // The connection that hears the events can say nothing more while it listens.
  const data = await connectToX(display)
  const [record, controlRecord, { majorOpcode: xkb }] = await Promise.all([
    data.extension<Record_>('record'),
    control.extension<Record_>('record'),
    control.extension<Xkb>('xkb'),
  ])
  const context = data.client.AllocID()
  const keyboardRequest = (minor: number) => ({ extRequests: { major: { first: xkb, last: xkb }, minor: { first: minor, last: minor } } })
  record.CreateContext(
    context,
    0,
    [record.CS.AllClients],
    [
      { deviceEvents: { first: 2, last: 6 }, coreRequests: { first: CHANGE_KEYBOARD_MAPPING, last: CHANGE_KEYBOARD_MAPPING } },
      keyboardRequest(XKB_SET_MAP),
      keyboardRequest(XKB_GET_KEYBOARD_BY_NAME),
    ],
  )
  const take = (reply: RecordReply) => {
    if (reply.category === record.Category.FromServer) for (const input of inputsIn(reply.data)) listeners.onInput(input)
    if (reply.category !== record.Category.FromClient) return
    // A program of the other byte order is on another machine; its change is asked for.
    const change: MapChange | undefined = reply.clientSwapped ? { kind: 'other-map' } : mapChangeIn(reply.data, xkb)
    if (change) listeners.onMapChange(change)
  }
  await data.sync()
  let endOfData = () => {}
  const ended = new Promise<void>((resolve) => {
    endOfData = resolve
  })
  data.client.on('end', () => endOfData())
  await new Promise<void>((resolve, reject) => {
    data.client.on('error', reject)
    record.EnableContext(
      context,
      (reply) => {
        if (reply.category === record.Category.StartOfData) {
          listeners.onStart(reply.serverTime)
          resolve()
        }
        take(reply)
      },
      () => endOfData(),
    )
    // The package keeps every answer of a long one for its end; hours of mouse moves are not to be kept.
    const pending = data.client.replies[data.client.seq_num]
    if (pending) pending[3] = { push() {} }
  })
  return async () => {
    if (!control.lostError()) {
      controlRecord.DisableContext(context)
      controlRecord.FreeContext(context)
      await control.sync()
      // What the server has told is still on its way to us.
      const late = new AbortController()
      await Promise.race([ended, delay(LAST_DATA_WITHIN_MS, undefined, { signal: late.signal }).catch(() => {})])
      late.abort()
    }
    data.client.terminate()
  }
}

function* inputsIn(data: Buffer): Generator<RawInput> {
  for (let at = 0; at + EVENT_BYTES <= data.length; at += EVENT_BYTES) {
    const kind = KINDS[(data[at] ?? 0) & 0x7f]
    if (!kind) continue
    yield {
      kind,
      detail: data[at + 1] ?? 0,
      serverMs: data.readUInt32LE(at + 4),
      x: data.readInt16LE(at + 20),
      y: data.readInt16LE(at + 22),
      state: data.readUInt16LE(at + 28),
    }
  }
}
