import { describe, expect, it } from 'vitest'
import { mean, percentile, wilson } from '../../bench/support/statistics.ts'

describe('the figures of the benches', () => {
  it('take percentiles between two values by a straight line', () => {
    expect([percentile([4, 1, 3, 2], 0.5), percentile([10, 20], 0.95), percentile([7], 0.95), percentile([], 0.5)]).toEqual([
      2.5,
      19.5,
      7,
      undefined,
    ])
  })

  it('take the mean of something only', () => {
    expect([mean([1, 2, 6]), mean([])]).toEqual([3, undefined])
  })

  it('give a share the interval that Wilson gave it', () => {
    // Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    const rounded = ([right, of]: [number, number]) => {
      const { low, high } = wilson(right, of)
      return [low.toFixed(4), high.toFixed(4)]
    }
    expect(
      (
        [
          [81, 263],
          [15, 148],
          [0, 20],
          [1, 29],
        ] as [number, number][]
      ).map(rounded),
    ).toEqual([
      ['0.2553', '0.3662'],
      ['0.0624', '0.1605'],
      ['0.0000', '0.1611'],
      ['0.0061', '0.1718'],
    ])
  })
})
