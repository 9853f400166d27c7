import { describe, expect, it } from 'vitest'
import type { Step } from '#contract'
import { demonstration, element, windowOf } from './support/demonstration.ts'
import { learnTold } from './support/learned.ts'
import { BROWSER, EDITOR, NAME, PAPER, SAVE, SAVE_AS, SUBJECT } from './support/note-and-form.ts'

const PANEL = windowOf(9, 'xfce4-panel', '', { x: 0, y: 0, width: 400, height: 20 }, 'other')
const OWN = windowOf(8, 'understudy', 'Understudy', { x: 300, y: 260, width: 100, height: 40 })
const LAUNCHER = element('button', 'Applications', [0, 0, 60, 20])
const TITLE = element('text', 'Fill in the form', [210, 42, 150, 12])
const WRITTEN = { ...PAPER, value: 'first line\nsecond line' }

const further = element('button', 'Further', [220, 200, 60, 20])
const captions = (steps: Step[]) => steps.map((step) => step.caption)
const inEditor = (goal = 'Write about keys') => demonstration(goal).open(EDITOR, [PAPER, SAVE])
const inForm = (goal = 'Write about keys') => demonstration(goal).open(BROWSER, [TITLE, SUBJECT])
const withForm = (goal?: string) => inEditor(goal).open(BROWSER, [TITLE, SUBJECT]).front(1)

describe('what a person does to windows', () => {
  it('is no step: each step names its window', async () => {
    const told = withForm()
      .click(SAVE)
      .press('Tab', ['alt'])
      .front(2)
      .click(SUBJECT)
      .type('keys', SUBJECT)
      .press('Super_L')
      .press('Left', ['super'])
      .done()
    const { task } = await learnTold(told)
    expect(task.steps.map((step) => [step.caption, step.window.title])).toEqual([
      ['Click “Save” in the toolbar of Mousepad', '* - Mousepad'],
      ['Type ⟦subject⟧ into “Subject”', 'Order form - Chromium'],
    ])
  })

  it('a click that only brings a window to the front is left out when another click or a shortcut follows in it', async () => {
    const told = withForm().click(TITLE).front(2).click(SUBJECT).type('keys', SUBJECT).click(PAPER).front(1).press('s', ['ctrl']).done()
    expect(captions((await learnTold(told)).task.steps)).toEqual(['Type ⟦subject⟧ into “Subject”', 'Press Ctrl+S in Mousepad'])
  })

  it('a click that presses a button in a window behind is a step', async () => {
    const told = withForm().front(2).click(SAVE).front(1).click(SAVE).done()
    expect(captions((await learnTold(told)).task.steps)).toEqual([
      'Click “Save” in the toolbar of Mousepad',
      'Click “Save” in the toolbar of Mousepad',
    ])
  })

  it('dragging a window by its frame is left out; closing it there is Alt+F4', async () => {
    const told = inEditor()
      .click(SAVE)
      .open(SAVE_AS, [NAME])
      .drag(undefined, [
        { x: 100, y: 70 },
        { x: 130, y: 90 },
      ])
      .change(3, { box: { ...SAVE_AS.box, x: 70, y: 100 } })
      .click({ x: 200, y: 90 })
      .close(3)
      .done()
    const { task } = await learnTold(told)
    expect(task.steps.map((step) => [step.caption, step.expectation])).toEqual([
      [
        'Click “Save” in the toolbar of Mousepad',
        { kind: 'window-present', window: { program: 'mousepad', title: 'Save As', kind: 'dialog' } },
      ],
      [
        'Press Alt+F4 in the “Save As” dialog of Mousepad',
        { kind: 'window-gone', window: { program: 'mousepad', title: 'Save As', kind: 'dialog' } },
      ],
    ])
  })

  it('a title bar without a frame’s hit does not swallow clicks into the window behind it', async () => {
    const behind = element('button', 'Print', [60, 65, 40, 12])
    const told = inEditor().open(SAVE_AS, [NAME]).click(behind).front(1).done()
    expect(captions((await learnTold(told)).task.steps)).toEqual(['Click “Print” in Mousepad'])
  })

  it('what is done in Understudy itself, or on the bare desktop, is left out', async () => {
    const told = inEditor().click(SAVE).open(OWN).click({ x: 350, y: 280 }).close(8).click({ x: 395, y: 5 }).done()
    expect(captions((await learnTold(told)).task.steps)).toEqual(['Click “Save” in the toolbar of Mousepad'])
  })
})

