import { describe, expect, it } from 'vitest'
import type { Block, Task } from '#contract'
import { edit, edited, expectedTask, invoiceTask, type Loose, literal, optional, slot } from './support/invoice-task.ts'

describe('The sentence of a task', () => {
  it('can be worded anew; a value that nothing needs any more is no longer asked for', () => {
    const base = invoiceTask()
    const task = {
      ...base,
      parameters: [...base.parameters, { name: 'date', type: 'date' as const, examples: [] }],
      goal: [...base.goal, { kind: 'slot' as const, parameter: 'date' }],
    }
    expect(
      edited(task, {
        kind: 'set-goal',
        goal: [
          { kind: 'words', text: 'Pay ' },
          { kind: 'words', text: 'the bill of ' },
          { kind: 'slot', parameter: 'supplier' },
        ],
      }),
    ).toEqual(
      expectedTask(task, 'The sentence is now “Pay the bill of ⟦supplier⟧”; “date” is no longer asked for', {
        goal: [
          { kind: 'words', text: 'Pay the bill of ' },
          { kind: 'slot', parameter: 'supplier' },
        ],
        parameters: base.parameters,
      }),
    )
  })
  it('is refused without words, and with a slot that is no value', () => {
    expect([
      edit(invoiceTask(), { kind: 'set-goal', goal: [{ kind: 'slot', parameter: 'supplier' }] }),
      edit(invoiceTask(), {
        kind: 'set-goal',
        goal: [
          { kind: 'words', text: 'Pay ' },
          { kind: 'slot', parameter: 'firm' },
        ],
      }),
    ]).toEqual([
      { kind: 'refused', problems: ['The sentence of a task needs words, not only values. Say what the task does.'] },
      {
        kind: 'refused',
        problems: ['The sentence speaks of ⟦firm⟧, and this task has no such value. Add it as a value, or write the words themselves.'],
      },
    ])
  })
  it('may name a value that the next edit adds', () => {
    const next = edited(
      invoiceTask(),
      {
        kind: 'set-goal',
        goal: [
          { kind: 'words', text: 'Pay on ' },
          { kind: 'slot', parameter: 'day' },
        ],
      },
      { kind: 'add-parameter', parameter: { name: 'day', type: 'date', examples: ['2027-01-02'] }, value: '' },
    )
    expect(next.parameters.at(-1)).toEqual({ name: 'day', type: 'date', examples: ['2027-01-02'] })
  })
})

describe('Milestones and parts', () => {
  const task = invoiceTask()
  it('stand in the order of the steps', () => {
    const next = edited(
      task,
      {
        kind: 'set-milestones',
        milestones: [
          { after: 'step-save', name: 'Saved' },
          { after: 'step-note', name: 'Filled in' },
        ],
      },
      {
        kind: 'set-sub-goals',
        subGoals: [
          { name: 'Fill in', from: 'step-supplier', to: 'step-note' },
          { name: 'Log in', from: 'step-open', to: 'step-login' },
        ],
      },
    )
    expect(next).toEqual(
      expectedTask(task, 'The milestones are now “Filled in”, “Saved”; The parts are now “Log in”, “Fill in”', {
        milestones: [
          { after: 'step-note', name: 'Filled in' },
          { after: 'step-save', name: 'Saved' },
        ] as Task['milestones'],
        subGoals: [
          { name: 'Log in', from: 'step-open', to: 'step-login' },
          { name: 'Fill in', from: 'step-supplier', to: 'step-note' },
        ] as Task['subGoals'],
      }),
    )
  })
  it('are refused without a name, on steps that are gone, twice, backwards, or on each other', () => {
    const parts = (...subGoals: Loose<Task['subGoals']>) => edit(task, { kind: 'set-sub-goals', subGoals })
    expect([
      edit(task, {
        kind: 'set-milestones',
        milestones: [
          { after: 'step-save', name: ' ' },
          { after: 'step-gone', name: 'Done' },
        ],
      }),
      edit(task, {
        kind: 'set-milestones',
        milestones: [
          { after: 'step-save', name: 'A' },
          { after: 'step-save', name: 'B' },
        ],
      }),
      parts({ name: '', from: 'step-open', to: 'step-open' }),
      parts({ name: 'A', from: 'step-note', to: 'step-open' }),
      parts({ name: 'A', from: 'step-open', to: 'step-note' }, { name: 'B', from: 'step-note', to: 'step-save' }),
    ]).toEqual([
      {
        kind: 'refused',
        problems: [
          'The milestone after step 7 has no name. Say what is finished there.',
          'The step step-gone is no longer in this task. Look at the task as it is now, and edit that.',
        ],
      },
      { kind: 'refused', problems: ['There are two milestones after step 7. Keep one of them.'] },
      { kind: 'refused', problems: ['A part of the task has no name. Say what it is for.'] },
      { kind: 'refused', problems: ['The part “A” ends before it begins. Choose a first step that comes before its last.'] },
      { kind: 'refused', problems: ['The parts “A” and “B” share a step. Let one end before the other begins.'] },
    ])
  })
})

