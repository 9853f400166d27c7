import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVotes, leadNeeded } from '../../../executor/cascade/votes.ts'

describe('the lead that an act needs which cannot be undone', () => {
  it.each([
    [0.95, 50, 3],
    [0.9, 50, 4],
    [0.8, 50, 5],
    [0.95, 1, 1],
    [0.999, 1, 1],
    [0.8, 1, 3],
  ])('is, right in %d with %i steps left, %i', (accuracy, stepsLeft, lead) => {
    expect(leadNeeded(accuracy, stepsLeft)).toBe(lead)
  })

  it('is that of a model which is right in eight of ten where nobody measured it', () => {
    expect([1, 5, 50].map((steps) => leadNeeded(undefined, steps))).toEqual([1, 5, 50].map((steps) => leadNeeded(0.8, steps)))
  })

  it('stays between one and seven', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.501, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 10_000 }), (accuracy, steps) => {
        const lead = leadNeeded(accuracy, steps)
        return Number.isInteger(lead) && lead >= 1 && lead <= 7
      }),
    )
  })
})

describe('a vote', () => {
  it('is won by the first to lead by so many, whatever it led by before', () => {
    const votes = createVotes<string>(2)
    const winners = ['a', 'b', 'b', 'a', 'a', 'a'].map((vote) => votes.add(vote, `act ${vote}`))
    expect({ winners, count: votes.inWords() }).toEqual({
      winners: [undefined, undefined, undefined, undefined, undefined, 'act a'],
      count: '4 : 2',
    })
  })
})
