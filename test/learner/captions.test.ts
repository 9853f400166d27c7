import { describe, expect, it } from 'vitest'
import type { Role, TextPart, UiElement } from '#contract'
import { textInWords } from '../../learner/captions/caption.ts'
import { keysInWords } from '../../learner/captions/voice.ts'
import { demonstration, element, windowOf } from './support/demonstration.ts'
import { learnTold } from './support/learned.ts'
import { BROWSER, EDITOR, PAPER, SAVE_AS, SUBJECT } from './support/note-and-form.ts'

const thing = (role: Role, name: string, more: Partial<UiElement> = {}) => element(role, name, [30, 100, 60, 20], more)
const caption = async (told: { done: () => Parameters<typeof learnTold>[0] }) => (await learnTold(told.done())).task.steps.at(-1)?.caption
const inEditor = () => demonstration('Write').open(EDITOR, [PAPER])

describe('a step is said as a person would say it', () => {
  it.each([
    [thing('button', 'Save', { path: ['window', 'toolbar Main'] }), 'Click “Save” in the toolbar of Mousepad'],
    [thing('button', 'Save'), 'Click “Save” in Mousepad'],
    [thing('menu', 'File'), 'Open the “File” menu of Mousepad'],
    [thing('menu-item', 'Save As…', { path: ['menu File'] }), 'Choose “Save As…” from the “File” menu of Mousepad'],
    [thing('menu-item', 'Save As…'), 'Choose “Save As…” from the menu of Mousepad'],
    [thing('tab', 'General'), 'Open the “General” tab in Mousepad'],
    [thing('checkbox', 'Wrap'), 'Click the check box “Wrap” in Mousepad'],
    [thing('checkbox', 'Wrap', { checked: false }), 'Tick “Wrap” in Mousepad'],
    [thing('checkbox', 'Wrap', { checked: true }), 'Untick “Wrap” in Mousepad'],
    [thing('radio', 'Left'), 'Choose “Left” in Mousepad'],
    [thing('list-item', 'Bath', { path: ['list Rooms'] }), 'Choose “Bath” from “Rooms”'],
    [thing('combobox', 'Room'), 'Open the choices of “Room” in Mousepad'],
    [thing('link', 'Help'), 'Click the link “Help” in Mousepad'],
    [thing('field', 'Find'), 'Click into “Find” in Mousepad'],
    [thing('icon', ''), 'Click this icon in Mousepad'],
  ])('%#: %o', async (target, said) => {
    expect(await caption(inEditor().click(target))).toBe(said)
  })

  it('names the menu that was opened just before', async () => {
    const told = inEditor().click(thing('menu', 'Edit')).paint(PAPER.box).click(thing('menu-item', 'Copy'))
    expect(await caption(told)).toBe('Choose “Copy” from the “Edit” menu of Mousepad')
  })

  it('knows other buttons, other counts and held keys', async () => {
    const file = thing('icon', 'notes')
    expect(await caption(inEditor().click(file, { button: 'right' }))).toBe('Right-click the icon “notes” in Mousepad')
    expect(await caption(inEditor().click(file, { count: 2 }))).toBe('Double-click the icon “notes” in Mousepad')
    expect(await caption(inEditor().click(file, { modifiers: ['ctrl'] }))).toBe('Ctrl+click the icon “notes” in Mousepad')
  })

  it('calls a thing without a name by what stands next to it', async () => {
    const told = demonstration('Write')
      .open(EDITOR, [thing('label', 'Amount:')])
      .click(element('spinner', '', [100, 100, 40, 20]))
    expect(await caption(told)).toBe('Click the spinner next to “Amount” in Mousepad')
  })

  it('says where, in dialogs and on web pages', async () => {
    expect(await caption(demonstration('Write').open(SAVE_AS).press('Escape'))).toBe('Press Esc in the “Save As” dialog of Mousepad')
    expect(await caption(demonstration('Write').open(BROWSER).scroll({ x: 300, y: 100 }, -2))).toBe('Scroll up in “Order form” in Chromium')
    expect(
      await caption(
        demonstration('Write')
          .open(windowOf(1, 'gnome-calculator', 'Calculator', EDITOR.box))
          .press('F1'),
      ),
    ).toBe('Press F1 in Calculator')
  })

  it('drags, and types over', async () => {
    const from = thing('icon', 'notes')
    expect(
      await caption(
        inEditor().drag(from, [
          { x: 60, y: 110 },
          { x: 90, y: 200 },
        ]),
      ),
    ).toBe('Drag the icon “notes” in Mousepad')
    expect(await caption(demonstration('Write').open(BROWSER, [SUBJECT]).click(SUBJECT, { count: 3 }).type('hello', SUBJECT))).toBe(
      'Replace what is in “Subject” with “hello”',
    )
  })

  it('shows values as slots, also where they stand in names and titles', async () => {
    const told = demonstration('Write to Anna')
      .open(BROWSER, [SUBJECT])
      .click(SUBJECT)
      .type('Anna', SUBJECT)
      .change(2, { title: 'Mail to Anna - Chromium' })
      .click(element('button', 'Send to Anna', [260, 200, 60, 20]))
    expect(await caption(told)).toBe('Click “Send to ⟦subject⟧” on “Mail to ⟦subject⟧” in Chromium')
  })
})

describe('texts in captions', () => {
  const literal = (text: string): TextPart => ({ kind: 'literal', text })
  it.each<[TextPart[], string]>([
    [[{ kind: 'slot', parameter: 'topic' }], '⟦topic⟧'],
    [[{ kind: 'secret', parameter: 'pin' }], '⟦pin⟧'],
    [[literal('a\n\n b')], '“a b”'],
    [[literal('x'.repeat(80))], `“${'x'.repeat(60)}…”`],
    [[literal('x'.repeat(50)), { kind: 'slot', parameter: 'recipient' }, literal('y')], `“${'x'.repeat(50)}⟦recipient⟧…”`],
  ])('%j reads %s', (parts, said) => {
    expect(textInWords(parts)).toBe(said)
  })
})

describe('keys in captions', () => {
  it.each([
    [['shift', 'ctrl'] as const, 's', 'Ctrl+Shift+S'],
    [[] as const, 'Return', 'Enter'],
    [['alt'] as const, 'Left', 'Alt+Left'],
    [[] as const, 'Prior', 'Page Up'],
    [[] as const, 'y', 'y'],
  ])('%j and %s are %s', (modifiers, key, said) => {
    expect(keysInWords([...modifiers], key)).toBe(said)
  })
})
