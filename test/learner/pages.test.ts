import { describe, expect, it } from 'vitest'
import type { Page } from '#contract'
import { Page as PageSchema, RecordingId } from '#contract'
import { demonstration, element, windowOf } from './support/demonstration.ts'
import { learnTold } from './support/learned.ts'
import { BROWSER, EDITOR, NAME, PAPER, SAVE, SAVE_AS, SEND, SUBJECT } from './support/note-and-form.ts'

/** The last time that a window came to the front, it did so just after the last gesture had begun. */
function shownLate({ recording, paints }: ReturnType<typeof saved>, id: number): ReturnType<typeof saved> {
  const lateMs = (recording.gestures.at(-1)?.fromMs ?? 0) + 5
  const last = recording.events.findLast((event) => event.kind === 'window' && event.window?.id === id)
  const events = recording.events.map((event) => (event === last ? { ...event, atMs: lateMs } : event))
  return { recording: { ...recording, events }, paints }
}

const saved = () => demonstration('Write').open(EDITOR, [PAPER, SAVE]).click(SAVE).open(SAVE_AS).press('Escape').close(3).done()

describe('pages', () => {
  it('that memory knows are met again, once a recording, and keep their names', async () => {
    const first = await learnTold(saved())
    const known = first.pages.map((page): Page => ({ ...page, name: `my ${page.name}`, purpose: 'mine', seenCount: 4 }))
    const { recording, paints } = saved()
    const later = {
      ...recording,
      manifest: { ...recording.manifest, id: RecordingId.parse('recording-2'), startedAt: '2027-06-01T09:00:00.000Z' },
    }
    const second = await learnTold({ recording: later, paints }, { knownPages: known })
    expect(
      second.pages.map(({ id, name, purpose, seenCount, firstSeenAt, lastSeenAt, picture }) => ({
        id,
        name,
        purpose,
        seenCount,
        firstSeenAt,
        lastSeenAt,
        picture,
      })),
    ).toEqual(
      known.map(({ id, name, purpose, firstSeenAt, lastSeenAt, picture }) => ({
        id,
        name,
        purpose,
        seenCount: 5,
        firstSeenAt,
        lastSeenAt: lastSeenAt.replace('2027-05-12', '2027-06-01'),
        picture,
      })),
    )
    expect(second.task.steps.map((step) => step.page)).toEqual(first.task.steps.map((step) => step.page))
  })

  it('are not brought back in time by an older recording', async () => {
    const first = await learnTold(saved())
    const known = first.pages.map((page) => ({ ...page, lastSeenAt: '2028-01-01T00:00:00.000Z' }))
    const second = await learnTold(saved(), { knownPages: known })
    expect(second.pages.map((page) => page.lastSeenAt)).toEqual(known.map((page) => page.lastSeenAt))
  })

  it('that a step leads to are those that the next one begins on, also where a slow program shows them only when that has begun', async () => {
    const told = demonstration('Write').open(EDITOR, [PAPER, SAVE]).press('s', ['ctrl']).open(SAVE_AS, [NAME]).type('keys', NAME)
    const { task, transitions } = await learnTold(shownLate(told.done(), SAVE_AS.id))
    const [saving, naming] = task.steps
    expect([saving?.window.title, naming?.window.title, saving?.leadsTo]).toEqual(['* - Mousepad', 'Save As', naming?.page])
    expect(saving?.page).not.toBe(naming?.page)
    expect(transitions.map(({ from, to }) => [from, to])).toEqual([[saving?.page, naming?.page]])
  })

  it('are not those of another window that the person turned to', async () => {
    const second = windowOf(5, 'mousepad', 'Second - Mousepad', { x: 30, y: 60, width: 150, height: 200 })
    const name = { ...NAME, value: '' }
    const told = demonstration('Write').open(second, [name]).open(EDITOR, [PAPER, SAVE]).press('s', ['ctrl']).front(5).type('keys', name)
    const { task } = await learnTold(shownLate(told.done(), second.id))
    const [saving, typing] = task.steps
    expect(typing?.page).not.toBe(saving?.page)
    expect(saving?.leadsTo).toBe(saving?.page)
  })

  it('of the same window that differ get names of their own', async () => {
    const more = element('button', 'Confirm', [300, 200, 60, 20])
    const told = demonstration('Write').open(BROWSER, [SUBJECT, SEND]).click(SEND).shows(2, [more]).click(more).done()
    const { pages, transitions } = await learnTold(told)
    expect(pages.map((page) => PageSchema.parse(page).name)).toEqual(['“Order form” in Chromium', '“Order form” in Chromium (2)'])
    expect(transitions.map(({ from, to, by }) => [from, to, by])).toEqual([
      [pages[0]?.id, pages[1]?.id, 'Click “Send” on “Order form” in Chromium'],
    ])
  })

  it('keep nothing of what was typed in this demonstration', async () => {
    const told = demonstration('Write about keys')
      .open(BROWSER, [SUBJECT, SEND, element('heading', 'Your note about keys', [210, 60, 60, 20])])
      .click(SUBJECT)
      .type('keys', SUBJECT)
      .done()
    const { pages } = await learnTold(told)
    expect(pages.map((page) => page.look.elements.map((each) => each.name))).toEqual([['Subject', 'Send']])
  })

  it('count each way between them as often as it was gone', async () => {
    const dialog = windowOf(4, 'mousepad', 'Find', SAVE_AS.box, 'dialog')
    let told = demonstration('Write').open(EDITOR, [PAPER])
    for (let count = 0; count < 2; count += 1) told = told.press('f', ['ctrl']).open(dialog).press('Escape').close(4)
    const { transitions, pages } = await learnTold(told.done())
    const [editor, find] = pages.map((page) => page.id)
    expect(transitions).toEqual([
      { from: editor, to: find, by: 'Press Ctrl+F in Mousepad', count: 2, successCount: 2, recordings: ['recording-1'] },
      { from: find, to: editor, by: 'Press Esc in the “Find” dialog of Mousepad', count: 2, successCount: 2, recordings: ['recording-1'] },
    ])
  })

  it('show a menu together with the window that it was opened from', async () => {
    const menu = windowOf(7, 'mousepad', '', { x: 60, y: 100, width: 160, height: 80 }, 'menu')
    const item = element('menu-item', 'Copy', [150, 120, 60, 20])
    const told = demonstration('Write').open(EDITOR, [PAPER]).press('F10').open(menu, [item]).click(item).close(7).done()
    const { task, eyes, pictures } = await learnTold(told)
    const before = task.steps[1]?.pictures.before
    const picture = before && pictures.all.get(before)
    expect([eyes.described, picture?.width, task.steps[1]?.window, task.steps[1]?.pictures.mark]).toEqual([
      [{ window: 'Untitled 1 - Mousepad', point: { x: 180, y: 130 }, hit: 'Copy', pixels: [210, 240] }],
      210,
      { program: 'mousepad', title: '* - Mousepad', kind: 'normal' },
      { x: 170, y: 90 },
    ])
  })
})