describe('Blocks', () => {
  const many = () => {
    const task = invoiceTask()
    return { ...task, parameters: task.parameters.map((each) => (each.name === 'amount' ? { ...each, many: true } : each)) }
  }
  const loop = (from: string, to: string, over: object): Loose<Block> =>
    ({ id: 'block-1', reason: 'You did it three times.', kind: 'loop', from, to, over, atMost: 20 }) as Loose<Block>
  const set = (block: Loose<Block>) => ({ kind: 'set-block', block }) as const

  it('are added, changed and removed', () => {
    const added = edited(many(), set(loop('step-amount', 'step-note', { kind: 'values', parameters: ['amount'] })))
    expect(added).toEqual(
      expectedTask(many(), 'Steps 4 to 5 are done for each value of ⟦amount⟧, at most 20 times', {
        blocks: [loop('step-amount', 'step-note', { kind: 'values', parameters: ['amount'] }) as Block],
      }),
    )
    const changed = edited(added, set(loop('step-amount', 'step-amount', { kind: 'times', count: 2 })))
    expect([changed.blocks.length, changed.change?.what]).toEqual([1, 'Step 4 is done 2 times, at most 20 times.'])
    const removed = edited(changed, { kind: 'remove-block', id: 'block-1' })
    expect(removed).toEqual(expectedTask(many(), 'Without the loop over step 4', {}))
  })
  it('are refused when they cross, have gaps, go by what is not there, or leave something without its meaning', () => {
    const task = invoiceTask({ blocks: [optional('block-0', 'step-supplier', 'step-amount')] })
    const when = { kind: 'element-present', role: 'button', name: 'A' } as const
    const branch = (arms: object[]) => ({ id: 'block-1', reason: '', kind: 'branch', arms }) as unknown as Loose<Block>
    const refusals = [
      set(loop('step-amount', 'step-note', { kind: 'times', count: 2 })),
      set(loop('step-note', 'step-open', { kind: 'times', count: 2 })),
      set(loop('step-note', 'step-note', { kind: 'values', parameters: ['amount'] })),
      set(loop('step-note', 'step-note', { kind: 'times', count: { parameter: 'amount' } })),
      set(loop('step-note', 'step-note', { kind: 'rows', item: 'amount', role: 'row', within: '' })),
      set(
        branch([
          { from: 'step-open', to: 'step-open', when },
          { from: 'step-note', to: 'step-note' },
        ]),
      ),
      set(
        branch([
          { from: 'step-open', to: 'step-open' },
          { from: 'step-login', to: 'step-login', when },
        ]),
      ),
      { kind: 'remove-block', id: 'block-9' } as const,
    ].map((each) => edit(task, each))
    expect(refusals.map((outcome) => (outcome.kind === 'refused' ? outcome.problems : outcome.task))).toEqual([
      ['The condition on steps 3 to 4 and the loop over steps 4 to 5 cross. Let them be apart, or one wholly within the other.'],
      ['The loop over steps 5 to 1 is over steps that are not there in this order. Choose a first step that comes before the last.'],
      ['The loop over step 5 takes one value of ⟦amount⟧ a round, and that does not hold several. Let it hold several values first.'],
      ['The loop over step 5 goes by ⟦amount⟧, which is not one number. Choose a number, or a value that is one.'],
      ['The loop over step 5 calls its rows ⟦amount⟧, and there is a value of that name. Choose another name for the rows.'],
      [
        'The branch over steps 1 to 5 has parts that do not follow each other. Let each part begin right after the one before.',
        'The branch over steps 1 to 5 and the condition on steps 3 to 4 cross. Let them be apart, or one wholly within the other.',
      ],
      ['In the branch over steps 1 to 2 only the last part can be without a condition. Say when the others are done.'],
      ['There is no block-9 in this task. Look at the task as it is now.'],
    ])
  })
  it('over rows give their row a name that steps within may use, and none outside', () => {
    const rows = set(loop('step-note', 'step-note', { kind: 'rows', item: 'row', role: 'row', within: 'Invoices' }))
    const use = {
      kind: 'set-text',
      step: 'step-note',
      text: [literal('No. '), { kind: 'count', start: 1, step: 1, digits: 2 }, slot('row')],
    } as const
    const next = edited(invoiceTask(), rows, use)
    expect(next.change?.what).toBe(
      'Step 5 is done for each row of “Invoices”, as ⟦row⟧, at most 20 times; Step 5 now types “No. ⟦running number⟧⟦row⟧”.',
    )
    expect(edit(next, { kind: 'remove-block', id: 'block-1' })).toMatchObject({ kind: 'refused' })
    const otherName = set(loop('step-note', 'step-row', { kind: 'rows', item: 'invoice', role: 'row', within: 'Invoices' }))
    const renamed = edited(next, otherName).steps.find(({ id }) => id === 'step-note')
    expect([renamed?.caption, renamed?.act]).toEqual([
      'Type “No. ⟦running number⟧⟦invoice⟧” into “Note”',
      { kind: 'type', text: [literal('No. '), { kind: 'count', start: 1, step: 1, digits: 2 }, slot('invoice')], replaces: false },
    ])
    expect(edit(next, set(loop('step-note', 'step-note', { kind: 'rows', item: 'The row', role: 'row', within: '' })))).toMatchObject({
      kind: 'refused',
      problems: ['The loop over step 5 gives its rows no name that a step could use. Use lower-case letters, with - between words.'],
    })
  })
})

describe('Blocks over the same steps', () => {
  const ids = (task: Task) => task.blocks.map(({ id }) => id)
  it('stay within each other as they were, when the outer one shrinks', () => {
    const task = invoiceTask({
      blocks: [optional('block-inner', 'step-supplier', 'step-amount'), optional('block-outer', 'step-supplier', 'step-note')],
    })
    expect(ids(edited(task, { kind: 'delete-step', step: 'step-note' }))).toEqual(['block-outer', 'block-inner'])
  })
  it('have a branch within the others, for all of it cannot lie within one of its parts', () => {
    const when = { kind: 'element-present', role: 'button', name: 'A' } as const
    const arms = [
      { from: 'step-supplier', to: 'step-supplier', when },
      { from: 'step-amount', to: 'step-note' },
    ]
    const task = invoiceTask({ blocks: [{ id: 'block-branch', reason: 'Two ways.', kind: 'branch', arms }] } as unknown as Partial<Task>)
    expect(ids(edited(task, { kind: 'set-block', block: optional('block-all', 'step-supplier', 'step-note') }))).toEqual([
      'block-all',
      'block-branch',
    ])
  })
})
