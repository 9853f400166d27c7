import { describe, expect, it } from 'vitest'
import type { Block, Parameter, StepId, Task } from '#contract'
import { blockDraft, blockFault, blockOf } from '../../../renderer/state/block-draft.ts'
import { blockText } from '../../../renderer/state/block-text.ts'
import { checkLines, valueLines } from '../../../renderer/state/check-value.ts'
import { FIRST_INSERT, insertFault, stepToInsert } from '../../../renderer/state/insert-draft.ts'
import { modelDraft, modelFault, modelOf } from '../../../renderer/state/model-draft.ts'
import { pressedKey } from '../../../renderer/state/pressed-key.ts'
import { captionOf, goalOf, parameterName, partsOfCaption, partsOfGoal } from '../../../renderer/state/text-parts.ts'
import { pictureNames } from '../picture-names.ts'
import { worldOf } from '../world/index.ts'

const world = worldOf(pictureNames)
const [note, , , batch] = world.tasks as [Task, Task, Task, Task]
const pageName = () => 'New invoice'

describe('brackets', () => {
  it('say in a sentence what they are for', () => {
    const rows: Block = {
      kind: 'loop',
      id: 'block-1',
      reason: '',
      from: 'step-b3' as StepId,
      to: 'step-b4' as StepId,
      over: { kind: 'rows', item: 'row', role: 'row', within: 'Invoices' },
      atMost: 9,
    }
    const over = (next: Extract<Block, { kind: 'loop' }>['over']) => blockText({ ...rows, over: next }, pageName)
    expect([
      ...batch.blocks.map((block) => blockText(block, pageName)),
      blockText(rows, pageName),
      over({ kind: 'rows', item: 'row', role: 'list-item', within: '' }),
      over({ kind: 'while', condition: { kind: 'page', page: 'page-form' as never } }),
      over({ kind: 'times', count: 3 }),
      over({ kind: 'times', count: { parameter: 'copies' } }),
    ]).toEqual([
      'Only when the window “Ledger: sign in” is there',
      'For every ⟦supplier⟧ and ⟦amount⟧ you give',
      'If option “Express” is there',
      'Only when dialog “Save changes?” is there',
      'For each row of “Invoices”',
      'For each list item that is shown',
      'As long as the page “New invoice” is in front',
      '3 times',
      '⟦copies⟧ times',
    ])
  })

  it('come out of their form as they went in', () => {
    const order = batch.steps.map(({ id }) => id)
    for (const block of batch.blocks) {
      const draft = blockDraft(block.kind === 'branch' ? ('step-b6' as StepId) : block.from, block)
      expect([blockFault(draft, order), blockOf(draft, block.id, block.reason, order)]).toEqual([undefined, block])
    }
  })

  it('are not made of what does not hold', () => {
    const order = batch.steps.map(({ id }) => id)
    const first = blockDraft('step-b3' as StepId, undefined)
    expect([
      blockFault(first, order),
      blockFault({ ...first, to: 'step-b1' as StepId }, order),
      blockFault({ ...first, over: 'times', times: 'many' }, order),
      blockFault({ ...first, kind: 'optional' }, order),
      blockFault({ ...first, kind: 'branch', to: 'step-b5' as StepId }, order),
    ]).toEqual(['parameters', 'backwards', 'times', 'when-0', 'second'])
  })
})

