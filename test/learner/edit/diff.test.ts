import { describe, expect, it } from 'vitest'
import type { Task, TaskDifference, TaskEdit } from '#contract'
import { diffTasks } from '#learner'
import { sampleStep } from '../../support/sample-task.ts'
import { edited, invoiceTask, type Loose, literal, optional, slot, stepOf, typeStep, withSteps } from './support/invoice-task.ts'

const { id: _, ...newStep } = sampleStep({ caption: 'Click “Check”' })
const parts = (task: Task): Task => ({
  ...task,
  subGoals: [{ name: 'Fill in', from: 'step-supplier', to: 'step-note' }] as Task['subGoals'],
  milestones: [{ after: 'step-note', name: 'Filled in' }] as Task['milestones'],
  blocks: [optional('block-1', 'step-login', 'step-login')],
})

/** Each kind of edit with the lines that it shows, no more. */
const cases: { title: string; edits: Loose<TaskEdit>[]; lines: TaskDifference[] }[] = [
  {
    title: 'a sentence of a step',
    edits: [{ kind: 'set-caption', step: 'step-save', caption: 'Keep it' }],
    lines: [{ what: 'step', change: 'changed', before: 'Click “Save” in Ledger', after: 'Keep it', step: 'step-save' }] as never,
  },
  {
    title: 'a typed text, once: its caption tells it',
    edits: [{ kind: 'set-text', step: 'step-note', text: [literal('Paid')] }],
    lines: [
      {
        what: 'step',
        change: 'changed',
        before: 'Type “for the office, Acme only” into “Note”',
        after: 'Type “Paid” into “Note”',
        step: 'step-note',
      },
    ] as never,
  },
  {
    title: 'a moved step, and nothing of those it went past',
    edits: [{ kind: 'move-step', step: 'step-open', before: null }],
    lines: [
      { what: 'step', change: 'moved', before: 'Step 1: Click “New” in Ledger', after: 'Step 7: Click “New” in Ledger', step: 'step-open' },
    ] as never,
  },
  {
    title: 'a step that was moved and changed, in one line',
    edits: [
      { kind: 'move-step', step: 'step-open', before: null },
      { kind: 'set-caption', step: 'step-open', caption: 'Begin' },
    ],
    lines: [{ what: 'step', change: 'moved', before: 'Step 1: Click “New” in Ledger', after: 'Step 7: Begin', step: 'step-open' }] as never,
  },
  {
    title: 'a deleted step with what went with it',
    edits: [{ kind: 'delete-step', step: 'step-login' }],
    lines: [
      { what: 'parameter', change: 'removed', before: '⟦password⟧: a secret' },
      { what: 'step', change: 'removed', before: 'Type ⟦password⟧ into “Password”', step: 'step-login' },
      {
        what: 'block',
        change: 'removed',
        before: 'Step 2 is done only when “Log in” is seen. It was not there the second time.',
      },
    ] as never,
  },
  {
    title: 'an added step, in its place',
    edits: [
      { kind: 'insert-step', before: 'step-amount', step: newStep },
      { kind: 'set-caption', step: 'step-open', caption: 'Begin' },
    ],
    lines: [
      { what: 'step', change: 'changed', before: 'Click “New” in Ledger', after: 'Begin', step: 'step-open' },
      { what: 'step', change: 'added', after: 'Click “Check”', step: 'step-1' },
    ] as never,
  },
  {
    title: 'a new name of a value, and not each place that follows',
    edits: [{ kind: 'set-parameter', name: 'supplier', parameter: { name: 'firm', type: 'text', examples: ['Acme'] } }],
    lines: [
      {
        what: 'parameter',
        change: 'changed',
        before: '⟦supplier⟧: a text, for example “Acme”',
        after: '⟦firm⟧: a text, for example “Acme”',
      },
    ],
  },
  {
    title: 'a value that is removed, with the places that it stood in',
    edits: [{ kind: 'remove-parameter', name: 'amount', value: '7' }],
    lines: [
      {
        what: 'goal',
        change: 'changed',
        before: 'Enter the invoice of ⟦supplier⟧ over ⟦amount⟧ for the office',
        after: 'Enter the invoice of ⟦supplier⟧ over 7 for the office',
      },
      { what: 'parameter', change: 'removed', before: '⟦amount⟧: money, for example “12.50”' },
      { what: 'step', change: 'changed', before: 'Type ⟦amount⟧ into “Amount”', after: 'Type “7” into “Amount”', step: 'step-amount' },
    ] as never,
  },
  {
    title: 'milestones, parts and blocks that were set',
    edits: [
      {
        kind: 'set-milestones',
        milestones: [
          { after: 'step-save', name: 'Filled in' },
          { after: 'step-login', name: 'Logged in' },
        ],
      },
      { kind: 'set-sub-goals', subGoals: [{ name: 'Write', from: 'step-supplier', to: 'step-note' }] },
      { kind: 'set-block', block: optional('block-1', 'step-open', 'step-login') },
    ],
    lines: [
      { what: 'sub-goal', change: 'changed', before: '“Fill in”: steps 3 to 5', after: '“Write”: steps 3 to 5' },
      { what: 'milestone', change: 'added', after: '“Logged in” after step 2', step: 'step-login' },
      { what: 'milestone', change: 'changed', before: '“Filled in” after step 5', after: '“Filled in” after step 7', step: 'step-save' },
      {
        what: 'block',
        change: 'changed',
        before: 'Step 2 is done only when “Log in” is seen. It was not there the second time.',
        after: 'Steps 1 to 2 are done only when “Log in” is seen. It was not there the second time.',
      },
    ] as never,
  },
]

