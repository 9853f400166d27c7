import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InputEvent, RecordedEvent } from '#contract'
import { createKeyGate } from '../../recorder/session/key-gate.ts'

describe('the gate of keys', () => {
  it('is not fooled by a release that bore another name than its press', () => {
    const gate = createKeyGate()
    const key = (kind: 'key-down' | 'key-up', name: string, atMs: number): InputEvent & { kind: 'key-down' | 'key-up' } =>
      kind === 'key-down' ? { kind, atMs, key: name, characters: name, repeat: false } : { kind, atMs, key: name }
    // Shift went down while the 1 was still down.
    gate.pass(key('key-down', '1', 1), 'plain')
    expect(gate.pass(key('key-up', 'exclam', 2), 'plain')).toEqual([])
    expect(gate.pass(key('key-down', '1', 3), 'secret')).toEqual([{ kind: 'secret-key', atMs: 3 }])
    expect(gate.pass(key('key-up', '1', 4), 'secret')).toEqual([])
  })

  const named = ['Shift_L', 'Control_L', 'Alt_R', 'Super_L', 'ISO_Level3_Shift', 'Caps_Lock', 'Tab', 'Return', 'BackSpace', 'Left', 'F4']
  const press = fc.record({
    key: fc.oneof(fc.constantFrom(...named), fc.constantFrom(...'xkXK1')),
    place: fc.constantFrom('plain' as const, 'secret' as const, 'own' as const),
    isDown: fc.boolean(),
  })

  it('never writes a letter that was struck in a secret place, nor the release of a key whose press was kept out', () => {
    fc.assert(
      fc.property(fc.array(press, { maxLength: 60 }), (presses) => {
        const gate = createKeyGate()
        const held = new Set<string>()
        const passed = presses.map(({ key, place, isDown }, atMs) => {
          const characters = key.length === 1 && !held.has('Control_L') ? key : ''
          if (isDown) held.add(key)
          else held.delete(key)
          const event: InputEvent = isDown ? { kind: 'key-down', atMs, key, characters, repeat: false } : { kind: 'key-up', atMs, key }
          const shortcut = ['Control_L', 'Super_L', 'Alt_R'].some((modifier) => held.has(modifier))
          return { event, place, shortcut, written: gate.pass(event, place) }
        })
        const presently = passed.filter(({ event }) => event.kind === 'key-down')
        const secretLetters = presently.filter(
          ({ event, place, shortcut }) => place === 'secret' && !shortcut && 'key' in event && event.key.length === 1,
        )
        for (const { event, written } of secretLetters) expect(written).toEqual([{ kind: 'secret-key', atMs: event.atMs }])
        for (const { written } of presently.filter(({ place }) => place === 'own')) expect(written).toEqual([])
        expect(orphans(passed.flatMap(({ written }) => written))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

/** Releases without their press. */
function orphans(written: RecordedEvent[]): RecordedEvent[] {
  const down = new Set<string>()
  return written.filter((event) => {
    if (event.kind === 'key-down') down.add(event.key.toLowerCase())
    return event.kind === 'key-up' && !down.delete(event.key.toLowerCase())
  })
}
