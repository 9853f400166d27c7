import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repeatsIn } from '../../../learner/loops/repeats.ts'

const keys = (text: string) => [...text]
/** A stretch without a repetition of its own: all its steps differ. */
const body = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1, maxLength: 5 })
const others = fc.uniqueArray(fc.constantFrom(...'QRSTUVWX'), { maxLength: 4 })

describe('what repeats', () => {
  it.each([
    ['abcabcabc', [{ start: 0, length: 3, rounds: 3 }]],
    ['xabababy', [{ start: 1, length: 2, rounds: 3 }]],
    ['aaa', [{ start: 0, length: 1, rounds: 3 }]],
    ['abab', []],
    ['aabaabaab', [{ start: 0, length: 3, rounds: 3 }]],
    ['ababababab', [{ start: 0, length: 2, rounds: 5 }]],
    [
      'abcabcabcdedede',
      [
        { start: 0, length: 3, rounds: 3 },
        { start: 9, length: 2, rounds: 3 },
      ],
    ],
    ['', []],
  ])('in %s', (text, found) => {
    expect(repeatsIn(keys(text))).toEqual(found)
  })

  it('holds no step without a key', () => {
    expect(repeatsIn([undefined, undefined, undefined, undefined])).toEqual([])
  })

  it('is begun where a round is worth something', () => {
    expect(repeatsIn(keys('ababababa'), ({ start }) => start % 2 === 1)).toEqual([{ start: 1, length: 2, rounds: 4 }])
  })

  it('is found again, whatever was repeated how often and whatever stood around it', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 3, max: 7 }), others, others, (one, rounds, before, after) => {
        const all = [...before, ...Array.from({ length: rounds }, () => one).flat(), ...after]
        expect(repeatsIn(all)).toEqual([{ start: before.length, length: one.length, rounds }])
      }),
    )
  })

  it('is never seen where no stretch comes three times in a row', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'abc'), { maxLength: 24 }), (all) => {
        const text = all.join('')
        const repeated = /(.+)\1\1/u.test(text)
        expect(repeatsIn(all).length > 0).toBe(repeated)
        for (const { start, length, rounds } of repeatsIn(all)) {
          const one = text.slice(start, start + length)
          expect(text.slice(start, start + length * rounds)).toBe(one.repeat(rounds))
        }
      }),
    )
  })
})
