import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TaskId } from '#contract'
import { createIds } from '../../engine/ids.ts'

describe('ids', () => {
  it('sort in the order they were made, whatever the clock does, and are never the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 200 }), (leaps) => {
        let nowMs = 1_790_000_000_000
        const clock = { nowMs: () => nowMs, wait: async () => {} }
        const ids = createIds(clock, () => 'abcdef')
        const made = leaps.map((leap) => {
          nowMs += leap
          return ids.next('task')
        })
        expect(made).toEqual([...new Set(made)].toSorted())
        expect(made.every((id) => TaskId.safeParse(id).success)).toBe(true)
      }),
    )
  })
})
