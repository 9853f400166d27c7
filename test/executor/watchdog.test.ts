import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InputEvent, InputTap } from '#contract'
import { startWatchdog } from '#executor'
import { createPanicChord } from '../../executor/watchdog/panic-chord.ts'

const down = (key: string, repeat = false): InputEvent => ({ atMs: 0, kind: 'key-down', key, characters: '', repeat })
const up = (key: string): InputEvent => ({ atMs: 0, kind: 'key-up', key })
const panicsIn = (events: InputEvent[]) => {
  const isPanic = createPanicChord()
  return events.flatMap((event, index) => (isPanic(event) ? [index] : []))
}

describe('the panic key', () => {
  const orders = [
    ['Control_L', 'Alt_L', 'Escape'],
    ['Alt_R', 'Escape', 'Control_R'],
    ['Escape', 'Control_L', 'Alt_L'],
    ['Escape', 'Meta_L', 'Control_R'],
  ]
  it.each(orders)('is complete with %s, %s and %s held', (...keys) => {
    expect(panicsIn(keys.map((key) => down(key)))).toEqual([2])
  })

  it('works with other keys and buttons held, and while the mouse moves', () => {
    const others: InputEvent[] = [
      down('Shift_L'),
      down('a'),
      { atMs: 0, kind: 'pointer-down', point: { x: 1, y: 1 }, button: 'left' },
      down('Control_L'),
      { atMs: 0, kind: 'pointer-move', point: { x: 2, y: 2 } },
      down('Alt_L'),
      down('Escape'),
    ]
    expect(panicsIn(others)).toEqual([6])
  })

  it('counts once while it is held, and again when it was let go in part', () => {
    const chord = ['Control_L', 'Alt_L', 'Escape'].map((key) => down(key))
    expect(panicsIn([...chord, down('Escape', true), down('Escape', true)])).toEqual([2])
    expect(panicsIn([...chord, up('Escape'), down('Escape')])).toEqual([2, 4])
  })

  it('is not complete with a part of it, or when a part was let go before', () => {
    expect(panicsIn([down('Control_L'), down('Escape')])).toEqual([])
    expect(panicsIn([down('Alt_L'), down('Escape'), up('Escape'), down('Control_L')])).toEqual([])
    expect(panicsIn([down('Control_L'), down('Alt_L'), up('Meta_L'), down('Escape')])).toEqual([])
    expect(panicsIn([down('ISO_Level3_Shift'), down('Control_L'), down('Escape')])).toEqual([])
  })

  it('is complete exactly when all three parts are held, whatever was pressed and let go before', () => {
    const keys = ['Control_L', 'Control_R', 'Alt_L', 'Alt_R', 'Escape', 'a', 'Shift_L']
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.constantFrom(...keys)), { maxLength: 30 }), (strokes) => {
        const isPanic = createPanicChord()
        const held = new Set<string>()
        const complete = () =>
          (held.has('Control_L') || held.has('Control_R')) && (held.has('Alt_L') || held.has('Alt_R')) && held.has('Escape')
        for (const [pressed, key] of strokes) {
          const before = complete()
          if (pressed) held.add(key)
          else held.delete(key)
          expect(isPanic(pressed ? down(key) : up(key))).toBe(pressed && !before && complete())
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the watchdog', () => {
  function tapOf(): InputTap & { tell(event: InputEvent): void; stopped: boolean } {
    let listener: (event: InputEvent) => void = () => {}
    const tap = {
      stopped: false,
      tell: (event: InputEvent) => listener(event),
      async start(given: (event: InputEvent) => void) {
        listener = given
        return async () => {
          tap.stopped = true
        }
      },
    }
    return tap
  }
  const panic = (tap: { tell(event: InputEvent): void }) => {
    for (const key of ['Control_L', 'Alt_L', 'Escape']) tap.tell(down(key))
  }

  it('tells at once, then releases everything', async () => {
    const tap = tapOf()
    const told: string[] = []
    const dog = await startWatchdog({ tap, onPanic: () => told.push('panic'), releaseAll: async () => void told.push('released') })
    tap.tell(down('a'))
    expect(told).toEqual([])
    panic(tap)
    expect(told[0]).toBe('panic')
    await dog.stop()
    expect(told).toEqual(['panic', 'released'])
    expect([dog.panics(), tap.stopped]).toEqual([1, true])
  })

  it('tries again when releasing fails, and tells when it keeps failing', async () => {
    const tap = tapOf()
    let tries = 0
    const faults: unknown[] = []
    const error = new Error('no display')
    const dog = await startWatchdog({
      tap,
      onPanic: () => {},
      onFault: (fault) => faults.push(fault),
      releaseAll: async () => {
        tries++
        if (tries !== 2) throw error
      },
    })
    panic(tap)
    tap.tell(up('Escape'))
    await Promise.resolve()
    panic(tap)
    await dog.stop()
    expect([tries, faults]).toEqual([5, [error]])
  })

  it('releases even when whoever is told fails', async () => {
    const tap = tapOf()
    let released = 0
    const dog = await startWatchdog({
      tap,
      onPanic: () => {
        throw new Error('the engine is gone')
      },
      releaseAll: async () => {
        released++
      },
    })
    expect(() => panic(tap)).toThrow('the engine is gone')
    await dog.stop()
    expect(released).toBe(1)
  })
})
