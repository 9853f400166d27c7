import type { Clock, InputEvent, PersonInput, Point } from '#contract'
import type { Ledger } from '../own-input/ledger.ts'
import { createTellPerson, type HeardEvent } from '../own-input/tell-person.ts'
import { openHookTap } from './tap.ts'

/**
 * Tells what the person does where uiohook-napi is the only listener (Windows, macOS). What it tells of keys does not say which way they came, so any key counts
 * as ours that was noted as one. Type-checked; never run on those systems so far.
 */
export async function watchHookPerson(
  { clock, scale, ledger, from }: { clock: Clock; scale: number; ledger: Ledger; from: Point },
  onInput: (input: PersonInput) => void,
): Promise<() => Promise<void>> {
  const tap = await openHookTap({ clock, scale })
  const tell = createTellPerson(ledger, from)
  let pointer = from
  return tap.start((event) => {
    if ('point' in event) pointer = event.point
    for (const heard of heardIn(event, pointer)) {
      const input = tell(heard)
      if (input) onInput(input)
    }
  })
}

/** A wheel that turned several notches at once was noted notch by notch. */
export function heardIn(event: InputEvent, pointer: Point): HeardEvent[] {
  const at = { atMs: event.atMs, point: pointer }
  switch (event.kind) {
    case 'key-down':
      return [{ kind: 'key', code: event.key, ...at }]
    case 'key-up':
      return [{ kind: 'up', code: event.key }]
    case 'pointer-down':
      return [{ kind: 'button', code: event.button, ...at }]
    case 'pointer-up':
      return []
    case 'pointer-move':
      return [{ kind: 'move', ...at }]
    case 'wheel': {
      const [code, notches] =
        event.notchesY !== 0
          ? [event.notchesY > 0 ? 'wheel-down' : 'wheel-up', event.notchesY]
          : [event.notchesX > 0 ? 'wheel-right' : 'wheel-left', event.notchesX]
      return Array.from({ length: Math.abs(notches) }, () => ({ kind: 'button' as const, code, ...at }))
    }
  }
}
