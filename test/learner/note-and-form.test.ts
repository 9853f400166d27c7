import { beforeAll, describe, expect, it } from 'vitest'
import type { Picture, PictureId, Step, TextPart, WindowPattern } from '#contract'
import { Task } from '#contract'
import { learnTold } from './support/learned.ts'
import { noteAndForm } from './support/note-and-form.ts'

const EDITOR: WindowPattern = { program: 'mousepad', title: '* - Mousepad', kind: 'normal' }
const SAVE_AS: WindowPattern = { program: 'mousepad', title: 'Save As', kind: 'dialog' }
const FORM: WindowPattern = { program: 'chromium', title: 'Order form - Chromium', kind: 'normal' }
const THANKS: WindowPattern = { ...FORM, title: 'Thank you - Chromium' }
const literal = (text: string): TextPart => ({ kind: 'literal', text })
const slot = (parameter: string): TextPart => ({ kind: 'slot', parameter })
const capital: TextPart = { kind: 'slot', parameter: 'subject', form: { letters: 'first-upper' } }
const comma: TextPart = { kind: 'slot', parameter: 'amount', form: { number: { read: '.', decimal: ',', group: '' } } }
const click = { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0.5, y: 0.5 } }
const besideAmount = (x: number, y: number) => [{ role: 'label', name: 'Amount:', offset: { x, y } }]
const inEditor = { window: EDITOR, windowSize: { width: 180, height: 240 }, source: 'accessibility' }
const inForm = { window: FORM, windowSize: { width: 190, height: 250 }, source: 'accessibility' }
const letter = [literal('Dear '), slot('recipient'), literal(', the '), slot('subject'), literal(' cost '), slot('amount')]
const fileName = [literal('note-'), slot('subject'), literal('.txt')]
/** Pictures by their size; a mark is where in them the act took place. */
const size = { editor: '180x240', dialog: '140x100', form: '190x250' }

