import { describe, expect, it } from 'vitest'
import type { Block, Task } from '#contract'
import { sampleStep } from '../../support/sample-task.ts'
import { edit, edited, invoiceTask, literal, optional, slot, typeStep, withSteps } from './support/invoice-task.ts'

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

describe('What the person showed in a run', () => {
  const { id: _, ...step } = typeStep('step-x', 'Type ⟦supplier⟧', [slot('supplier')])
  const taught = { kind: 'replace-from', steps: [step, step], parameters: [], recording: 'recording-b', taught: true as const }

  it('in place of one step lies in all that the step lay in, and its milestone comes after it', () => {
    const next = edited(overlaid(), { ...taught, step: 'step-note', replaces: 'step' })
    expect({ ...order(next), recordings: next.recordings, change: next.change }).toEqual({
      steps: 'open login supplier amount 1 2 row save',
      blocks: ['optional login–login', 'optional supplier–2'],
      parts: ['Log in open–login', 'Fill in supplier–row'],
      milestones: ['The form is filled in 2', 'Saved save'],
      recordings: ['recording-a', 'recording-b'],
      change: { kind: 'taught', what: 'Step 5, “Type “for the office, Acme only” into “Note””, is done as you showed it.' },
    })
  })

  it('in place of the only step of a block keeps the block', () => {
    expect(order(edited(overlaid(), { ...taught, step: 'step-login', replaces: 'step' })).blocks).toEqual([
      'optional 1–2',
      'optional supplier–note',
    ])
  })

  it('before a step, or at the end, takes nothing away', () => {
    const before = edited(overlaid(), { ...taught, step: 'step-row', replaces: 'nothing' })
    const end = edited(overlaid(), { ...taught, step: null })
    expect([order(before), order(end)].map(({ steps, milestones }) => ({ steps, milestones }))).toEqual([
      { steps: 'open login supplier amount note 1 2 row save', milestones: ['The form is filled in note', 'Saved save'] },
      { steps: 'open login supplier amount note row save 1 2', milestones: ['The form is filled in note', 'Saved save'] },
    ])
    expect([before.change?.what, end.change?.what]).toEqual(['What you did before step 6 was added.', 'What you did at the end was added.'])
  })
})
