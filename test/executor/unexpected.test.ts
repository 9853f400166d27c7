import { describe, expect, it } from 'vitest'
import type { RunEvent } from '#contract'
import { samplePage } from '../support/sample-page.ts'
import { element, type FakeWindow, fakeWindow, type World } from './fake-world.ts'
import { clickStep, editor, failed, planOf, stage, story } from './stage.ts'

const place = (index: number) => ({ x: 25 + 50 * index, y: 70, width: 40, height: 20 })
const button = (name: string, index: number) => element('button', name, place(index))
const text = (name: string) => element('text', name, { x: 30, y: 30, width: 90, height: 10 })

/** Something modal over the editor, with these words and buttons; each button closes it. */
function over(title: string, words: string, buttons: string[], more: FakeWindow['elements'] = []) {
  const dialog = fakeWindow({
    ...{ id: 5, program: 'mousepad', title, kind: 'dialog', active: true, modal: true, box: { x: 20, y: 20, width: 170, height: 80 } },
    elements: [text(words), ...buttons.map(button), ...more],
  })
  const close = (world: World) => world.close(5)
  const save = (world: World) => {
    world.window(1).title = 'a - Mousepad'
  }
  const reactions = { ...Object.fromEntries(buttons.map((name) => [name, close])), Save: save }
  return stage({ windows: [dialog, editor({ active: false })], reactions })
}
const pressed = (world: World) => world.performed.flatMap((action) => (action.kind === 'click' ? [action.at.x] : []))
const middle = (index: number) => place(index).x + 20

describe('what comes up unasked', () => {
  it('is left by its harmless way out: tips, updates, passwords to remember, sessions to restore', async () => {
    for (const [title, words, buttons, out] of [
      ['Tip of the Day', 'Press F1 for help', ['Next Tip', 'Close'], 1],
      ['Update available', 'Version 2.4 is there.', ['Install', 'Remind me later'], 1],
      ['Software', 'A new version can be installed.', ['Install', 'Cancel'], 1],
      ['', 'Save password for example.org?', ['Keep', 'Not now', 'Never'], 1],
      ['Restore session?', 'It was not closed properly.', ['Restore', 'No'], 1],
      ['Willkommen', 'Willkommen bei Mousepad', ['Rundgang', 'Schließen'], 1],
      ['Hint', 'You have mail', ['Got it'], 0],
    ] as const) {
      const it = over(title, words, [...buttons])
      expect([title, await it.run(planOf([clickStep('Save')])), pressed(it.world), it.requests]).toEqual([
        title,
        { kind: 'done' },
        [middle(out), 30],
        [],
      ])
    }
  })

  it('is left alone, and told of, where it is about the person’s work, asks for anything, or is not known for an offer', async () => {
    for (const [title, words, buttons, more] of [
      ['Save changes?', 'Changes will be lost.', ['Save', 'Close'], []],
      ['Question', 'Do you want to delete the old version?', ['Fine', 'Later'], []],
      ['New version', 'Remove the old one?', ['Delete', 'Not now'], []],
      ['File exists', 'Update available: a.txt already exists.', ['Replace', 'Cancel'], []],
      [
        'Welcome to Mousepad',
        'Your name?',
        ['Fine', 'Skip'],
        [element('field', 'Name', { x: 30, y: 45, width: 80, height: 10 }, { value: '' })],
      ],
      ['Copying', '3 of 40 files', ['Cancel'], []],
      ['Mousepad', 'The printer is on fire.', ['Retry', 'Cancel'], []],
    ] as const) {
      const it = over(title, words, [...buttons], [...more])
      const outcome = await it.run(planOf([clickStep('Save')]))
      expect([title, outcome, pressed(it.world)]).toMatchObject([
        title,
        { kind: 'failed', reason: expect.stringContaining('stays before it') },
        [],
      ])
    }
  })

  it('comes twice in a row, and both are left', async () => {
    const it = over('Tip of the Day', 'Press F1 for help', ['Close'])
    const second = fakeWindow({
      ...{
        id: 6,
        program: 'mousepad',
        title: 'Update available',
        kind: 'dialog',
        modal: true,
        box: { x: 20, y: 20, width: 170, height: 80 },
      },
      elements: [button('Install', 0), button('Later', 1)],
    })
    it.world.reactions.Close = (world) => {
      world.close(5)
      world.open(second)
    }
    it.world.reactions.Later = (world) => world.close(6)
    expect([await it.run(planOf([clickStep('Save')])), pressed(it.world)]).toEqual([{ kind: 'done' }, [middle(0), middle(1), 30]])
  })
})