describe('programs', () => {
  const opened = () =>
    demonstration('Write about keys')
      .open(PANEL, [LAUNCHER])
      .click(LAUNCHER)
      .press('Return')
      .open(EDITOR, [PAPER])
      .type('keys', PAPER)
      .done()

  it('started from a panel are started by their command', async () => {
    const { task } = await learnTold(opened(), {
      commandOf: (program) => (program === 'mousepad' ? ['/usr/bin/mousepad', '-n'] : undefined),
    })
    expect(task.steps.map(({ caption, act, expectation }) => ({ caption, act, expectation }))).toEqual([
      {
        caption: 'Start Mousepad',
        act: { kind: 'start-program', program: '/usr/bin/mousepad', arguments: ['-n'] },
        expectation: { kind: 'window-present', window: { program: 'mousepad', title: '* - Mousepad', kind: 'normal' } },
      },
      {
        caption: 'Type ⟦topic⟧ in Mousepad',
        act: { kind: 'type', text: [{ kind: 'slot', parameter: 'topic' }], replaces: false },
        expectation: { kind: 'field-holds', text: [{ kind: 'slot', parameter: 'topic' }] },
      },
    ])
    expect(task.steps[0]?.pictures.before).toBeUndefined()
  })

  it('whose command is not known are started as the person did it', async () => {
    expect(captions((await learnTold(opened())).task.steps)).toEqual([
      'Click “Applications” in Xfce4 Panel',
      'Press Enter in Xfce4 Panel',
      'Type ⟦topic⟧ in Mousepad',
    ])
  })

  it('that were open already and are chosen in the panel are simply where the next steps happen', async () => {
    const told = withForm().open(PANEL, [LAUNCHER]).click(LAUNCHER).front(2).click(SUBJECT).type('keys', SUBJECT).done()
    expect(captions((await learnTold(told)).task.steps)).toEqual(['Type ⟦subject⟧ into “Subject”'])
  })
})

