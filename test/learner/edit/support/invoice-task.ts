import type { Block, Step, Task, TaskEdit, TextPart } from '#contract'
import { applyEdits, type Edited } from '#learner'
import { createCountedIds } from '../../../support/counted-ids.ts'
import { sampleStep, sampleTask } from '../../../support/sample-task.ts'

export const literal = (text: string): TextPart => ({ kind: 'literal', text })
export const slot = (parameter: string): TextPart => ({ kind: 'slot', parameter })
export const secret = (parameter: string): TextPart => ({ kind: 'secret', parameter })

export function typeStep(id: string, caption: string, text: TextPart[]): Step {
  return sampleStep({ id, caption, act: { kind: 'type', text, replaces: false }, expectation: { kind: 'field-holds', text } })
}

/** Seven steps: a login with a secret, three fields of which two hold parameters, a row that is picked, Save. */
export function invoiceTask(given: Partial<Task> = {}): Task {
  return sampleTask('Enter the invoice of ⟦supplier⟧ over ⟦amount⟧ for the office', {
    parameters: [
      { name: 'supplier', type: 'text', examples: ['Acme'] },
      { name: 'amount', type: 'money', examples: ['12.50'] },
      { name: 'password', type: 'secret', examples: [] },
    ],
    steps: [
      sampleStep({ id: 'step-open', caption: 'Click “New” in Ledger' }),
      typeStep('step-login', 'Type ⟦password⟧ into “Password”', [secret('password')]),
      typeStep('step-supplier', 'Type ⟦supplier⟧ into “Supplier”', [slot('supplier')]),
      typeStep('step-amount', 'Type ⟦amount⟧ into “Amount”', [slot('amount')]),
      typeStep('step-note', 'Type “for the office, Acme only” into “Note”', [literal('for the office, Acme only')]),
      sampleStep({ id: 'step-row', caption: 'Choose ⟦supplier⟧ from “Suppliers”', target: rowTarget('supplier') }),
      sampleStep({ id: 'step-save', caption: 'Click “Save” in Ledger' }),
    ].map((step) =>
      step.act.kind === 'type' && step.act.text[0]?.kind === 'secret' ? { ...step, expectation: { kind: 'changed' } as const } : step,
    ),
    ...given,
  })
}

export function rowTarget(parameter: string): NonNullable<Step['target']> {
  return {
    label: `list item “⟦${parameter}⟧”`,
    window: { program: 'mousepad', title: '* - Mousepad', kind: 'normal' },
    role: 'list-item',
    name: 'Acme',
    nameParameter: parameter,
    place: { x: 10, y: 20, width: 100, height: 20 },
    windowSize: { width: 800, height: 600 },
    neighbours: [],
    source: 'accessibility',
  }
}

export function optional(id: string, from: string, to: string): Block {
  return {
    id,
    reason: 'It was not there the second time.',
    kind: 'optional',
    from,
    to,
    when: { kind: 'element-present', role: 'button', name: 'Log in' },
  } as Block
}

/** Edits without the brand on their ids. */
export type Loose<Thing> = Thing extends string ? string : Thing extends object ? { [Key in keyof Thing]: Loose<Thing[Key]> } : Thing

export function edit(task: Task, ...edits: Loose<TaskEdit>[]): Edited {
  return applyEdits(task, edits as TaskEdit[], { ids: createCountedIds() })
}

/** The Task after edits that must go through. */
export function edited(task: Task, ...edits: Loose<TaskEdit>[]): Task {
  const outcome = edit(task, ...edits)
  if (outcome.kind === 'refused') throw new Error(outcome.problems.join(' '))
  return outcome.task
}

export function stepOf(task: Task, id: string): Step {
  const step = task.steps.find((each) => each.id === id)
  if (!step) throw new Error(`There is no ${id}.`)
  return step
}

/** The Task with some steps changed, and what the edit says of itself. */
export function expectedTask(before: Task, what: string, changes: Partial<Task>): Task {
  return { ...before, ...changes, change: { kind: 'edited', what: `${what}.` } }
}

export function withSteps(task: Task, changes: Record<string, Partial<Step>>): Step[] {
  return task.steps.map((step) => ({ ...step, ...changes[step.id] }))
}
