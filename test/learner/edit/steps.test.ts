import { describe, expect, it } from 'vitest'
import type { Block, Task } from '#contract'
import { sampleStep } from '../../support/sample-task.ts'
import {
  edit,
  edited,
  expectedTask,
  invoiceTask,
  literal,
  optional,
  rowTarget,
  secret,
  slot,
  stepOf,
  typeStep,
  withSteps,
} from './support/invoice-task.ts'

describe('A sentence of a step', () => {
  const task = invoiceTask()
  it('is the person’s once they wrote it, on one line', () => {
    expect(edited(task, { kind: 'set-caption', step: 'step-save', caption: ' Keep the\n invoice of ⟦supplier⟧ ' })).toEqual(
      expectedTask(task, 'Step 7 is now called “Keep the invoice of ⟦supplier⟧”', {
        steps: withSteps(task, { 'step-save': { caption: 'Keep the invoice of ⟦supplier⟧', wordsBy: 'person' } }),
      }),
    )
  })
  it('may leave its slots out, for it is only for reading', () => {
    expect(stepOf(edited(task, { kind: 'set-caption', step: 'step-amount', caption: 'Fill in the amount' }), 'step-amount').act).toEqual({
      kind: 'type',
      text: [slot('amount')],
      replaces: false,
    })
  })
  it('is refused when it is empty, speaks of no value of the task, or belongs to a step that is gone', () => {
    expect([
      edit(task, { kind: 'set-caption', step: 'step-save', caption: ' ' }),
      edit(task, { kind: 'set-caption', step: 'step-save', caption: 'Save ⟦invoice⟧' }),
      edit(task, { kind: 'set-caption', step: 'step-gone', caption: 'Save' }),
    ]).toEqual([
      { kind: 'refused', problems: ['Step 7 needs a sentence that says what it does. Write one, or leave the old one.'] },
      {
        kind: 'refused',
        problems: ['The sentence of step 7 speaks of ⟦invoice⟧, and this task has no such value. Write the words themselves.'],
      },
      { kind: 'refused', problems: ['The step step-gone is no longer in this task. Look at the task as it is now, and edit that.'] },
    ])
  })
})

describe('What a step types', () => {
  const task = invoiceTask()
  it('is what its field is looked at for, and stands in the rules’ sentence', () => {
    const text = [literal('Invoice of '), slot('supplier')]
    expect(
      edited(task, { kind: 'set-text', step: 'step-supplier', text: [literal('Invoice'), literal(' of '), slot('supplier'), literal('')] }),
    ).toEqual(
      expectedTask(task, 'Step 3 now types “Invoice of ⟦supplier⟧”', {
        steps: withSteps(task, {
          'step-supplier': {
            caption: 'Type “Invoice of ⟦supplier⟧” into “Supplier”',
            act: { kind: 'type', text, replaces: false },
            expectation: { kind: 'field-holds', text },
          },
        }),
      }),
    )
  })
  it('is never compared with a secret, which stands as one even when given as a slot', () => {
    const step = stepOf(edited(task, { kind: 'set-text', step: 'step-note', text: [slot('password')] }), 'step-note')
    expect({ act: step.act, expectation: step.expectation }).toEqual({
      act: { kind: 'type', text: [secret('password')], replaces: false },
      expectation: { kind: 'changed' },
    })
  })
  it('leaves the person’s own sentence alone', () => {
    const named = edited(task, { kind: 'set-caption', step: 'step-note', caption: 'A note “for the office, Acme only”' })
    expect(stepOf(edited(named, { kind: 'set-text', step: 'step-note', text: [literal('Paid')] }), 'step-note').caption).toBe(
      'A note “for the office, Acme only”',
    )
  })
  it('is refused where nothing is typed, where it is nothing, and where its value is unknown', () => {
    expect([
      edit(task, { kind: 'set-text', step: 'step-save', text: [literal('Hello')] }),
      edit(task, { kind: 'set-text', step: 'step-note', text: [literal('')] }),
      edit(task, { kind: 'set-text', step: 'step-note', text: [slot('date')] }),
      edit(task, { kind: 'set-text', step: 'step-note', text: [{ kind: 'count', start: 1, step: 1, digits: 2 }] }),
    ]).toEqual([
      { kind: 'refused', problems: ['Step 7 does not type anything. Choose a step that types, or add one.'] },
      { kind: 'refused', problems: ['Step 5 would type nothing. Write what it types, or delete the step.'] },
      {
        kind: 'refused',
        problems: [
          'Step 5 needs ⟦date⟧, and this task has no such value. Add it as a value, or let the step do without.',
          'The sentence of step 5 speaks of ⟦date⟧, and this task has no such value. Write the words themselves.',
        ],
      },
      {
        kind: 'refused',
        problems: ['Step 5 types a running number, which counts the rounds of a loop. Put it into a loop, or type fixed words.'],
      },
    ])
  })
})