describe('typing', () => {
  const acts = (steps: Step[]) =>
    steps.map(({ act, target }) => [act.kind === 'type' ? `type${act.replaces ? ' over' : ''}` : act.kind, target?.name ?? target?.role])

  it.each([
    ['Ctrl+A', () => inForm().click(SUBJECT).press('a', ['ctrl']).type('keys', SUBJECT)],
    ['Ctrl+A and Delete', () => inForm().click(SUBJECT).press('a', ['ctrl']).press('Delete').type('keys', SUBJECT)],
    ['Home and Shift+End', () => inForm().click(SUBJECT).press('Home').press('End', ['shift']).type('keys', SUBJECT)],
    ['a triple click', () => inForm().click(SUBJECT, { count: 3 }).type('keys', SUBJECT)],
    ['a click and a triple click', () => inForm().click(SUBJECT).click(SUBJECT, { count: 3 }).type('keys', SUBJECT)],
    [
      'a double click on the only word',
      () =>
        inForm()
          .click({ ...SUBJECT, value: 'doors' }, { count: 2 })
          .type('keys', SUBJECT),
    ],
  ])('after %s takes the place of all that the field held', async (_, told) => {
    expect(acts((await learnTold(told().done())).task.steps)).toEqual([['type over', 'Subject']])
  })

  it('after a double click on one of several words replaces that word only', async () => {
    const told = inForm()
      .click({ ...SUBJECT, value: 'two doors' }, { count: 2 })
      .type('keys', SUBJECT)
      .done()
    expect(acts((await learnTold(told)).task.steps)).toEqual([
      ['click', 'Subject'],
      ['type', undefined],
    ])
  })

  it('in the middle of a text keeps the click that put the caret there, at its place', async () => {
    const told = inEditor()
      .click(WRITTEN, { at: { x: 55, y: 130 } })
      .type('keys', WRITTEN)
      .done()
    const { task } = await learnTold(told)
    expect(acts(task.steps)).toEqual([
      ['click', 'document'],
      ['type', undefined],
    ])
    expect(task.steps[0]?.act).toMatchObject({ at: { x: 0.25, y: 0.25 } })
  })

  it.each([
    ['Untitled 1', 'keys', true],
    ['Untitled.txt', 'keys.txt', true],
    ['Untitled.txt', 'keys', false],
    ['', 'keys', false],
  ])('over the name “%s” that a dialog offered: “%s” takes its place: %s', async (value, text, replaces) => {
    const offered = { ...NAME, value }
    const told = inEditor()
      .press('s', ['ctrl'])
      .open(SAVE_AS, [offered])
      .focus(offered)
      .type(text, { ...offered, value: text })
      .done()
    expect((await learnTold(told)).task.steps.at(-1)?.act).toMatchObject({ kind: 'type', replaces })
  })

  it('over a text typed just before leaves that one out and says so', async () => {
    const told = inForm().click(SUBJECT).type('doors', SUBJECT).click(SUBJECT, { count: 3 }).type('keys', SUBJECT).done()
    const { task } = await learnTold(told)
    expect({ captions: captions(task.steps), leftOut: task.leftOut }).toEqual({
      captions: ['Replace what is in “Subject” with ⟦subject⟧'],
      leftOut: [{ what: 'Type “doors” into “Subject”', reason: 'It was overwritten at once.' }],
    })
  })

  it('without accessibility keeps the click, and the text goes to whatever has the focus', async () => {
    const told = demonstration('Write about keys').open(BROWSER).click({ x: 300, y: 70 }).type('keys').done()
    expect((await learnTold(told)).task.steps.map((step) => [step.caption, step.target?.source, step.confidence])).toEqual([
      ['Click this place on “Order form” in Chromium', 'place', 0.3],
      ['Type ⟦topic⟧ in “Order form” in Chromium', undefined, 0.6],
    ])
  })

  it('never changes a letter of what was typed', async () => {
    const text = '=X2*Y10+1\tÄ“ \u00a0\u{1F5DD}'
    const told = inForm('').click(PAPER).type(text).done()
    expect((await learnTold(told)).task.steps.at(-1)?.act).toEqual({ kind: 'type', text: [{ kind: 'literal', text }], replaces: false })
  })
})

describe('noise', () => {
  it('clicks on what cannot be pressed, after which nothing was different, are left out and told', async () => {
    const told = inForm().click(TITLE).click(TITLE).click(SUBJECT).type('keys', SUBJECT).done()
    const { task } = await learnTold(told)
    const what = 'Click “Fill in the form” on “Order form” in Chromium'
    expect({ captions: captions(task.steps), leftOut: task.leftOut }).toEqual({
      captions: ['Type ⟦subject⟧ into “Subject”'],
      leftOut: [1, 2].map(() => ({ what, reason: 'The click changed nothing.' })),
    })
  })

  it('the same clicks are steps when the picture changed', async () => {
    const told = inForm().click(TITLE).paint({ x: 220, y: 100, width: 50, height: 50 }).click(SUBJECT).type('keys', SUBJECT).done()
    expect(captions((await learnTold(told)).task.steps)).toEqual([
      'Click “Fill in the form” on “Order form” in Chromium',
      'Type ⟦subject⟧ into “Subject”',
    ])
  })

  it('turns of the wheel become one scroll, and none when they were taken back', async () => {
    const at = { x: 300, y: 200 }
    const told = inForm().scroll(at, 3).scroll(at, 2).click(further).scroll(at, 2).scroll(at, -2).done()
    const { task } = await learnTold(told)
    expect(task.steps.map((step) => step.act)).toEqual([
      { kind: 'scroll', notchesX: 0, notchesY: 5, at: { x: 0.5, y: 0.5 } },
      { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0.5, y: 0.5 } },
    ])
  })

  it('zooming by the wheel cannot be repeated and is told', async () => {
    const told = inForm().scroll({ x: 300, y: 200 }, 3, ['ctrl']).click(SUBJECT).done()
    const { task } = await learnTold(told)
    expect([task.steps.length, task.notices]).toEqual([1, ['Turning the wheel with a key held (zoom) cannot be repeated; it is left out.']])
  })
})
