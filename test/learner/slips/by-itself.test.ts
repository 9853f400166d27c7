import { describe, expect, it } from 'vitest'
import { demonstration, element, windowOf } from '../support/demonstration.ts'
import { learnTold } from '../support/learned.ts'
import { BROWSER, EDITOR, NAME, PAPER, SAVE, SAVE_AS, SUBJECT } from '../support/note-and-form.ts'

const EXPRESS = element('checkbox', 'Express', [220, 120, 60, 12], { checked: false })
const inEditor = () => demonstration('').open(EDITOR, [PAPER, SAVE])
const inForm = () => demonstration('').open(BROWSER, [SUBJECT, EXPRESS])
const learned = (told: ReturnType<typeof demonstration>) => learnTold(told.done())

describe('what comes by itself', () => {
  const NOTICE = windowOf(7, 'updater', 'Updates', { x: 100, y: 100, width: 80, height: 40 }, 'dialog')
  const LATER = element('button', 'Later', [110, 120, 30, 10])

  it('and was closed is done only when it is there', async () => {
    const { task } = await learned(inEditor().click(SAVE).pause(8000).open(NOTICE, [LATER]).click(LATER).close(7).press('s', ['ctrl']))
    expect(task.steps.map(({ caption }) => caption)).toEqual([
      'Click “Save” in the toolbar of Mousepad',
      'Click “Later” in the “Updates” dialog of Updater',
      'Press Ctrl+S in Mousepad',
    ])
    expect(task.blocks).toEqual([
      {
        id: 'block-1',
        kind: 'optional',
        from: task.steps[1]?.id,
        to: task.steps[1]?.id,
        when: { kind: 'window-present', window: { program: 'updater', title: 'Updates', kind: 'dialog' } },
        reason: 'It came up by itself and was closed; it may not be there every time.',
      },
    ])
    // The step before did not bring it up.
    expect(task.steps[0]?.expectation.kind).not.toBe('window-present')
  })

  it('is a step like any other when it came right after an act', async () => {
    const { task } = await learned(inEditor().click(SAVE).open(SAVE_AS, [NAME]).press('Escape').close(3).press('s', ['ctrl']))
    expect(task.blocks).toEqual([])
  })

  it('in a page is done only when its button is there', async () => {
    const accept = element('button', 'Accept all cookies', [220, 220, 80, 12])
    const told = demonstration('').open(BROWSER, [SUBJECT, accept]).click(accept).shows(2, [SUBJECT]).click(SUBJECT).type('a', SUBJECT)
    expect((await learned(told)).task.blocks).toMatchObject([
      { kind: 'optional', when: { kind: 'element-present', role: 'button', name: 'Accept all cookies' } },
    ])
  })
})

describe('pauses', () => {
  it('longer than half a minute do not count as time of the step, and are told', async () => {
    const told = inEditor().click(SAVE).idle(90_000).press('s', ['ctrl'])
    const { task } = await learned(told)
    expect({ time: task.steps.at(-1)?.personMs, left: task.leftOut }).toEqual({
      time: 80,
      left: [
        {
          after: task.steps[0]?.id,
          what: 'A pause of 91 seconds',
          reason: 'Nothing was done meanwhile; it does not count as time that the task takes.',
        },
      ],
    })
  })

  it('of the recording are told', async () => {
    const { task } = await learned(inEditor().click(SAVE).pause(40_000).press('s', ['ctrl']))
    expect(task.leftOut.map(({ what }) => what)).toEqual(['The recording was paused for 40 seconds'])
  })

  it('that the person kept private are a part that they do themselves', async () => {
    const { task } = await learned(
      inForm().click(EXPRESS).keptPrivate(20_000).change(2, { title: 'Welcome - Chromium' }).click(SUBJECT).type('a', SUBJECT),
    )
    expect(task.steps.map(({ act, caption, window }) => [act.kind, caption, window.title])).toEqual([
      ['click', 'Tick “Express” on “Order form” in Chromium', 'Order form - Chromium'],
      ['hand-over', 'Now you: do this part yourself, on “Order form” in Chromium', 'Order form - Chromium'],
      ['type', 'Type ⟦subject⟧ into “Subject”', 'Welcome - Chromium'],
    ])
    expect(task.steps[1]).toMatchObject({
      act: { kind: 'hand-over', what: 'do this part yourself, on “Order form” in Chromium' },
      expectation: { kind: 'window-present' },
    })
  })
})
