import { describe, expect, it } from 'vitest'
import { findParameters } from '../../../learner/parameters/find.ts'
import { kindOf } from '../../../learner/parameters/kinds.ts'
import { typed } from '../support/uses.ts'

describe('what kind of value it is', () => {
  it.each([
    ['3', 'Amount', 'number'],
    ['12.50', 'Amount', 'money'],
    ['3', 'Amount (EUR)', 'money'],
    ['3', 'Price each', 'money'],
    ['3', 'Costs in euro', 'money'],
    ['2.5', 'Weight', 'number'],
    ['€3', 'Amount', 'text'],
    ['007', 'Number', 'text'],
    ['2026-12-04', 'Day', 'date'],
    ['notes.txt', 'Name', 'file'],
    ['anna@example.org', 'To', 'text'],
  ])('%s in “%s” is %s', (text, label, kind) => {
    expect(kindOf(text, '', [typed(text, { label })])).toBe(kind)
  })

  it.each([
    ['Order 3 Tea pot', '3', 'number'],
    ['Order tea for €3 today', '3', 'money'],
    ['Pay 3 euros', '3', 'money'],
    ['Pay €5 for 12 pots', '12', 'number'],
  ])('in “%s” %s is %s by the words right beside it', (goal, text, kind) => {
    const { parameters } = findParameters(goal, [typed(text, { label: 'Amount' })], { programs: [], labels: ['Amount'] })
    expect(parameters).toEqual([{ name: 'amount', type: kind, examples: [text] }])
  })
})
