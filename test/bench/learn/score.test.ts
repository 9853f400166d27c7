import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../bench/learn/score/evaluate.ts'
import { click, clicked, press, pressed, stepId, task, thing, truth, type, typed } from './support.ts'

const name = thing('Name', 20, 40, 'field')
const amount = thing('Amount', 20, 80, 'field')
const buy = thing('Buy', 20, 200)
const help = thing('Help', 300, 10)
const menuSlip = { slip: { kind: 'wrong-menu' as const, number: 0 } }

describe('a learned task against the truth', () => {
  it('is all right when each act is a step on its thing, also where the click into a field is part of the typing', () => {
    const done = truth([clicked(name), typed(name, [{ text: 'Anna', value: 'who' }]), clicked(buy)], {
      values: [{ name: 'who', value: 'Anna', type: 'text' }],
    })
    const learned = task([type(name, { kind: 'slot', parameter: 'customer' }), click(buy)], {
      parameters: [{ name: 'customer', type: 'text', examples: ['Anna'] }],
    })
    expect(evaluate(done, learned)).toEqual({
      targets: { right: 3, of: 3 },
      steps: { right: 3, of: 3 },
      texts: { right: 1, of: 1 },
      parameters: { found: 1, of: 1, typed: 1, invented: [], missed: [] },
      loops: { found: 0, of: 0, invented: 0, valuesFound: 0, valuesOf: 0, missed: [] },
      leftOut: { right: 0, of: 0 },
      leftOutBy: [],
      stepsInvented: 0,
      milestonesApart: { right: 0, of: 0 },
      failures: [],
    })
  })

  it('counts a step on another thing as there but wrong, and one that is missing as neither', () => {
    const { targets, steps, failures } = evaluate(truth([clicked(name), clicked(buy), pressed('Return')]), task([click(name), click(help)]))
    expect({ targets, steps }).toEqual({ targets: { right: 1, of: 3 }, steps: { right: 2, of: 3 } })
    expect(failures).toEqual([
      'wrong target: click button “Buy” was learned as “Step 2” ["button","Help",{"x":300,"y":10,"width":80,"height":24}]',
      'no step: press Return',
    ])
  })

  it('knows a detour that became steps from one that was left out or is optional', () => {
    const done = truth([clicked(help, menuSlip), pressed('Escape', menuSlip), clicked(buy)])
    const score = (learned: Parameters<typeof evaluate>[1]) => {
      const { leftOut, stepsInvented } = evaluate(done, learned)
      return { leftOut, stepsInvented }
    }
    expect(score(task([click(buy)]))).toEqual({ leftOut: { right: 1, of: 1 }, stepsInvented: 0 })
    expect(score(task([click(help), press('Escape'), click(buy)]))).toEqual({ leftOut: { right: 0, of: 1 }, stepsInvented: 2 })
    const optional = {
      id: 'block-1',
      reason: 'It was there only once.',
      kind: 'optional' as const,
      from: stepId(1),
      to: stepId(2),
      when: { kind: 'element-present' as const, role: 'button' as const, name: 'Help' },
    }
    expect(score(task([click(help), press('Escape'), click(buy)], { blocks: [optional] }))).toEqual({
      leftOut: { right: 1, of: 1 },
      stepsInvented: 0,
    })
  })

  it('does not find a parameter whose slot is missing at one of its places, and names one that was made up', () => {
    const values = [{ name: 'many', value: '12', type: 'number' as const }]
    const done = truth([typed(amount, [{ text: '12', value: 'many' }]), typed(name, [{ text: 'x12', value: 'many' }])], { values })
    const learned = task([type(amount, { kind: 'slot', parameter: 'count' }), type(name, { kind: 'literal', text: 'x12' })], {
      parameters: [
        { name: 'count', type: 'money', examples: ['12'] },
        { name: 'other', type: 'text', examples: ['x'] },
      ],
    })
    expect(evaluate(done, learned).parameters).toEqual({
      found: 0,
      of: 1,
      typed: 0,
      invented: ['other (text) = “x”'],
      missed: ['many = “12”: its slot is not in: Step 2'],
    })
  })

  it('knows a text that was not learned as it was meant', () => {
    const { texts, failures } = evaluate(truth([typed(name, [{ text: 'Anna' }])]), task([type(name, { kind: 'literal', text: 'Anba' })]))
    expect({ texts, failures }).toEqual({ texts: { right: 0, of: 1 }, failures: ['another text than was typed: type Anna field “Name”'] })
  })

  it('counts milestones that are at least three steps apart', () => {
    const steps = Array.from({ length: 6 }, () => click(buy))
    const milestones = [1, 4, 6].map((number) => ({ after: stepId(number), name: `Part ${number}` }))
    expect(evaluate(truth([]), task(steps, { milestones })).milestonesApart).toEqual({ right: 1, of: 2 })
  })
})

describe('loops', () => {
  const rows = ['apples', 'pears', 'plums']
  const round = (index: number) => ({ round: { loop: 'rows', index } })
  const done = truth(
    rows.flatMap((text, index) => [typed(name, [{ text, value: 'fruit' }], round(index)), clicked(buy, round(index))]),
    { roundValues: { fruit: rows } },
  )
  const steps = rows.flatMap((text) => [type(name, { kind: 'literal', text }), click(buy)])
  const loop = {
    id: 'block-1',
    reason: 'You did the same three times.',
    kind: 'loop' as const,
    from: stepId(1),
    to: stepId(2),
    over: { kind: 'values' as const, parameters: ['fruit'] },
    atMost: 100,
  }
  const many = { name: 'fruit', type: 'text' as const, examples: ['apples\npears\nplums'], many: true }
  const proposed = (numbers: number[]) => ({
    id: 'proposal-1',
    question: 'Should it be done for each?',
    change: 'It is done for each.',
    edits: [
      { kind: 'add-parameter' as const, parameter: many, value: 'apples' },
      ...numbers.map((number) => ({ kind: 'delete-step' as const, step: stepId(number) })),
      { kind: 'set-block' as const, block: loop },
    ],
  })

  it('are found where a proposal covers the rounds and takes one of them for its body', () => {
    expect(evaluate(done, task(steps, { proposals: [proposed([3, 4, 5, 6])] })).loops).toEqual({
      found: 1,
      of: 1,
      invented: 0,
      valuesFound: 1,
      valuesOf: 1,
      missed: [],
    })
  })

  it('are not found where the proposal covers one round of three, or where nothing is proposed', () => {
    const short = evaluate(done, task(steps, { proposals: [proposed([])] })).loops
    expect({ found: short.found, invented: short.invented }).toEqual({ found: 0, invented: 1 })
    expect(evaluate(done, task(steps)).loops.missed).toEqual([
      'the loop “rows” of 3 rounds: no loop was proposed',
      'what changes from round to round, fruit: apples, pears, plums',
    ])
  })
})