describe('a message over the page', () => {
  const panel = (name: string) => element('dialog', name, { x: 5, y: 45, width: 120, height: 50 })
  const page = () => {
    const window = editor()
    const save = window.elements.find(({ name }) => name === 'Save')!
    const behind = window.elements.filter(({ name }) => name !== 'Save')
    const inside = { path: ['window Untitled', 'dialog We use cookies'] }
    const message = [panel('We use cookies'), { ...button('Accept all', 0), ...inside }, { ...button('Reject all', 1), ...inside }]
    window.elements = [...behind, ...message]
    const leave = (world: World) => {
      world.window(1).elements = [...behind, save]
    }
    return { window, leave }
  }
  const saved = (world: World) => {
    world.window(1).title = 'a - Mousepad'
  }

  it('is left by turning it down, and what it hid is acted on', async () => {
    const { window, leave } = page()
    const it = stage({ windows: [window], reactions: { 'Reject all': leave, Save: saved } })
    expect([await it.run(planOf([clickStep('Save')])), pressed(it.world)]).toEqual([{ kind: 'done' }, [middle(1), 30]])
    expect(story(it.events)).toContain('recovery A message lies over the page: leaving it “We use cookies” by “Reject all”.')
  })

  it('that memory knows for a part of the page stays', async () => {
    const { window, leave } = page()
    const known = samplePage('page-form')
    known.look.elements.push({ role: 'dialog', name: 'We use cookies', place: { x: 0, y: 0, width: 1, height: 1 } })
    const it = stage({ windows: [window], pages: [known], reactions: { 'Reject all': leave } })
    expect(await it.run(planOf([clickStep('Save', { page: known.id })]))).toMatchObject({ kind: 'failed' })
    expect(pressed(it.world)).toEqual([])
  })
})

describe('a menu that is open and does not belong here', () => {
  const menu = () => fakeWindow({ id: 9, program: 'mousepad', title: '', kind: 'menu', box: { x: 0, y: 50, width: 120, height: 60 } })

  it('is closed by Escape, without a question', async () => {
    const it = stage({
      windows: [menu(), editor({ elements: editor().elements.filter(({ name }) => name !== 'Save') })],
      reactions: {
        'key:Escape': (world) => {
          world.close(9)
          world.window(1).elements.push(element('button', 'Save', { x: 10, y: 60, width: 40, height: 20 }))
        },
        Save: (world) => {
          world.window(1).title = 'a - Mousepad'
        },
      },
    })
    expect([await it.run(planOf([clickStep('Save')])), it.requests]).toEqual([{ kind: 'done' }, []])
    expect(it.world.performed.map(({ kind }) => kind)).toEqual(['press', 'click'])
  })

  it('gets no Escape where a dialog is in front: that would be its end', async () => {
    const dialog = fakeWindow({
      id: 5,
      program: 'mousepad',
      title: 'Form',
      kind: 'dialog',
      active: true,
      box: { x: 0, y: 0, width: 150, height: 110 },
    })
    const it = stage({ windows: [menu(), dialog] })
    const window = { program: 'mousepad', title: 'Form', kind: 'dialog' as const }
    const step = clickStep('Save', { window, target: { ...clickStep('Save').target!, window } })
    expect(await it.run(planOf([step]))).toMatchObject({ kind: 'failed' })
    expect(it.world.performed.filter(({ kind }) => kind !== 'scroll')).toEqual([])
  })
})