describe('What a step acts on', () => {
  const task = invoiceTask()
  it('brings its window along, and its name into the rules’ sentence', () => {
    const before = { ...rowTarget('supplier'), nameParameter: undefined, label: 'button “Save”', name: 'Save' }
    const old = { ...task, steps: withSteps(task, { 'step-save': { target: before } }) }
    const target = {
      ...before,
      label: 'button “Keep”',
      name: 'Keep',
      window: { program: 'mousepad', title: 'Keep?', kind: 'dialog' as const },
    }
    expect(edited(old, { kind: 'set-target', step: 'step-save', target })).toEqual(
      expectedTask(old, 'Step 7 now acts on button “Keep”', {
        steps: withSteps(old, { 'step-save': { target, window: target.window, caption: 'Click “Keep” in Ledger' } }),
      }),
    )
  })
  it('is refused for a step that is not done to one thing', () => {
    const wait = { ...task, steps: withSteps(task, { 'step-save': { act: { kind: 'wait', forMs: 10, reason: 'it saves' } } }) }
    expect(edit(wait, { kind: 'set-target', step: 'step-save', target: rowTarget('supplier') })).toEqual({
      kind: 'refused',
      problems: ['Step 7 is not done to one thing on the screen. Choose a step that clicks, types or reads.'],
    })
  })
})

const overlaid = () =>
  invoiceTask({
    blocks: [optional('block-login', 'step-login', 'step-login'), optional('block-fields', 'step-supplier', 'step-note')],
    subGoals: [
      { name: 'Log in', from: 'step-open', to: 'step-login' },
      { name: 'Fill in', from: 'step-supplier', to: 'step-row' },
    ],
    milestones: [
      { after: 'step-note', name: 'The form is filled in' },
      { after: 'step-save', name: 'Saved' },
    ],
  } as Partial<Task>)

/** Steps, blocks, parts and milestones as short texts. */
function order(task: Task) {
  const short = (id: string) => id.replace('step-', '')
  const spans = (block: Block) =>
    (block.kind === 'branch' ? block.arms : [block]).map(({ from, to }) => `${short(from)}–${short(to)}`).join(' | ')
  return {
    steps: task.steps.map(({ id }) => short(id)).join(' '),
    blocks: task.blocks.map((block) => `${block.kind} ${spans(block)}`),
    parts: task.subGoals.map(({ name, from, to }) => `${name} ${short(from)}–${short(to)}`),
    milestones: task.milestones.map(({ name, after }) => `${name} ${short(after)}`),
  }
}

