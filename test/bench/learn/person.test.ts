import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createChance } from '../../../bench/capture/chance.ts'
import { curve } from '../../../bench/learn/person/curve.ts'
import { drawDisturbances } from '../../../bench/learn/person/disturb.ts'
import type { Person } from '../../../bench/learn/person/person.ts'
import { withTypo } from '../../../bench/learn/person/typo.ts'

describe('a scripted person', () => {
  it('ends each way of the pointer where it is to go', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 2000 }), y: fc.integer({ min: 0, max: 2000 }) })
    fc.assert(
      fc.property(point, point, fc.nat(), (from, to, seed) => {
        expect(curve(from, to, createChance(seed), 20).at(-1)).toEqual(to)
      }),
    )
  })

  it('takes back each slip of the fingers, so that the text comes out right', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, seed) => {
        let written: string[] = []
        for (const part of withTypo(text, createChance(seed))) {
          if (part.kind === 'write') written.push(...part.text)
          else written = written.slice(0, -part.times)
        }
        expect(written.join('')).toBe([...text].join(''))
      }),
    )
  })

  it('is disturbed alike by the same chance, by nothing a program has no place for, and by each disturbance once', async () => {
    const played = async (seed: number) => {
      const seen: string[] = []
      const chance = createChance(seed)
      const drawn = drawDisturbances(chance, { wander: async () => {}, scroll: async () => {} }, 4)
      const person = { slip: async (kind: string) => void seen.push(kind), rest: async () => {} } as unknown as Person
      for (let moment = 0; moment < 4; moment++) await drawn.disturb(person)
      return { seen, drawn: drawn.drawn, calms: drawn.calmsSeen() }
    }
    for (let seed = 0; seed < 40; seed++) {
      const { seen, drawn, calms } = await played(seed)
      expect(await played(seed)).toEqual({ seen, drawn, calms })
      expect(seen.toSorted()).toEqual(drawn.filter((kind) => kind !== 'typo').toSorted())
      expect(drawn.every((kind) => ['typo', 'pause', 'wander', 'scroll'].includes(kind))).toBe(true)
      expect(calms).toBe(4)
    }
  })
})
