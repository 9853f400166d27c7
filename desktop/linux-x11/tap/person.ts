import type { Clock, MouseButton, PersonInput } from '#contract'
import type { WheelDirection } from '../../gestures/pointer-gestures.ts'
import type { Ledger } from '../../own-input/ledger.ts'
import { createTellPerson, type HeardEvent } from '../../own-input/tell-person.ts'
import { BUTTON_NUMBER, WHEEL } from '../act/injector.ts'
import { connectToX } from '../x/connection.ts'
import { type RawInput, startRecordSource } from './record-source.ts'
import { createServerTime } from './server-time.ts'

const BUTTON_NAMES = new Map<number, string>([
  ...(Object.entries(BUTTON_NUMBER) as [MouseButton, number][]).map(([name, number]) => [number, name] as const),
  ...(Object.entries(WHEEL) as [WheelDirection, number][]).map(([name, number]) => [number, `wheel-${name}`] as const),
])

/**
 * Tells what the person does on an X server. The RECORD extension tells all input without its source, and what is injected looks like what comes from a device,
 * so `ledger` says what was ours. In the process that injects: a note is there before its event can be.
 */
export async function watchX11Person(
  { display, clock, ledger }: { display: string; clock: Clock; ledger: Ledger },
  onInput: (input: PersonInput) => void,
): Promise<() => Promise<void>> {
  const x = await connectToX(display)
  try {
    const at = await x.ask<{ rootX: number; rootY: number }>((client, reply) => client.QueryPointer(x.root, reply))
    const time = createServerTime(clock)
    const tell = createTellPerson(ledger, { x: at.rootX, y: at.rootY })
    const stop = await startRecordSource(x, display, {
      onStart: (serverMs) => time.seen(serverMs),
      onInput(raw) {
        const heard = heardEvent(raw, time.seen(raw.serverMs))
        const input = heard && tell(heard)
        if (input) onInput(input)
      },
      onMapChange() {},
    })
    return async () => {
      await stop()
      await x.close()
    }
  } catch (error) {
    await x.close()
    throw error
  }
}

function heardEvent({ kind, detail, x, y }: RawInput, atMs: number): HeardEvent | undefined {
  const at = { atMs, point: { x, y } }
  switch (kind) {
    case 'key-down':
      return { kind: 'key', code: detail, ...at }
    case 'key-up':
      return { kind: 'up', code: detail }
    case 'button-down':
      return { kind: 'button', code: BUTTON_NAMES.get(detail) ?? detail, ...at }
    case 'button-up':
      return undefined
    case 'move':
      return { kind: 'move', ...at }
  }
}
