import { describe, expect, it } from 'vitest'
import type { Block } from '#contract'
import { edit, edited, expectedTask, invoiceTask, literal, rowTarget, slot, stepOf, withSteps } from './support/invoice-task.ts'

const loopOver = (over: object, from = 'step-supplier', to = 'step-note') =>
  ({ id: 'block-1', reason: 'Three times the same.', kind: 'loop', from, to, over, atMost: 100 }) as unknown as Block

describe('A value that is removed', () => {
  it('stands in its places from then on', () => {
    const task = invoiceTask()
    const { nameParameter: _, ...target } = rowTarget('supplier')
    expect(edited(task, { kind: 'remove-parameter', name: 'supplier', value: 'Bolt' })).toEqual(
      expectedTask(task, '“supplier” is no longer asked for; it is always “Bolt”', {
        goal: [
          { kind: 'words', text: 'Enter the invoice of Bolt over ' },
          { kind: 'slot', parameter: 'amount' },
          { kind: 'words', text: ' for the office' },
        ],
        parameters: task.parameters.slice(1),
        steps: withSteps(task, {
          'step-supplier': {
            caption: 'Type “Bolt” into “Supplier”',
            act: { kind: 'type', text: [literal('Bolt')], replaces: false },
            expectation: { kind: 'field-holds', text: [literal('Bolt')] },
          },
          'step-row': { caption: 'Choose “Bolt” from “Suppliers”', target: { ...target, name: 'Bolt', label: 'list item “Bolt”' } },
        }),
      }),
    )
  })
  it('is written as each place wants it', () => {
    const form = { number: { read: '.' as const, decimal: ',' as const, group: '', places: 2 } }
    const task = invoiceTask()
    const formed = {
      ...task,
      steps: withSteps(task, { 'step-amount': { act: { kind: 'type', text: [{ ...slot('amount'), form } as never], replaces: false } } }),
    }
    expect(stepOf(edited(formed, { kind: 'remove-parameter', name: 'amount', value: '7.5' }), 'step-amount').act).toEqual({
      kind: 'type',
      text: [literal('7,50')],
      replaces: false,
    })
  })
  it('lets a loop go a fixed number of times, or over the values that are left', () => {
    const base = invoiceTask()
    const counted = { ...base, parameters: [...base.parameters, { name: 'times', type: 'number' as const, examples: ['3'] }] }
    const times = { ...counted, blocks: [loopOver({ kind: 'times', count: { parameter: 'times' } })] }
    expect(edited(times, { kind: 'remove-parameter', name: 'times', value: '4' }).blocks).toEqual([loopOver({ kind: 'times', count: 4 })])
    expect(edit(times, { kind: 'remove-parameter', name: 'times', value: 'four' })).toEqual({
      kind: 'refused',
      problems: ['The loop over steps 3 to 5 goes by “times”. Remove or change it first.'],
    })
  })
  it('is refused for a secret that is typed, without a text, and when it is gone', () => {
    const task = invoiceTask()
    expect([
      edit(task, { kind: 'remove-parameter', name: 'password', value: 'hunter2' }),
      edit(task, { kind: 'remove-parameter', name: 'amount', value: '' }),
      edit(task, { kind: 'remove-parameter', name: 'date', value: 'x' }),
    ]).toEqual([
      {
        kind: 'refused',
        problems: [
          '“password” is a secret, and a secret is never written into a task. Delete the steps that type it, or let it be asked for.',
        ],
      },
      { kind: 'refused', problems: ['Say what stands in place of “amount” from now on.'] },
      { kind: 'refused', problems: ['There is no value “date” in this task. Look at the task as it is now, and edit that.'] },
    ])
  })
})
