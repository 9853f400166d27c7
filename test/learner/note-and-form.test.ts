import { beforeAll, describe, expect, it } from 'vitest'
import type { Picture, PictureId, Step } from '#contract'
import { Task } from '#contract'
import { learnTold } from './support/learned.ts'
import { noteAndForm } from './support/note-and-form.ts'
import { expectedSteps, slot } from './support/note-and-form-steps.ts'

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
      blocks: [],
      subGoals: [
        { name: 'Write in Mousepad', from: steps[0]?.id, to: steps[0]?.id },
        { name: 'Save the file', from: steps[1]?.id, to: steps[3]?.id },
        { name: 'Fill in and send “Order form”', from: steps[4]?.id, to: steps[10]?.id },
      ],
      leftOut: [],
      proposals: [],
      milestones: [
        { after: steps[3]?.id, name: 'Saved in Mousepad' },
        { after: steps[10]?.id, name: '“Thank you” in Chromium is open' },
      ],
      programs: [{ program: 'mousepad', command: ['mousepad', '--disable-server'] }, { program: 'chromium' }],
      recordings: ['recording-1'],
      createdAt: '2026-03-01T09:00:00.000Z',
      change: { kind: 'learned', what: 'Learned from the recording “Write a note to the landlord about the keys for 12.50 in th…”' },
      notices: [],
    })
    expect(Task.parse(told.task)).toEqual(told.task)
  })

  it('has a step for each thing done, with its reason, its target and what must follow', () => {
    expect(told.task.steps.map(readable)).toEqual(expectedSteps(told.pages.map((page) => page.id)))
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
      { from: editor, to: saveAs, by: 'Click “Save” in the toolbar of Mousepad', count: 1, successCount: 1, recordings: ['recording-1'] },
      {
        from: saveAs,
        to: editor,
        by: 'Press Enter in the “Save As” dialog of Mousepad',
        count: 1,
        successCount: 1,
        recordings: ['recording-1'],
      },
      { from: form, to: thanks, by: 'Click “Send” on “Order form” in Chromium', count: 1, successCount: 1, recordings: ['recording-1'] },
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
