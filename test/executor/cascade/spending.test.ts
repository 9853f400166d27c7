import { describe, expect, it } from 'vitest'
import { createSpending } from '../../../executor/cascade/spending.ts'

const FREE = { calls: null, tokens: null, money: null, seconds: null }
const call = { tokens: 100, money: 0.1, ms: 2_000 }

describe('what a run uses of models', () => {
  it('is added up, and its money is not known once one price is not', () => {
    const spending = createSpending(FREE)
    spending.add(call)
    spending.add(call)
    expect(spending.spent()).toEqual({ calls: 2, tokens: 200, money: 0.2, seconds: 4 })
    spending.add({ ...call, money: null })
    spending.add(call)
    expect(spending.spent()).toEqual({ calls: 4, tokens: 400, money: null, seconds: 8 })
  })

  it.each([
    ['calls', { calls: 2 }, '2 calls to models were agreed, and 2 are made.'],
    ['tokens', { tokens: 250 }, '250 tokens were agreed, 200 are used, and the next call may take 100.'],
    ['money', { money: 0.25 }, '0.25 in money were agreed, and the next call may go over that.'],
    ['seconds', { seconds: 4 }, '4 seconds of waiting for models were agreed, and are over.'],
  ])('is held against what was agreed, before the call that would go over it: %s', (_, budget, over) => {
    const spending = createSpending({ ...FREE, ...budget })
    spending.add(call)
    expect(spending.over(call)).toBeUndefined()
    spending.add(call)
    expect(spending.over(call)).toBe(over)
    spending.extend(call)
    expect(spending.over(call)).toBeUndefined()
  })

  it('goes over any bound in money where the price is not known', () => {
    const spending = createSpending({ ...FREE, money: 5 })
    expect(spending.over({ ...call, money: null })).toBe('5 in money were agreed, and the price of the model is not known.')
    spending.extend({ ...call, money: null })
    expect(spending.over({ ...call, money: null })).toBeUndefined()
  })

  it('is nothing where nothing was agreed to, until the person gives leave, call by call', () => {
    const spending = createSpending({ calls: 0, tokens: null, money: null, seconds: null })
    expect(spending.over(call)).toBe('0 calls to models were agreed, and 0 are made.')
    spending.extend(call)
    expect(spending.over(call)).toBeUndefined()
    spending.add(call)
    expect(spending.over(call)).toBe('1 call to models were agreed, and 1 are made.')
    spending.lift()
    expect(spending.over(call)).toBeUndefined()
  })
})
