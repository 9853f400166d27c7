import type { RecordingId, Step, StepAct, StepId, Task, TaskId } from '#contract'
import { ago, FORM, minute, type Pictures } from './basics.ts'
import { click, step } from './steps.ts'

const id = (name: string) => `step-${name}` as StepId

/** A task learned from two demonstrations: a loop, a branch, what is there only sometimes, sub-goals, and what was left out. */
export function membersTask(pictures: Pictures): Task {
  const at = (
    name: string,
    caption: string,
    act: StepAct,
    target: string,
    role: 'button' | 'field' | 'radio' | 'combobox' | 'link',
    y: number,
  ): Step =>
    step(
      name,
      {
        caption,
        act,
        name: target,
        role,
        mark: [role === 'button' ? 115 : 240, y],
        before: 'formSupplier',
        after: 'formFilled',
        window: FORM,
      },
      pictures,
      0.9,
      { kind: 'changed' },
    )
  const types = (parameter: string): StepAct => ({ kind: 'type', text: [{ kind: 'slot', parameter }], replaces: true })
  return {
    version: 1,
    id: 'task-batch' as TaskId,
    revision: 3,
    goal: [
      { kind: 'words', text: 'Enter the invoices of ' },
      { kind: 'slot', parameter: 'supplier' },
      { kind: 'words', text: ' over ' },
      { kind: 'slot', parameter: 'amount' },
    ],
    parameters: [
      { name: 'supplier', type: 'text', examples: ['Nordwind AG', 'Papyrus Ltd'], many: true },
      { name: 'amount', type: 'money', examples: ['€412.50', '€18.95'], many: true },
    ],
    steps: [
      at('b1', 'Open “New invoice”', click, 'New invoice', 'link', 108),
      {
        ...at('b2', 'Now you: log in', { kind: 'hand-over', what: 'log in to the ledger' }, 'Log in', 'button', 200),
        target: undefined,
        pictures: {},
      },
      at('b3', 'Choose ⟦supplier⟧', types('supplier'), 'Supplier', 'combobox', 176),
      at('b4', 'Type ⟦amount⟧ into “Amount”', types('amount'), 'Amount', 'field', 248),
      at(
        'b5',
        'Type ⟦running number⟧ into “Number”',
        {
          kind: 'type',
          text: [
            { kind: 'literal', text: '2026-' },
            { kind: 'count', start: 17, step: 1, digits: 3 },
          ],
          replaces: true,
        },
        'Number',
        'field',
        320,
      ),
      at('b6', 'Choose “Express”', click, 'Express', 'radio', 390),
      at('b7', 'Choose “Standard”', click, 'Standard', 'radio', 410),
      at('b8', 'Press “Save”', click, 'Save', 'button', 465),
      at('b9', 'Press “Keep both”', click, 'Keep both', 'button', 440),
      at('b10', 'Read “Total” and keep it as ⟦total⟧', { kind: 'read', into: 'total' }, 'Total', 'field', 300),
    ],
    blocks: [
      {
        kind: 'optional',
        id: 'block-1',
        reason: 'It was there only the first time.',
        from: id('b2'),
        to: id('b2'),
        when: { kind: 'window-present', window: { program: 'chromium', title: 'Ledger: sign in', kind: 'normal' } },
      },
      {
        kind: 'loop',
        id: 'block-2',
        reason: 'You did the same for two suppliers.',
        from: id('b3'),
        to: id('b9'),
        over: { kind: 'values', parameters: ['supplier', 'amount'] },
        atMost: 200,
      },
      {
        kind: 'branch',
        id: 'block-3',
        reason: 'The first time you chose “Standard”, the second time “Express”.',
        arms: [
          { from: id('b6'), to: id('b6'), when: { kind: 'element-present', role: 'radio', name: 'Express' } },
          { from: id('b7'), to: id('b7') },
        ],
      },
      {
        kind: 'optional',
        id: 'block-4',
        reason: 'It came once of three times.',
        from: id('b9'),
        to: id('b9'),
        when: { kind: 'element-present', role: 'dialog', name: 'Save changes?' },
      },
    ],
    subGoals: [
      { name: 'get to the form', from: id('b1'), to: id('b2') },
      { name: 'enter each invoice', from: id('b3'), to: id('b9') },
    ],
    milestones: [{ after: id('b8'), name: 'an invoice is saved' }],
    leftOut: [
      { after: id('b4'), what: 'Opened “Help” and closed it again', reason: 'It led nowhere: the page was the same afterwards.' },
      { after: id('b4'), what: 'A pause of 40 seconds', reason: 'Nothing was done in it.' },
    ],
    proposals: [
      {
        id: 'proposal-1',
        question: 'The number went up by one each time. Should it always be the one before, and one more?',
        change: '“2026-017” is counted on from the number that the form shows.',
        edits: [{ kind: 'set-caption', step: id('b5'), caption: 'Type the next number into “Number”' }],
      },
    ],
    programs: [{ program: 'chromium' }],
    recordings: ['recording-two' as RecordingId, 'recording-three' as RecordingId],
    createdAt: ago(2 * 24 * 60 * minute),
    change: { kind: 'merged', what: 'Shown again for Papyrus Ltd: it is done for every supplier' },
    notices: [],
  }
}

/** How that task was before: learned from one demonstration, and then edited. */
export function membersBefore(now: Task): Task[] {
  const { change: _, ...base } = now
  const first: Task = {
    ...base,
    revision: 1,
    goal: [
      { kind: 'words', text: 'Enter the invoice of ' },
      { kind: 'slot', parameter: 'supplier' },
    ],
    parameters: [{ name: 'supplier', type: 'text', examples: ['Nordwind AG'] }],
    steps: now.steps
      .filter(({ id: it }) => it !== id('b6') && it !== id('b9') && it !== id('b10'))
      .map((it) =>
        it.id === id('b4')
          ? {
              ...it,
              caption: 'Type “€412.50” into “Amount”',
              act: { kind: 'type', text: [{ kind: 'literal', text: '€412.50' }], replaces: true },
            }
          : it,
      ),
    blocks: [],
    subGoals: [],
    proposals: [],
    recordings: now.recordings.slice(0, 1),
    change: { kind: 'learned', what: 'Learned from one demonstration' },
  }
  return [
    first,
    {
      ...first,
      revision: 2,
      milestones: [{ after: id('b8'), name: 'saved' }],
      change: { kind: 'edited', what: 'The milestone is called “saved”' },
    },
  ]
}
