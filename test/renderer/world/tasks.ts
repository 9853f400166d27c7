import type { Expectation, RecordingId, Role, StepAct, StepId, Task, TaskId } from '#contract'
import type { PictureName } from '../draw-pictures.ts'
import { ago, EDITOR, FILES, FORM, minute, type Pictures, SAVE } from './basics.ts'
import { click, step, text, type } from './steps.ts'

export function noteTask(pictures: Pictures): Task {
  const holds = (slot: string): Expectation => ({ kind: 'field-holds', text: [{ kind: 'slot', parameter: slot }] })
  const editor = (
    id: string,
    caption: string,
    act: StepAct,
    name: string,
    role: Role,
    mark: [number, number],
    before: PictureName,
    after: PictureName,
  ) => step(id, { caption, act, name, role, mark, before, after, window: EDITOR }, pictures, 0.95, { kind: 'changed' })
  return {
    version: 1,
    id: 'task-note' as TaskId,
    revision: 1,
    blocks: [],
    subGoals: [],
    leftOut: [],
    proposals: [],
    goal: [
      { kind: 'words', text: 'Write a note to ' },
      { kind: 'slot', parameter: 'recipient' },
      { kind: 'words', text: ' about ' },
      { kind: 'slot', parameter: 'topic' },
    ],
    parameters: [text('recipient', 'Maria'), text('topic', 'the garden')],
    steps: [
      editor('n1', 'Click into the text of Mousepad', click, 'text', 'document', [300, 220], 'editorEmpty', 'editorEmpty'),
      editor(
        'n2',
        'Type the greeting to ⟦recipient⟧',
        type({ literal: 'Dear ' }, { slot: 'recipient' }),
        'text',
        'document',
        [130, 96],
        'editorEmpty',
        'editorTyped',
      ),
      editor(
        'n3',
        'Type what it is about: ⟦topic⟧',
        type({ literal: 'this is about ' }, { slot: 'topic' }),
        'text',
        'document',
        [220, 140],
        'editorEmpty',
        'editorTyped',
      ),
      editor('n4', 'Open the menu “File”', click, 'File', 'menu', [26, 46], 'editorTyped', 'editorMenu'),
      step(
        'n5',
        {
          caption: 'Choose “Save As…”',
          act: click,
          name: 'Save As…',
          role: 'menu-item',
          mark: [60, 165],
          before: 'editorMenu',
          after: 'saveEmpty',
          window: EDITOR,
        },
        pictures,
        0.91,
        {
          kind: 'window-present',
          window: { program: 'mousepad', title: 'Save As', kind: 'dialog' },
        },
      ),
      step(
        'n6',
        {
          caption: 'Type ⟦recipient⟧ into “Name”',
          act: type({ slot: 'recipient' }),
          name: 'Name',
          role: 'field',
          mark: [200, 62],
          before: 'saveEmpty',
          after: 'saveNamed',
          window: SAVE,
        },
        pictures,
        0.82,
        holds('recipient'),
      ),
      step(
        'n7',
        {
          caption: 'Press “Save” in the dialog “Save As”',
          act: click,
          name: 'Save',
          role: 'button',
          mark: [571, 401],
          before: 'saveNamed',
          after: 'editorSaved',
          window: SAVE,
        },
        pictures,
        0.97,
        {
          kind: 'window-gone',
          window: { program: 'mousepad', title: 'Save As', kind: 'dialog' },
        },
      ),
      step(
        'n8',
        {
          caption: 'Press Ctrl+Q',
          act: { kind: 'press', modifiers: ['ctrl'], key: 'q' },
          name: 'text',
          role: 'document',
          mark: [410, 300],
          before: 'editorSaved',
          after: 'editorEmpty',
          window: EDITOR,
        },
        pictures,
        0.6,
        { kind: 'changed' },
      ),
    ],
    milestones: [
      { after: 'step-n3' as StepId, name: 'the note is written' },
      { after: 'step-n7' as StepId, name: 'the file is saved' },
    ],
    programs: [{ program: 'mousepad', command: ['mousepad'] }],
    recordings: ['recording-one' as RecordingId],
    createdAt: ago(26 * 60 * minute),
    notices: ['“Tom” was typed but is not in your sentence. It is the same each time.'],
  }
}