describe('what stands in the way of an act that was done', () => {
  const outcomes = (events: RunEvent[]) => events.flatMap((event) => (event.kind === 'attempt' ? [event.attempt.outcome] : []))
  const expectation = { kind: 'element-present', role: 'text', name: 'Saved' } as const

  it('is told: a pop-up that came up and cannot be left by itself', async () => {
    const question = fakeWindow({
      ...{ id: 5, program: 'mousepad', title: 'Which format?', kind: 'dialog', modal: true, box: { x: 100, y: 0, width: 90, height: 50 } },
      elements: [
        element('button', 'Text', { x: 110, y: 20, width: 30, height: 20 }),
        element('button', 'Other', { x: 150, y: 20, width: 30, height: 20 }),
      ],
    })
    const asked: string[] = []
    const it = stage({
      reactions: { Save: (world) => world.open(question) },
      repair: async ({ step }) => {
        asked.push(step.id)
        return undefined
      },
    })
    expect(await it.run(planOf([clickStep('Save', { expectation })]))).toEqual(
      failed(
        'step-save',
        'The act was done, but what should follow did not: “Saved” is not there.',
        'Answer the dialog “Which format?”, if it is right to. Look at the program to see what happened. The act was not repeated, because doing it twice could do harm.',
      ),
    )
    // An act that was done is not done again by another way.
    expect([outcomes(it.events), asked, pressed(it.world)]).toEqual([['blocked-by-pop-up'], [], [30]])
  })

  it('is told: a field that was not there when it was shown, or that the page says must be filled in', async () => {
    const field = (value: string) => element('field', 'Cost centre', { x: 10, y: 95, width: 60, height: 20 }, { value })
    const reason = (text: string) => `The act was done, but what should follow did not: “Saved” is not there. ${text}`
    const page = samplePage('page-form', {
      look: { ...samplePage('page-x').look, elements: [{ role: 'field', name: 'Subject', place: { x: 0, y: 0, width: 1, height: 1 } }] },
    })
    const fresh = editor()
    fresh.elements.push(field(''))
    const it = stage({ windows: [fresh], pages: [page] })
    expect(await it.run(planOf([clickStep('Save', { expectation, page: page.id })]))).toEqual(
      failed('step-save', reason('The field “Cost centre” is empty, and it was not there when this was shown.')),
    )
    const told = stage({
      reactions: {
        Save: (world) => {
          world.window(1).elements.push(element('alert', 'Please fill in all fields', { x: 100, y: 95, width: 80, height: 20 }))
          world.focused = world.element('Subject')
        },
      },
    })
    expect(await told.run(planOf([clickStep('Save', { expectation })]))).toEqual(
      failed('step-save', reason('The field “Subject” is empty, and the page says that something has to be filled in.')),
    )
    expect([outcomes(it.events), outcomes(told.events)]).toEqual([['not-yet'], ['not-yet']])
    // Nothing of it where the field is filled in.
    const filled = editor()
    filled.elements.push(field('4711'))
    expect(await stage({ windows: [filled], pages: [page] }).run(planOf([clickStep('Save', { expectation, page: page.id })]))).toEqual(
      failed('step-save', reason('').trim()),
    )
  })
})

describe('a dialog in front that memory knows a way out of', () => {
  it('is left by that way, through the gate, and the step is done', async () => {
    const it = over('Choose a printer', 'Two were found.', ['Laser', 'Ink'])
    const window = { program: 'mousepad', title: 'Choose a printer', kind: 'dialog' as const }
    const way = clickStep('Laser', {
      window,
      target: { ...clickStep('Laser').target!, window },
      origin: 'memory',
      expectation: { kind: 'window-gone', window },
    })
    const windows = it.world.all
    const set = stage({
      windows,
      reactions: it.world.reactions,
      answers: ['once'],
      repair: async () => ({ because: 'Memory knows how to go on from this dialog.', steps: [way], leaveOut: [] }),
    })
    expect([await set.run(planOf([clickStep('Save')])), pressed(set.world), set.requests.map(({ rule }) => rule)]).toEqual([
      { kind: 'done' },
      [middle(0), 30],
      ['undemonstrated'],
    ])
  })
})
