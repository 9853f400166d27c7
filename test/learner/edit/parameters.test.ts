import { describe, expect, it } from 'vitest'
import type { Block, Task } from '#contract'
import { goalSentence } from '#contract'
import { sampleStep } from '../../support/sample-task.ts'
import {
  edit,
  edited,
  expectedTask,
  invoiceTask,
  literal,
  rowTarget,
  secret,
  slot,
  stepOf,
  typeStep,
  withSteps,
} from './support/invoice-task.ts'

const loopOver = (over: object, from = 'step-supplier', to = 'step-note') =>
  ({ id: 'block-1', reason: 'Three times the same.', kind: 'loop', from, to, over, atMost: 100 }) as unknown as Block

describe('A text that becomes a value', () => {
  it('is found as words of its own in the sentence, in what is typed and looked for, and in captions', () => {
    const task = invoiceTask()
    const text = [literal('for the '), slot('place'), literal(', Acme only')]
    expect(edited(task, { kind: 'add-parameter', parameter: { name: 'place', type: 'text', examples: [] }, value: 'office' })).toEqual(
      expectedTask(task, '“office” became the value “place”', {
        goal: [...task.goal.slice(0, -1), { kind: 'words', text: ' for the ' }, { kind: 'slot', parameter: 'place' }],
        parameters: [...task.parameters, { name: 'place', type: 'text', examples: ['office'] }],
        steps: withSteps(task, {
          'step-note': {
            caption: 'Type “for the ⟦place⟧, Acme only” into “Note”',
            act: { kind: 'type', text, replaces: false },
            expectation: { kind: 'field-holds', text },
          },
        }),
      }),
    )
  })
  it('joins a value of that name and kind, with one more example', () => {
    const task = invoiceTask()
    const next = edited(task, { kind: 'add-parameter', parameter: { name: 'supplier', type: 'text', examples: [] }, value: 'Acme only' })
    expect({ parameters: next.parameters[0], act: stepOf(next, 'step-note').act, what: next.change?.what }).toEqual({
      parameters: { name: 'supplier', type: 'text', examples: ['Acme', 'Acme only'] },
      act: { kind: 'type', text: [literal('for the office, '), slot('supplier')], replaces: false },
      what: '“Acme only” is now the value of “supplier”.',
    })
  })
  it('is taken in another writing too, but never out of a longer word or number', () => {
    const task = invoiceTask({
      steps: [
        typeStep('step-a', 'Type', [literal('12,50 and 12.50 and 112.50 and 12.505')]),
        typeStep('step-b', 'Type', [literal('Officer of the OFFICE')]),
      ],
      goal: [{ kind: 'words', text: 'Pay 12.50 to the office' }],
      parameters: [],
    } as Partial<Task>)
    const next = edited(
      task,
      { kind: 'add-parameter', parameter: { name: 'amount', type: 'money', examples: [] }, value: '12.50' },
      { kind: 'add-parameter', parameter: { name: 'place', type: 'text', examples: [] }, value: 'office' },
    )
    expect({ goal: goalSentence(next.goal), acts: next.steps.map(({ act }) => (act.kind === 'type' ? act.text : [])) }).toEqual({
      goal: 'Pay ⟦amount⟧ to the ⟦place⟧',
      acts: [
        [
          { kind: 'slot', parameter: 'amount', form: { number: expect.objectContaining({ read: '.', decimal: ',' }) } },
          literal(' and '),
          slot('amount'),
          literal(' and 112.50 and 12.505'),
        ],
        [literal('Officer of the '), { kind: 'slot', parameter: 'place', form: { letters: 'upper' } }],
      ],
    })
  })
  it('names what is picked, and the row that something stands in', () => {
    const target = { ...rowTarget('x'), nameParameter: undefined }
    const inRow = {
      ...target,
      role: 'button' as const,
      name: 'Delete',
      neighbours: [{ role: 'row' as const, name: 'Mail of Acme, new', offset: { x: 5, y: 0 } }],
    }
    const task = invoiceTask({
      parameters: [],
      goal: [{ kind: 'words', text: 'Delete the mail of Acme' }],
      steps: [sampleStep({ id: 'step-a', target }), sampleStep({ id: 'step-b', target: inRow })],
    } as Partial<Task>)
    const next = edited(task, { kind: 'add-parameter', parameter: { name: 'sender', type: 'text', examples: [] }, value: 'Acme' })
    expect(next.steps.map((step) => [step.target?.nameParameter, step.target?.neighbours])).toEqual([
      ['sender', []],
      [
        undefined,
        [{ role: 'row', name: 'Mail of Acme, new', offset: { x: 5, y: 0 }, parameter: 'sender', before: 'Mail of ', after: ', new' }],
      ],
    ])
  })
  it('is no longer told to stay the same on every run', () => {
    const stays = (text: string) => `“${text}” was typed but is not in your sentence; it stays the same on every run.`
    const task = invoiceTask({
      notices: [stays('for the office, Acme only'), stays('Anna'), '“for” in “Acme” stays the same on every run.'],
    })
    const place = { kind: 'add-parameter' as const, parameter: { name: 'place', type: 'text' as const, examples: [] }, value: 'office' }
    const rename = {
      kind: 'set-parameter' as const,
      name: 'supplier',
      parameter: { name: 'firm', type: 'text' as const, examples: ['Acme'] },
    }
    expect(edited(task, place, rename).notices).toEqual(task.notices.slice(1))
    expect(edited(task, { kind: 'set-text', step: 'step-supplier', text: [literal('Bolt')] }).notices).toEqual(task.notices.slice(0, 2))
  })
  it('stands nowhere any more when it is a secret', () => {
    const tells = invoiceTask({
      notices: ['“the office” was typed; it stays the same on every run.', 'There is no video.'],
      leftOut: [{ what: 'Type “office”', reason: 'It was taken back.' }],
      proposals: [
        {
          id: 'proposal-1',
          question: 'Type “office”?',
          change: 'Types it.',
          edits: [{ kind: 'set-text', step: 'step-note', text: [literal('office')] }],
        },
      ],
    } as unknown as Partial<Task>)
    const next = edited(tells, { kind: 'add-parameter', parameter: { name: 'pin', type: 'secret', examples: [] }, value: 'office' })
    const { caption, act, expectation } = stepOf(next, 'step-note')
    expect({ parameter: next.parameters.at(-1), caption, act, expectation, what: next.change?.what }).toEqual({
      parameter: { name: 'pin', type: 'secret', examples: [] },
      caption: 'Type “for the ⟦pin⟧, Acme only” into “Note”',
      act: { kind: 'type', text: [literal('for the '), secret('pin'), literal(', Acme only')], replaces: false },
      expectation: { kind: 'changed' },
      what: '“pin” is a secret now and asked for at every run; versions before this one still hold it.',
    })
    expect(JSON.stringify(next)).not.toContain('office')
    expect([next.notices, next.leftOut]).toEqual([['There is no video.'], [{ what: 'Type “⟦pin⟧”', reason: 'It was taken back.' }]])
  })
  it('can be declared for an edit that follows, and is refused when none uses it', () => {
    const add = { kind: 'add-parameter' as const, parameter: { name: 'date', type: 'date' as const, examples: ['2027-01-02'] }, value: '' }
    expect(stepOf(edited(invoiceTask(), add, { kind: 'set-text', step: 'step-note', text: [slot('date')] }), 'step-note').caption).toBe(
      'Type ⟦date⟧ into “Note”',
    )
    expect(edit(invoiceTask(), add)).toEqual({
      kind: 'refused',
      problems: ['Nothing would use the new value “date”. Put it into the sentence, or into what a step types.'],
    })
  })
  it('is refused with a bad name or kind, and when it stands nowhere', () => {
    const task = invoiceTask({
      steps: [...invoiceTask().steps, sampleStep({ id: 'step-read', act: { kind: 'read', into: 'total' } })],
    } as Partial<Task>)
    const add = (name: string, type: 'text' | 'number' | 'choice' | 'money', value: string) =>
      edit(task, { kind: 'add-parameter', parameter: { name, type, examples: [] }, value })
    expect([
      add('Place', 'text', 'office'),
      add('supplier', 'number', 'office'),
      add('place', 'number', 'office'),
      add('place', 'choice', 'office'),
      add('place', 'text', 'off'),
      add('total', 'text', 'office'),
    ]).toEqual([
      {
        kind: 'refused',
        problems: [
          '“Place” cannot be the name of a value. Use lower-case letters and digits, with - between words, and begin with a letter.',
        ],
      },
      {
        kind: 'refused',
        problems: ['There is already a value “supplier”, which is a text. Choose another name, or give this one the same kind.'],
      },
      {
        kind: 'refused',
        problems: [
          '“place” cannot be a number: its example “office” is not a number. Change the example, or choose another kind of value.',
        ],
      },
      { kind: 'refused', problems: ['“place” is a choice without anything to choose from. Say what can be chosen, or make it a text.'] },
      { kind: 'refused', problems: ['“off” stands nowhere in the sentence or in what the steps type or choose. Choose a text that does.'] },
      { kind: 'refused', problems: ['Step 8 keeps what it reads as “total”. Choose another name.'] },
    ])
  })
})

