import { describe, expect, it } from 'vitest'
import type { Task } from '#contract'
import { edit, edited, expectedTask, invoiceTask, literal, rowTarget, secret, slot, stepOf, withSteps } from './support/invoice-task.ts'

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
  it('brings the rules’ thought of it along, and no other', () => {
    const plain = { ...task, steps: withSteps(task, { 'step-note': { thought: 'This text is the same on every run.' } }) }
    const thoughts = (next: Task) => ['step-note', 'step-supplier'].map((id) => stepOf(next, id).thought)
    const change = { kind: 'set-text' as const, text: [slot('amount')] }
    expect(thoughts(edited(plain, { ...change, step: 'step-note' }, { ...change, step: 'step-supplier' }))).toEqual([
      '⟦amount⟧ belongs here.',
      'Saving keeps it.',
    ])
    expect(
      thoughts(edited(plain, { kind: 'add-parameter', parameter: { name: 'place', type: 'text', examples: [] }, value: 'office' })),
    ).toEqual(['⟦place⟧ belongs here.', 'Saving keeps it.'])
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