export function invoiceTask(pictures: Pictures): Task {
  const at = (
    id: string,
    caption: string,
    act: StepAct,
    name: string,
    role: Role,
    mark: [number, number],
    before: PictureName,
    after: PictureName,
    confidence: number,
  ) => step(id, { caption, act, name, role, mark, before, after, window: FORM }, pictures, confidence, { kind: 'changed' })
  return {
    version: 1,
    id: 'task-invoice' as TaskId,
    revision: 3,
    blocks: [],
    subGoals: [],
    leftOut: [],
    proposals: [],
    goal: [
      { kind: 'words', text: 'Enter the invoice of ' },
      { kind: 'slot', parameter: 'supplier' },
      { kind: 'words', text: ' over ' },
      { kind: 'slot', parameter: 'amount' },
      { kind: 'words', text: ' due on ' },
      { kind: 'slot', parameter: 'due-date' },
    ],
    parameters: [
      { name: 'supplier', type: 'choice', examples: ['Nordwind AG'], options: ['Maier & Sons', 'Nordwind AG', 'Papyrus Ltd'] },
      { name: 'amount', type: 'money', examples: ['€412.50'] },
      { name: 'due-date', type: 'date', examples: ['12 March 2026'] },
      { name: 'ledger-pin', type: 'secret', examples: [] },
    ],
    steps: [
      at('i1', 'Open “New invoice”', click, 'New invoice', 'link', [115, 108], 'formEmpty', 'formEmpty', 0.94),
      at('i2', 'Choose ⟦supplier⟧', click, 'Supplier', 'combobox', [240, 176], 'formEmpty', 'formSupplier', 0.78),
      at('i3', 'Click into “Amount”', click, 'Amount', 'field', [240, 248], 'formSupplier', 'formSupplier', 0.96),
      at('i4', 'Type ⟦amount⟧', type({ slot: 'amount' }), 'Amount', 'field', [90, 248], 'formSupplier', 'formFilled', 0.92),
      at('i5', 'Type ⟦due-date⟧ into “Due”', type({ slot: 'due-date' }), 'Due', 'field', [90, 320], 'formSupplier', 'formFilled', 0.55),
      at('i6', 'Press “Save”', click, 'Save', 'button', [115, 465], 'formFilled', 'formSaved', 0.98),
    ],
    milestones: [{ after: 'step-i5' as StepId, name: 'form filled' }],
    programs: [{ program: 'chromium' }],
    recordings: ['recording-two' as RecordingId, 'recording-three' as RecordingId],
    createdAt: ago(5 * 24 * 60 * minute),
    notices: [],
  }
}

export function deleteTask(pictures: Pictures): Task {
  const at = (id: string, caption: string, name: string, role: Role, mark: [number, number], after: PictureName) =>
    step(id, { caption, act: click, name, role, mark, before: 'files', after, window: FILES }, pictures, 0.9, { kind: 'changed' })
  return {
    version: 1,
    id: 'task-delete' as TaskId,
    revision: 1,
    blocks: [],
    subGoals: [],
    leftOut: [],
    proposals: [],
    goal: [
      { kind: 'words', text: 'Delete the file ' },
      { kind: 'slot', parameter: 'file' },
    ],
    parameters: [{ name: 'file', type: 'file', examples: ['backup-2025.zip'] }],
    steps: [
      at('d1', 'Click ⟦file⟧ in the list', 'backup-2025.zip', 'list-item', [260, 136], 'files'),
      at('d2', 'Press “Delete” in the toolbar of Files', 'Delete', 'button', [366, 48], 'filesAfter'),
    ],
    milestones: [],
    programs: [{ program: 'thunar', command: ['thunar'] }],
    recordings: ['recording-four' as RecordingId],
    createdAt: ago(3 * 60 * minute),
    notices: [],
  }
}
