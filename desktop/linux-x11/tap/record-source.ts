import type { Record_ } from 'x11'
import { connectToX, type XConnection } from '../x/connection.ts'

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

/**
 * Listens to every device event of an X server through its RECORD extension, whoever has grabbed the devices.
 * `onStart` tells the server's time at the beginning.
 */
export async function startRecordSource(
  control: XConnection,
  display: string,
  listeners: { onStart: (serverMs: number) => void; onInput: (input: RawInput) => void },
): Promise<() => Promise<void>> {
  // The connection that hears the events can say nothing more while it listens.
  const data = await connectToX(display)
  const [record, controlRecord] = await Promise.all([data.extension<Record_>('record'), control.extension<Record_>('record')])
  const context = data.client.AllocID()
  record.CreateContext(context, 0, [record.CS.AllClients], [{ deviceEvents: { first: 2, last: 6 } }])
  await data.sync()
  await new Promise<void>((resolve, reject) => {
    data.client.on('error', reject)
    record.EnableContext(
      context,
      (reply) => {
        if (reply.category === record.Category.StartOfData) {
          listeners.onStart(reply.serverTime)
          resolve()
        }
        if (reply.category === record.Category.FromServer) for (const input of inputsIn(reply.data)) listeners.onInput(input)
      },
      () => {},
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