describe('Moving a step', () => {
  const cases: { title: string; step: string; before: string | null; to: Partial<ReturnType<typeof order>>; what: string }[] = [
    {
      title: 'out of a block lets the block shrink, and takes its milestone along',
      step: 'step-note',
      before: null,
      what: 'Step 5 was moved to the end',
      to: {
        steps: 'open login supplier amount row save note',
        blocks: ['optional login–login', 'optional supplier–amount'],
        parts: ['Log in open–login', 'Fill in supplier–row'],
        milestones: ['Saved save', 'The form is filled in note'],
      },
    },
    {
      title: 'into the middle of a block makes it a part of that',
      step: 'step-save',
      before: 'step-amount',
      what: 'Step 7 was moved to place 4',
      to: {
        steps: 'open login supplier save amount note row',
        blocks: ['optional login–login', 'optional supplier–note'],
        parts: ['Log in open–login', 'Fill in supplier–row'],
        milestones: ['Saved save', 'The form is filled in note'],
      },
    },
    {
      title: 'within its block to the end of it leaves it in the block',
      step: 'step-supplier',
      before: 'step-row',
      what: 'Step 3 was moved to place 5',
      to: {
        steps: 'open login amount note supplier row save',
        blocks: ['optional login–login', 'optional amount–supplier'],
        parts: ['Log in open–login', 'Fill in amount–row'],
      },
    },
    {
      title: 'that is a block of its own takes the block along',
      step: 'step-login',
      before: 'step-open',
      what: 'Step 2 was moved to the beginning',
      to: {
        steps: 'login open supplier amount note row save',
        blocks: ['optional login–login', 'optional supplier–note'],
        parts: ['Log in login–open', 'Fill in supplier–row'],
      },
    },
  ]
  for (const { title, step, before, to, what } of cases) {
    it(title, () => {
      const next = edited(overlaid(), { kind: 'move-step', step, before })
      expect({ ...order(next), what: next.change?.what }).toMatchObject({ ...to, what: `${what}.` })
    })
  }
  it('is refused when it is gone, when the place is gone, or when it is there already', () => {
    const task = overlaid()
    expect([
      edit(task, { kind: 'move-step', step: 'step-gone', before: null }),
      edit(task, { kind: 'move-step', step: 'step-save', before: 'step-gone' }),
      edit(task, { kind: 'move-step', step: 'step-save', before: null }),
    ]).toEqual([
      { kind: 'refused', problems: ['The step step-gone is no longer in this task. Look at the task as it is now, and edit that.'] },
      { kind: 'refused', problems: ['The step step-gone is no longer in this task. Look at the task as it is now, and edit that.'] },
      { kind: 'refused', problems: ['The task is like this already. Nothing was changed.'] },
    ])
  })
  it('before the one that reads what it needs is refused', () => {
    const task = invoiceTask()
    const reading = {
      ...task,
      steps: [
        ...task.steps,
        sampleStep({ id: 'step-read', caption: 'Read ⟦total⟧', act: { kind: 'read', into: 'total' } }),
        typeStep('step-total', 'Type ⟦total⟧', [slot('total')]),
      ],
    }
    expect(edit(reading, { kind: 'move-step', step: 'step-total', before: 'step-save' })).toEqual({
      kind: 'refused',
      problems: ['Step 7 needs ⟦total⟧, which step 9 reads only later. Put step 9 before it.'],
    })
    expect(edit(reading, { kind: 'delete-step', step: 'step-read' })).toMatchObject({ kind: 'refused' })
  })
})

describe('Deleting a step', () => {
  it('at the edge of a block lets it shrink; its milestone, and a block it was all of, go with it', () => {
    const next = edited(overlaid(), { kind: 'delete-step', step: 'step-note' }, { kind: 'delete-step', step: 'step-login' })
    expect({ ...order(next), parameters: next.parameters.map(({ name }) => name), what: next.change?.what }).toEqual({
      steps: 'open supplier amount row save',
      blocks: ['optional supplier–amount'],
      parts: ['Log in open–open', 'Fill in supplier–row'],
      milestones: ['Saved save'],
      parameters: ['supplier', 'amount'],
      what:
        'Step 5, “Type “for the office, Acme only” into “Note””, was deleted, and with it the milestone “The form is filled in”; ' +
        'Step 2, “Type ⟦password⟧ into “Password””, was deleted, and with it the condition on step 2; “password” is no longer asked for.',
    })
  })
  it('keeps what was left out after it, and the numbers in notices', () => {
    const task = invoiceTask({
      leftOut: [{ after: 'step-login', what: 'Looked at Help', reason: 'It came back to where it was.' }],
      notices: ['Step 2, “Type”: it may not be found again.', 'Step 7, “Click”: it may not be found again.', 'No video.'],
    } as Partial<Task>)
    const { leftOut, notices } = edited(task, { kind: 'delete-step', step: 'step-login' })
    expect({ leftOut, notices }).toEqual({
      leftOut: [{ after: 'step-open', what: 'Looked at Help', reason: 'It came back to where it was.' }],
      notices: ['Step 6, “Click”: it may not be found again.', 'No video.'],
    })
  })
  it('of an arm of a branch leaves a condition, and of the last one nothing', () => {
    const when = { kind: 'element-present' as const, role: 'button' as const, name: 'Log in' }
    const arms = [
      { from: 'step-supplier', to: 'step-supplier', when },
      { from: 'step-amount', to: 'step-note' },
    ]
    const task = invoiceTask({ blocks: [{ id: 'block-1', reason: 'Two ways.', kind: 'branch', arms }] } as unknown as Partial<Task>)
    expect(order(edited(task, { kind: 'delete-step', step: 'step-supplier' })).blocks).toEqual([])
    expect(order(edited(task, { kind: 'delete-step', step: 'step-amount' }, { kind: 'delete-step', step: 'step-note' })).blocks).toEqual([
      'optional supplier–supplier',
    ])
  })
  it('is refused for the last one there is', () => {
    const task = invoiceTask({
      steps: [sampleStep({ id: 'step-only' })],
      parameters: [],
      goal: [{ kind: 'words', text: 'Save' }],
    } as Partial<Task>)
    expect(edit(task, { kind: 'delete-step', step: 'step-only' })).toEqual({
      kind: 'refused',
      problems: ['Step 1 is the only step, and a task needs one. Add another step first, or delete the whole task.'],
    })
  })
  it('takes the program along that only it used', () => {
    const task = invoiceTask()
    const elsewhere = { ...task, steps: withSteps(task, { 'step-save': { window: { program: 'thunar', title: '*', kind: 'normal' } } }) }
    const both = { ...elsewhere, programs: [...task.programs, { program: 'thunar' }, { program: 'dbus' }] }
    expect(edited(both, { kind: 'delete-step', step: 'step-save' }).programs).toEqual([...task.programs, { program: 'dbus' }])
  })
})