describe('a note written in an editor and a form filled in a browser', () => {
  let told: Awaited<ReturnType<typeof learnTold>>
  beforeAll(async () => {
    told = await learnTold(noteAndForm(), {
      commandOf: (program) => (program === 'mousepad' ? ['mousepad', '--disable-server'] : undefined),
    })
  })
  const sizeOf = (id: PictureId | undefined) => sizeOfPicture(id && told.pictures.all.get(id))
  const readable = ({ target, pictures, ...step }: Step) => {
    const { crop, ...rest } = target ?? {}
    expect(sizeOf(crop)).toBe(target ? '1x1' : undefined)
    return { ...step, target: target && rest, pictures: { ...pictures, before: sizeOf(pictures.before), after: sizeOf(pictures.after) } }
  }

  it('is learned as a task with its goal, its values, its milestones and its programs', () => {
    const { steps, ...task } = told.task
    expect(task).toEqual({
      version: 1,
      id: 'task-1',
      revision: 1,
      goal: [
        { kind: 'words', text: 'Write a note to the ' },
        slot('recipient'),
        { kind: 'words', text: ' about the ' },
        slot('subject'),
        { kind: 'words', text: ' for ' },
        slot('amount'),
        { kind: 'words', text: ' in the ' },
        slot('room'),
      ],
      parameters: [
        { name: 'recipient', type: 'text', examples: ['landlord'] },
        { name: 'subject', type: 'text', examples: ['keys'] },
        { name: 'amount', type: 'money', examples: ['12.50'] },
        { name: 'room', type: 'choice', examples: ['Kitchen'], options: ['Kitchen', 'Bath'] },
        { name: 'password', type: 'secret', examples: [] },
      ],
      milestones: [
        { after: steps[3]?.id, name: 'Saved in Mousepad' },
        { after: steps[10]?.id, name: '“Thank you” in Chromium is open' },
      ],
      programs: [{ program: 'mousepad', command: ['mousepad', '--disable-server'] }, { program: 'chromium' }],
      recordings: ['recording-1'],
      createdAt: '2026-03-01T09:00:00.000Z',
      notices: [],
    })
    expect(Task.parse(told.task)).toEqual(told.task)
  })

  it('has a step for each thing done, with its reason, its target and what must follow', () => {
    const [editor, saveAs, form, thanks] = told.pages.map((page) => page.id)
    expect(told.task.steps.map(readable)).toEqual([
      {
        id: expect.stringMatching(/^step-/),
        caption: 'Type “Dear ⟦recipient⟧, the ⟦subject⟧ cost ⟦amount⟧” in Mousepad',
        observation: 'Mousepad shows “Untitled 1”.',
        thought: '⟦recipient⟧, ⟦subject⟧ and ⟦amount⟧ belong here.',
        act: { kind: 'type', text: letter, replaces: false },
        target: { ...inEditor, label: 'document “”', role: 'document', place: { x: 0, y: 40, width: 180, height: 200 }, neighbours: [] },
        window: EDITOR,
        expectation: { kind: 'field-holds', text: letter },
        page: editor,
        leadsTo: editor,
        pictures: { before: size.editor, after: size.editor, mark: { x: 90, y: 140 } },
        confidence: 0.9,
        personMs: 1260,
      },
      {
        id: expect.stringMatching(/^step-/),
        caption: 'Click “Save” in the toolbar of Mousepad',
        observation: 'Mousepad shows “Untitled 1”; “Save” is a button in the toolbar.',
        thought: 'This opens the “Save As” dialog of Mousepad.',
        act: click,
        target: {
          ...inEditor,
          label: 'button “Save”',
          role: 'button',
          name: 'Save',
          place: { x: 10, y: 5, width: 20, height: 20 },
          neighbours: [],
          path: ['window Untitled 1 - Mousepad', 'toolbar'],
        },
        window: EDITOR,
        expectation: { kind: 'window-present', window: SAVE_AS },
        page: editor,
        leadsTo: saveAs,
        pictures: { before: size.editor, after: size.dialog, mark: { x: 20, y: 15 } },
        confidence: 0.9,
        personMs: 1180,
      },
      {
        id: expect.stringMatching(/^step-/),
        caption: 'Replace what is in “Name” with “note-⟦subject⟧.txt”',
        observation: 'The “Save As” dialog of Mousepad is open; “Name” is a field.',
        thought: '⟦subject⟧ belongs here.',
        // The dialog offered a name, selected, and the text took its place.
        act: { kind: 'type', text: fileName, replaces: true },
        target: {
          window: SAVE_AS,
          windowSize: { width: 140, height: 100 },
          source: 'accessibility',
          label: 'field “Name:”',
          role: 'field',
          name: 'Name:',
          place: { x: 20, y: 30, width: 100, height: 20 },
          neighbours: [],
        },
        window: SAVE_AS,
        expectation: { kind: 'field-holds', text: fileName },
        page: saveAs,
        leadsTo: saveAs,
        pictures: { before: size.dialog, after: size.dialog, mark: { x: 70, y: 40 } },
        confidence: 0.9,
        personMs: 1180,
      },
      {
        id: expect.stringMatching(/^step-/),
        caption: 'Press Enter in the “Save As” dialog of Mousepad',
        observation: 'The “Save As” dialog of Mousepad is open.',
        thought: 'This closes the “Save As” dialog of Mousepad.',
        act: { kind: 'press', modifiers: [], key: 'Return' },
        target: undefined,
        window: SAVE_AS,
        expectation: { kind: 'window-gone', window: SAVE_AS },
        page: saveAs,
        leadsTo: editor,
        pictures: { before: size.dialog, after: size.editor },
        confidence: 1,
        personMs: 1180,
      },
      {
        id: expect.stringMatching(/^step-/),
        caption: 'Type ⟦subject⟧ into “Subject”',
        observation: '“Order form” in Chromium is open; “Subject” is a field.',
        thought: '⟦subject⟧ belongs here.',
        act: { kind: 'type', text: [capital], replaces: false },
        target: {
          ...inForm,
          label: 'field “Subject”',
          role: 'field',
          name: 'Subject',
          place: { x: 60, y: 20, width: 100, height: 20 },
          neighbours: besideAmount(-80, 30),
        },
        window: FORM,
        expectation: { kind: 'field-holds', text: [capital] },
        page: form,
        leadsTo: form,
        pictures: { before: size.form, after: size.form, mark: { x: 110, y: 30 } },
        confidence: 0.9,
        // Alt+Tab, which is no step, and the click into the field were part of it.
        personMs: 3540,
      },
      {
        id: expect.stringMatching(/^step-/),
        caption: 'Press Tab in “Order form” in Chromium',
        observation: '“Order form” in Chromium is open.',
        thought: 'This goes to the next field.',
        act: { kind: 'press', modifiers: [], key: 'Tab' },
        target: undefined,
        window: FORM,
        expectation: { kind: 'nothing' },
        page: form,
        leadsTo: form,
        pictures: { before: size.form, after: size.form },
        confidence: 1,
        personMs: 1180,
      },
      {
        id: expect.stringMatching(/^step-/),
        caption: 'Type ⟦amount⟧ into “Amount”',
        observation: '“Order form” in Chromium is open; “Amount” is a field.',
        thought: '⟦amount⟧ belongs here.',
        act: { kind: 'type', text: [comma], replaces: false },
        target: {
          ...inForm,
          label: 'field “”',
          role: 'field',
          place: { x: 60, y: 50, width: 100, height: 20 },
          neighbours: besideAmount(-80, 0),
        },
        window: FORM,
        expectation: { kind: 'field-holds', text: [comma] },
        page: form,
        leadsTo: form,
        pictures: { before: size.form, after: size.form, mark: { x: 110, y: 60 } },
        confidence: 0.9,
        personMs: 1180,
      },
      {
        id: expect.stringMatching(/^step-/),
        caption: 'Open the choices of “Room” on “Order form” in Chromium',
        observation: '“Order form” in Chromium is open; “Room” is a combobox.',
        thought: 'The task goes on from what this changes.',
        act: click,
        target: {
          ...inForm,
          label: 'combobox “Room”',
          role: 'combobox',
          name: 'Room',
          place: { x: 60, y: 80, width: 100, height: 20 },
          neighbours: besideAmount(-80, -30),
        },
        window: FORM,
        expectation: { kind: 'changed' },
        page: form,
        leadsTo: form,
        pictures: { before: size.form, after: size.form, mark: { x: 110, y: 90 } },
        confidence: 0.9,
        personMs: 1180,
      },
      {
        id: expect.stringMatching(/^step-/),
        caption: 'Choose ⟦room⟧ from “Room”',
        observation: '“Order form” in Chromium is open; ⟦room⟧ is a list item.',
        thought: 'The task goes on from what this changes.',
        act: click,
        target: {
          ...inForm,
          label: 'list-item “⟦room⟧”',
          role: 'list-item',
          name: 'Kitchen',
          nameParameter: 'room',
          place: { x: 60, y: 110, width: 100, height: 15 },
          neighbours: besideAmount(-80, -57.5),
          path: ['combobox Room'],
        },
        window: FORM,
        expectation: { kind: 'changed' },
        page: form,
        leadsTo: form,
        pictures: { before: size.form, after: size.form, mark: { x: 110, y: 117.5 } },
        confidence: 0.9,
        personMs: 1180,
      },
      {
        id: expect.stringMatching(/^step-/),
        caption: 'Type ⟦password⟧ into “Password”',
        observation: '“Order form” in Chromium is open; “Password” is a password.',
        thought: 'Only you know ⟦password⟧; it is asked for on every run.',
        act: { kind: 'type', text: [{ kind: 'secret', parameter: 'password' }], replaces: false },
        target: {
          ...inForm,
          label: 'password “Password”',
          role: 'password',
          name: 'Password',
          place: { x: 60, y: 150, width: 100, height: 20 },
          neighbours: besideAmount(-80, -100),
        },
        window: FORM,
        expectation: { kind: 'changed' },
        page: form,
        leadsTo: form,
        pictures: { before: size.form, after: size.form, mark: { x: 110, y: 160 } },
        confidence: 0.9,
        personMs: 2360,
      },
      {
        id: expect.stringMatching(/^step-/),
        caption: 'Click “Send” on “Order form” in Chromium',
        observation: '“Order form” in Chromium is open; “Send” is a button.',
        thought: 'This leads to “Thank you” in Chromium.',
        act: click,
        target: {
          ...inForm,
          label: 'button “Send”',
          role: 'button',
          name: 'Send',
          place: { x: 60, y: 180, width: 60, height: 20 },
          neighbours: besideAmount(-60, -130),
        },
        window: FORM,
        expectation: { kind: 'window-present', window: THANKS },
        page: form,
        leadsTo: thanks,
        pictures: { before: size.form, after: size.form, mark: { x: 90, y: 190 } },
        confidence: 0.9,
        personMs: 1180,
      },
    ])
  })

  it('has the pages that were seen and the ways between them', () => {
    const [editor, saveAs, form, thanks] = told.pages.map((page) => page.id)
    expect(told.pages.map(({ name, purpose, seenCount }) => ({ name, purpose, seenCount }))).toEqual([
      {
        name: 'Mousepad',
        purpose: 'Here you: type “Dear ⟦recipient⟧, the ⟦subject⟧ cost ⟦amount⟧” in Mousepad; click “Save” in the toolbar of Mousepad.',
        seenCount: 1,
      },
      {
        name: 'The “Save As” dialog of Mousepad',
        purpose: 'Here you: replace what is in “Name” with “note-⟦subject⟧.txt”; press Enter in the “Save As” dialog of Mousepad.',
        seenCount: 1,
      },
      {
        name: '“Order form” in Chromium',
        purpose: 'Here you: type ⟦subject⟧ into “Subject”; press Tab in “Order form” in Chromium; type ⟦amount⟧ into “Amount”; and 4 more.',
        seenCount: 1,
      },
      { name: '“Thank you” in Chromium', purpose: 'Comes after: Click “Send” on “Order form” in Chromium.', seenCount: 1 },
    ])
    expect(told.transitions).toEqual([
      { from: editor, to: saveAs, by: 'Click “Save” in the toolbar of Mousepad', count: 1, successCount: 1 },
      { from: saveAs, to: editor, by: 'Press Enter in the “Save As” dialog of Mousepad', count: 1, successCount: 1 },
      { from: form, to: thanks, by: 'Click “Send” on “Order form” in Chromium', count: 1, successCount: 1 },
    ])
  })

  it('asks the video once, and looks at each target in its own window before the press', () => {
    expect(told.video.asked.map(({ file }) => file)).toEqual(['/recordings/1/screen.mkv'])
    expect(told.eyes.described.map(({ window, hit, pixels }) => `${window} ${hit} ${pixels.join('x')}`)).toEqual([
      'Untitled 1 - Mousepad  180x240',
      '*Untitled 1 - Mousepad Save 180x240',
      'Save As Name: 140x100',
      'Order form - Chromium Subject 190x250',
      'Order form - Chromium  190x250',
      'Order form - Chromium Room 190x250',
      'Order form - Chromium Kitchen 190x250',
      'Order form - Chromium Password 190x250',
      'Order form - Chromium Send 190x250',
    ])
  })
})

function sizeOfPicture(picture: Picture | undefined): string | undefined {
  return picture && `${picture.width}x${picture.height}`
}