describe('a step that is added', () => {
  it('has a sentence of its own, and the window of the step beside it', () => {
    const at = (part: object) => stepToInsert({ ...FIRST_INSERT, ...part }, note, 'step-n6' as StepId, 'step-new-1' as StepId)
    const made = [
      at({ kind: 'wait', seconds: '1.5' }),
      at({ kind: 'press', key: 's', modifiers: ['ctrl'] }),
      at({
        kind: 'type',
        text: [
          { kind: 'literal', text: 'to ' },
          { kind: 'slot', parameter: 'recipient' },
        ],
        where: 'step-n6',
      }),
      at({ kind: 'hand-over', what: 'log in' }),
      at({ kind: 'read', where: 'step-n6', into: 'file-name' }),
    ]
    expect(made.map(({ caption, act, window }) => [caption, act.kind, window.title])).toEqual([
      ['Wait 1.5 seconds', 'wait', 'Save As'],
      ['Press Ctrl+S', 'press', 'Save As'],
      ['Type “to ”⟦recipient⟧ into “Name”', 'type', 'Save As'],
      ['Now you: log in', 'hand-over', 'Save As'],
      ['Read “Name” and keep it as ⟦file-name⟧', 'read', 'Save As'],
    ])
  })

  it('is not made of an empty form', () => {
    const kinds = ['wait', 'press', 'type', 'hand-over', 'read', 'run-task'] as const
    expect(kinds.map((kind) => insertFault({ ...FIRST_INSERT, kind, seconds: 'soon' }))).toEqual([
      'seconds',
      'key',
      'text',
      'what',
      'where',
      'task',
    ])
  })

  it('takes keys as they are pressed', () => {
    const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
      pressedKey({ key, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...held })
    expect([
      press('S', { ctrlKey: true, shiftKey: true }),
      press('?', { shiftKey: true }),
      press('Enter'),
      press('Tab'),
      press('Control'),
    ]).toEqual([
      { key: 's', modifiers: ['ctrl', 'shift'] },
      { key: '?', modifiers: [] },
      { key: 'Return', modifiers: [] },
      undefined,
      undefined,
    ])
  })
})

describe('texts with values', () => {
  it('come out of the editor as they went in', () => {
    for (const { caption } of note.steps) expect(captionOf(partsOfCaption(caption))).toBe(caption)
    expect(goalOf(partsOfGoal(note.goal))).toEqual(note.goal)
  })

  it('call their values by names that can be kept', () => {
    expect(['Due date', '  2nd Käufer! ', '12', 'größe_XL'].map(parameterName)).toEqual(['due-date', 'nd-käufer', '', 'größe-xl'])
  })
})

describe('several values at once', () => {
  const amounts: Parameter = { name: 'amount', type: 'money', examples: [], many: true }
  it('are one a line, each checked by itself', () => {
    expect(valueLines(' 12.50\n\n €3 \n')).toEqual(['12.50', '€3'])
    expect([checkLines(amounts, '12.50\n€3'), checkLines(amounts, '12.50\nnothing'), checkLines(amounts, ' \n')]).toEqual([
      undefined,
      { fault: 'no-money', line: 2 },
      { fault: 'empty' },
    ])
  })
})

describe('the model', () => {
  it('is kept as it was typed, with a price or without', () => {
    const model = { url: 'http://127.0.0.1:8080/v1', name: 'holo', price: { input: 0.5, output: 2, currency: 'EUR' } }
    const all = { ...model, stream: true, timeoutSeconds: 90, callsPerMinute: 30, accuracy: 0.93 }
    expect([
      modelOf(modelDraft(model), null),
      modelOf(modelDraft({ ...model, price: null }), model),
      modelOf(modelDraft(all), all),
    ]).toEqual([model, { ...model, price: null }, all])
  })

  it('needs an address of the web, a name, and all of a price or none', () => {
    const draft = { url: 'https://example.org/v1', name: 'm', input: '', output: '', currency: '', timeout: '', rate: '', stream: false }
    expect([
      modelFault(draft),
      modelFault({ ...draft, url: 'localhost' }),
      modelFault({ ...draft, url: 'file:///etc' }),
      modelFault({ ...draft, name: ' ' }),
      modelFault({ ...draft, input: '1' }),
      modelFault({ ...draft, input: '1', output: '-2', currency: 'EUR' }),
    ]).toEqual([undefined, 'url', 'url', 'name', 'price', 'price'])
  })
})