describe('Adding a step', () => {
  const { id: _, ...step } = sampleStep({ caption: 'Click “Check”', window: { program: 'thunar', title: '*', kind: 'normal' } })
  it('in the middle of a block makes it part of that, gives it an id, and names its program', () => {
    const task = overlaid()
    const next = edited(task, { kind: 'insert-step', before: 'step-amount', step })
    expect({ ...order(next), what: next.change?.what, programs: next.programs }).toEqual({
      ...order(task),
      steps: 'open login supplier 1 amount note row save',
      what: 'Step 4, “Click “Check””, was added.',
      programs: [...task.programs, { program: 'thunar' }],
    })
  })
  it('before a block or behind it leaves it outside, and between the arms of a branch puts it at the end of the first', () => {
    expect(order(edited(overlaid(), { kind: 'insert-step', before: 'step-supplier', step })).blocks).toEqual(order(overlaid()).blocks)
    const arms = [
      { from: 'step-supplier', to: 'step-amount', when: { kind: 'element-present', role: 'button', name: 'A' } },
      { from: 'step-note', to: 'step-row' },
    ]
    const task = invoiceTask({ blocks: [{ id: 'block-1', reason: 'Two ways.', kind: 'branch', arms }] } as unknown as Partial<Task>)
    expect(order(edited(task, { kind: 'insert-step', before: 'step-note', step })).blocks).toEqual(['branch supplier–1 | note–row'])
  })
  it('is refused without a sentence, before a step that is gone, and when the task would do itself', () => {
    const itself = { ...step, act: { kind: 'run-task' as const, task: 'task-a', values: {} } }
    expect([
      edit(overlaid(), { kind: 'insert-step', before: null, step: { ...step, caption: ' ' } }),
      edit(overlaid(), { kind: 'insert-step', before: 'step-gone', step }),
      edit(overlaid(), { kind: 'insert-step', before: null, step: itself }),
    ]).toEqual([
      { kind: 'refused', problems: ['The new step has no sentence that says what it does. Write one.'] },
      { kind: 'refused', problems: ['The step step-gone is no longer in this task. Look at the task as it is now, and edit that.'] },
      { kind: 'refused', problems: ['A task cannot do itself as one of its steps. Choose another task, or repeat steps with a loop.'] },
    ])
  })
})

describe('Recording anew from a step on', () => {
  it('keeps what came before, joins values of one name, and drops what only the old steps needed', () => {
    const task = overlaid()
    const { id: _, ...step } = typeStep('step-x', 'Type ⟦supplier⟧ and ⟦date⟧', [slot('supplier'), literal(' '), slot('date')])
    const next = edited(task, {
      kind: 'replace-from',
      step: 'step-login',
      steps: [step],
      parameters: [
        { name: 'supplier', type: 'text', examples: ['Bolt', 'Acme'] },
        { name: 'date', type: 'date', examples: ['2027-01-02'] },
      ],
      recording: 'recording-b',
    })
    expect({ ...order(next), parameters: next.parameters, recordings: next.recordings, change: next.change }).toEqual({
      steps: 'open 1',
      blocks: [],
      parts: ['Log in open–open'],
      milestones: [],
      parameters: [
        { name: 'supplier', type: 'text', examples: ['Acme', 'Bolt'] },
        { name: 'amount', type: 'money', examples: ['12.50'] },
        { name: 'date', type: 'date', examples: ['2027-01-02'] },
      ],
      recordings: ['recording-a', 'recording-b'],
      change: {
        kind: 're-recorded',
        what:
          'Everything from step 2 on was recorded anew, and with it the condition on step 2 and the condition on steps 3 to 5 and the part “Fill in” ' +
          'and the milestone “The form is filled in” and the milestone “Saved”; “password” is no longer asked for.',
      },
    })
  })
})