describe('A value that gets a new name or kind', () => {
  it('is followed by everything that speaks of it, and by what is proposed', () => {
    const base = invoiceTask({
      milestones: [{ after: 'step-save', name: 'The invoice of ⟦supplier⟧ is saved' }],
      notices: ['Step 3, “Type ⟦supplier⟧ into “Supplier””: it may not be found again.'],
      blocks: [loopOver({ kind: 'values', parameters: ['supplier'] })],
      proposals: [
        {
          id: 'proposal-1',
          question: 'Should ⟦supplier⟧ be typed in the note?',
          change: 'Types ⟦supplier⟧ in the note.',
          edits: [{ kind: 'set-text', step: 'step-note', text: [slot('supplier')] }],
        },
      ],
    } as unknown as Partial<Task>)
    const task = { ...base, parameters: base.parameters.map((each) => (each.name === 'supplier' ? { ...each, many: true } : each)) }
    const next = edited(task, {
      kind: 'set-parameter',
      name: 'supplier',
      parameter: { name: 'firm', type: 'text', examples: ['Acme'], many: true },
    })
    const renamed = JSON.parse(JSON.stringify(task).replaceAll('⟦supplier⟧', '⟦firm⟧').replaceAll('"supplier"', '"firm"')) as Task
    expect(next).toEqual(expectedTask(renamed, '“supplier” is now called “firm”', {}))
  })
  it('is told what it is now', () => {
    const next = edited(invoiceTask(), {
      kind: 'set-parameter',
      name: 'supplier',
      parameter: { name: 'supplier', type: 'choice', examples: ['Bolt'], options: ['Acme', 'Bolt'] },
    })
    expect({ parameters: next.parameters[0], what: next.change?.what }).toEqual({
      parameters: { name: 'supplier', type: 'choice', examples: ['Bolt'], options: ['Acme', 'Bolt'] },
      what: '“supplier” is now a choice, has other choices, has other examples.',
    })
  })
  it('that becomes a secret is typed as one, and no longer looked at; and back', () => {
    const task = invoiceTask()
    const hidden = edited(task, { kind: 'set-parameter', name: 'amount', parameter: { name: 'amount', type: 'secret', examples: [] } })
    expect([stepOf(hidden, 'step-amount').act, stepOf(hidden, 'step-amount').expectation]).toEqual([
      { kind: 'type', text: [secret('amount')], replaces: false },
      { kind: 'changed' },
    ])
    const shown = edited(hidden, { kind: 'set-parameter', name: 'amount', parameter: { name: 'amount', type: 'text', examples: [] } })
    expect(stepOf(shown, 'step-amount').act).toEqual({ kind: 'type', text: [slot('amount')], replaces: false })
  })
  it('is refused when it is gone, taken, does not fit its examples, or is looked for on the screen', () => {
    const task = invoiceTask()
    const set = (name: string, parameter: Task['parameters'][number]) => edit(task, { kind: 'set-parameter', name, parameter })
    expect([
      set('date', { name: 'day', type: 'date', examples: [] }),
      set('supplier', { name: 'amount', type: 'text', examples: [] }),
      set('amount', { name: 'amount', type: 'date', examples: ['12.50'] }),
      set('amount', { name: 'amount', type: 'choice', examples: ['3'], options: ['1', '2'] }),
      set('supplier', { name: 'supplier', type: 'secret', examples: [] }),
      set('password', { name: 'password', type: 'secret', examples: ['hunter2'] }),
    ]).toEqual([
      { kind: 'refused', problems: ['There is no value “date” in this task. Look at the task as it is now, and edit that.'] },
      { kind: 'refused', problems: ['There is already a value “amount”. Choose another name, or remove that one first.'] },
      {
        kind: 'refused',
        problems: [
          '“amount” cannot be a date: its example “12.50” is not a day of the calendar. Change the example, or choose another kind of value.',
        ],
      },
      {
        kind: 'refused',
        problems: [
          '“amount” cannot be a choice: its example “3” is not among its choices. Change the example, or choose another kind of value.',
        ],
      },
      {
        kind: 'refused',
        problems: [
          'Step 6 looks for “supplier” on the screen, so it cannot be a secret. Leave it a text, or choose another place for that step.',
        ],
      },
      { kind: 'refused', problems: ['“password” is a secret, and a secret has no examples. Leave them out.'] },
    ])
  })
})
