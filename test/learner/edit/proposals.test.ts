import { describe, expect, it } from 'vitest'
import type { Task } from '#contract'
import { edit, edited, expectedTask, invoiceTask, literal, withSteps } from './support/invoice-task.ts'

describe('Proposals', () => {
  const proposed = () =>
    invoiceTask({
      proposals: [
        {
          id: 'proposal-1',
          question: 'Should the note be left out?',
          change: 'The note is left out.',
          edits: [{ kind: 'delete-step', step: 'step-note' }],
        },
        {
          id: 'proposal-2',
          question: 'Should the note be “Paid”?',
          change: 'The note is “Paid”.',
          edits: [{ kind: 'set-text', step: 'step-note', text: [literal('Paid')] }],
        },
      ],
    } as unknown as Partial<Task>)

  it('are made and dropped when accepted; those that no longer fit are dropped with a notice', () => {
    const task = proposed()
    expect(edited(task, { kind: 'accept-proposal', id: 'proposal-1' })).toEqual(
      expectedTask(task, 'The note is left out', {
        steps: task.steps.filter(({ id }) => id !== 'step-note'),
        proposals: [],
        notices: ['“Should the note be “Paid”?” is no longer asked: the steps it was about have changed.'],
      }),
    )
  })
  it('stay while they still fit', () => {
    const task = proposed()
    const caption = 'Type “Paid” into “Note”'
    const text = [literal('Paid')]
    expect(edited(task, { kind: 'accept-proposal', id: 'proposal-2' })).toEqual(
      expectedTask(task, 'The note is “Paid”', {
        steps: withSteps(task, {
          'step-note': { caption, act: { kind: 'type', text, replaces: false }, expectation: { kind: 'field-holds', text } },
        }),
        proposals: task.proposals.slice(0, 1),
      }),
    )
  })
  it('are dropped when dismissed, and refused when they are gone', () => {
    const task = proposed()
    expect(edited(task, { kind: 'dismiss-proposal', id: 'proposal-1' })).toEqual(
      expectedTask(task, 'Not taken up: The note is left out', { proposals: task.proposals.slice(1) }),
    )
    const gone = { kind: 'refused', problems: ['There is no proposal-9 on this task any more. Look at the task as it is now.'] }
    expect([edit(task, { kind: 'accept-proposal', id: 'proposal-9' }), edit(task, { kind: 'dismiss-proposal', id: 'proposal-9' })]).toEqual(
      [gone, gone],
    )
  })
  it('whose edits cannot be made say why, and change nothing', () => {
    const task = { ...proposed(), steps: proposed().steps.filter(({ id }) => id !== 'step-note') }
    expect(edit(task, { kind: 'accept-proposal', id: 'proposal-1' })).toMatchObject({ kind: 'refused' })
  })
})

describe('Several edits', () => {
  it('are made all or none', () => {
    expect(
      edit(invoiceTask(), { kind: 'delete-step', step: 'step-note' }, { kind: 'set-caption', step: 'step-note', caption: 'Note it' }),
    ).toEqual({
      kind: 'refused',
      problems: ['The step step-note is no longer in this task. Look at the task as it is now, and edit that.'],
    })
  })
})