describe('What differs between two versions', () => {
  it('is nothing between a task and itself, or one that only got another number', () => {
    const task = parts(invoiceTask())
    expect([diffTasks(task, task), diffTasks(task, { ...structuredClone(task), revision: 7 })]).toEqual([[], []])
  })

  for (const { title, edits, lines } of cases) {
    it(`tells ${title}`, () => {
      const before = parts(invoiceTask())
      expect(diffTasks(before, edited(before, ...edits))).toEqual(lines)
    })
  }

  it('tells what a step does otherwise when its sentence does not', () => {
    const before = invoiceTask()
    const save = stepOf(before, 'step-save')
    const after = {
      ...before,
      steps: withSteps(before, {
        'step-save': { act: { ...save.act, count: 2 } as typeof save.act, expectation: { kind: 'nothing' } },
        'step-note': { thought: 'It is for the accountant.' },
      }),
    }
    expect(diffTasks(before, after)).toEqual([
      {
        what: 'step',
        change: 'changed',
        before: 'Type “for the office, Acme only” into “Note” (The note is written. Saving keeps it.)',
        after: 'Type “for the office, Acme only” into “Note” (The note is written. It is for the accountant.)',
        step: 'step-note',
      },
      {
        what: 'step',
        change: 'changed',
        before: 'Click “Save” in Ledger (left click, once; then something has changed)',
        after: 'Click “Save” in Ledger (left click, 2 times; then nothing is looked for)',
        step: 'step-save',
      },
    ])
  })

  it('knows steps that were recorded anew by what they do, and tells only the one that is otherwise', () => {
    const before = parts(invoiceTask())
    const anew = before.steps.map((step) => ({ ...step, id: `${step.id}-2` as typeof step.id }))
    const changed = anew.map((step) =>
      step.id === 'step-note-2' ? { ...typeStep(step.id, 'Type ⟦amount⟧ into “Note”', [slot('amount')]) } : step,
    )
    const after = {
      ...before,
      steps: changed,
      blocks: [optional('block-1', 'step-login-2', 'step-login-2')],
      subGoals: [{ name: 'Fill in', from: 'step-supplier-2', to: 'step-note-2' }] as Task['subGoals'],
      milestones: [{ after: 'step-note-2', name: 'Filled in' }] as Task['milestones'],
      recordings: [...before.recordings, 'recording-b'] as Task['recordings'],
      programs: [{ program: 'mousepad', command: ['mousepad', '--new'] }],
    }
    expect(diffTasks(before, after)).toEqual([
      {
        what: 'step',
        change: 'changed',
        before: 'Type “for the office, Acme only” into “Note”',
        after: 'Type ⟦amount⟧ into “Note”',
        step: 'step-note-2',
      },
      { what: 'program', change: 'changed', before: 'mousepad, started by mousepad', after: 'mousepad, started by mousepad --new' },
      { what: 'recording', change: 'added', after: 'recording-b' },
    ])
  })
})
