import { expect, it } from 'vitest'
import type { Task } from '#contract'
import { taskText } from '../../engine/cli/task-text.ts'
import { invoiceTask, optional } from '../learner/edit/support/invoice-task.ts'

it('A task is told with its parts, milestones, blocks, questions and notices', () => {
  const base = invoiceTask()
  const task = {
    ...base,
    parameters: [
      { name: 'supplier', type: 'choice', examples: ['Acme'], options: ['Acme', 'Bolt'] },
      { name: 'amount', type: 'money', examples: ['1.50\n2.50'], many: true },
      { name: 'password', type: 'secret', examples: [] },
    ],
    blocks: [
      optional('block-1', 'step-login', 'step-login'),
      {
        id: 'block-2',
        reason: '',
        kind: 'loop',
        from: 'step-amount',
        to: 'step-note',
        over: { kind: 'values', parameters: ['amount'] },
        atMost: 50,
      },
    ],
    subGoals: [{ name: 'Fill in', from: 'step-supplier', to: 'step-note' }],
    milestones: [{ after: 'step-note', name: 'The form of ⟦supplier⟧ is filled in' }],
    leftOut: [{ what: 'Open Help', reason: 'You came back to where you were.' }],
    proposals: [
      { id: 'proposal-1', question: 'Should ⟦supplier⟧ be asked?', change: 'Asks.', edits: [{ kind: 'delete-step', step: 'step-open' }] },
    ],
    notices: ['There is no video.'],
  } as unknown as Task
  expect(taskText(task).split('\n')).toEqual([
    'Enter the invoice of [supplier] over [amount] for the office',
    '     supplier: choice, out of Acme, Bolt, for example “Acme”',
    '     amount: money, several of it, for example “1.50”, “2.50”',
    '     password: secret',
    '  1  Click “New” in Ledger',
    '  2  Type [password] into “Password”',
    '     Fill in:',
    '  3  Type [supplier] into “Supplier”',
    '  4  Type [amount] into “Amount”',
    '  5  Type “for the office, Acme only” into “Note”',
    '     * The form of [supplier] is filled in',
    '  6  Choose [supplier] from “Suppliers”',
    '  7  Click “Save” in Ledger',
    '     Step 2 is done only when “Log in” is seen.',
    '     Steps 4 to 5 are done for each value of [amount], at most 50 times.',
    'Left out: Open Help. You came back to where you were.',
    'Question (proposal-1): Should [supplier] be asked?',
    'Note: There is no video.',
  ])
})
