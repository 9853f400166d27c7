import { describe, expect, it } from 'vitest'
import { demonstration, element, windowOf } from '../support/demonstration.ts'
import { learnTold } from '../support/learned.ts'
import { BROWSER, EDITOR, NAME, PAPER, SAVE, SAVE_AS, SUBJECT } from '../support/note-and-form.ts'

type Told = ReturnType<typeof demonstration>

const FILE = element('menu', 'File', [5, 45, 30, 10], { path: ['menubar'] })
const EDIT = element('menu', 'Edit', [40, 45, 30, 10], { path: ['menubar'] })
const OPEN = element('menu-item', 'Open…', [5, 60, 60, 12], { path: ['menu File'] })
const CUT = element('menu-item', 'Cut', [40, 60, 60, 12], { path: ['menu Edit'] })
const PREFERENCES = element('menu-item', 'Preferences...', [40, 60, 60, 12], { path: ['menu Edit'] })
const ROW = element('cell', 'notes.txt', [10, 100, 100, 12], { path: ['table'] })
const OTHER_ROW = element('cell', 'letter.txt', [10, 120, 100, 12], { path: ['table'] })
const CANCEL = element('button', 'Cancel', [120, 150, 30, 12])
const APPLY = element('button', 'Apply', [80, 150, 30, 12])
const OPEN_DIALOG = windowOf(4, 'mousepad', 'Open File', { x: 20, y: 80, width: 140, height: 100 }, 'dialog')
const NEWS = element('link', 'News', [220, 60, 40, 12])
const BACK = element('button', 'Back', [215, 42, 20, 10])
const EXPRESS = element('checkbox', 'Express', [220, 120, 60, 12], { checked: false })
const WORDS = element('text', 'Terms and conditions', [220, 140, 100, 12])
const STREET = element('field', 'Street', [260, 90, 100, 20], { value: '' })
const SHAPE = element('combobox', 'Size', [220, 160, 60, 12])
const SMALL = element('list-item', 'Small', [220, 172, 60, 12])
const LARGE = element('list-item', 'Large', [220, 184, 60, 12])

const inEditor = () => demonstration('').open(EDITOR, [PAPER, SAVE, FILE, EDIT])
const inForm = () => demonstration('').open(BROWSER, [SUBJECT, STREET, NEWS, BACK, EXPRESS, WORDS, SHAPE])

async function learned(told: Told) {
  const { task } = await learnTold(told.done())
  const kinds = task.steps.map(
    ({ act, target }) => `${act.kind}${target?.name ? ` ${target.name}` : ''}${act.kind === 'press' ? ` ${act.key}` : ''}`,
  )
  return { steps: kinds, left: task.leftOut.map(({ reason }) => reason), task }
}

describe('what a person did and took back is no step', () => {
  it.each<[string, () => Told, string[], string[]]>([
    [
      'a menu opened and closed by Escape',
      () => inEditor().click(FILE).press('Escape').click(SAVE),
      ['click Save'],
      ['It was closed again without choosing anything.'],
    ],
    [
      'a context menu closed by Escape',
      () => inEditor().click(PAPER, { button: 'right' }).press('Escape').click(SAVE),
      ['click Save'],
      ['It was closed again without choosing anything.'],
    ],
    [
      'the wrong menu',
      () => inEditor().click(FILE).click(EDIT).click(CUT),
      ['click Edit', 'click Cut'],
      ['Another menu was opened instead.'],
    ],
    [
      'a dialog left by Cancel, with the menu that led to it',
      () =>
        inEditor()
          .click(FILE)
          .click(OPEN)
          .open(OPEN_DIALOG, [CANCEL, NAME])
          .click(NAME)
          .type('old', NAME)
          .click(CANCEL)
          .close(4)
          .click(SAVE),
      ['click Save'],
      ['The dialog was left again without doing anything in it.'],
    ],
    [
      'a dialog that offers Cancel, left by Escape',
      () => inEditor().press('o', ['ctrl']).open(OPEN_DIALOG, [CANCEL, NAME]).press('Escape').close(4).click(SAVE),
      ['click Save'],
      ['The dialog was left again without doing anything in it.'],
    ],
    [
      'a dialog left by Cancel, but not the button pressed before it',
      () => inEditor().click(SAVE).click(FILE).click(OPEN).open(OPEN_DIALOG, [CANCEL, NAME]).click(CANCEL).close(4).press('s', ['ctrl']),
      ['click Save', 'press s'],
      ['The dialog was left again without doing anything in it.'],
    ],
    [
      'a page opened by a link and left by going back',
      () =>
        inForm()
          .click(NEWS)
          .change(2, { title: 'News - Chromium' })
          .scroll({ x: 300, y: 200 }, 3)
          .press('Left', ['alt'])
          .change(2, { title: BROWSER.title })
          .click(EXPRESS),
      ['click Express'],
      ['It led to the wrong place, and the way was gone back.'],
    ],
    [
      'a check box ticked and unticked',
      () =>
        inForm()
          .click(EXPRESS)
          .click({ ...EXPRESS, checked: true })
          .click(SUBJECT)
          .type('a', SUBJECT),
      ['type Subject'],
      ['It was taken back at once.'],
    ],
    ['a key undone at once', () => inEditor().press('Delete').press('z', ['ctrl']).click(SAVE), ['click Save'], ['It was undone at once.']],
    [
      'a text undone, when the field holds again what it held',
      () => inForm().click(STREET).type('wrong', STREET).press('z', ['ctrl']).shows(2, [SUBJECT, STREET]).click(SUBJECT).type('a', SUBJECT),
      ['type Subject'],
      ['It was undone at once.'],
    ],
    [
      'a text that was written anew after another field',
      () =>
        inForm()
          .click(STREET)
          .type('Elm', STREET)
          .click(SUBJECT)
          .type('a', SUBJECT)
          .click({ ...STREET, value: 'Elm' }, { count: 3 })
          .type('Oak', { ...STREET, value: 'Elm' }),
      ['type Subject', 'type Street'],
      ['It was written anew later on.'],
    ],
    [
      'another choice right before',
      () => inForm().click(SHAPE).click(SMALL).click(SHAPE).click(LARGE),
      ['click Size', 'click Large'],
      ['Something else was chosen there right after.'],
    ],
    [
      'a text selected for nothing',
      () =>
        inForm()
          .drag(WORDS, [
            { x: 225, y: 146 },
            { x: 300, y: 146 },
          ])
          .click(EXPRESS),
      ['click Express'],
      ['Text was selected, and nothing was done with it.'],
    ],
    [
      'scrolling that goes back, with a look at the words in between',
      () => inForm().scroll({ x: 300, y: 200 }, 3).click(WORDS).scroll({ x: 300, y: 200 }, -3).click(EXPRESS),
      ['click Express'],
      ['The click changed nothing.', 'It was scrolled back to where it was.'],
    ],
    [
      'scrolling about that ends where it began, as far as what is clicked next tells',
      () => inForm().scroll({ x: 300, y: 200 }, 3).scroll({ x: 300, y: 200 }, -5).click(EXPRESS),
      ['click Express'],
      ['What was done next was in view before, at the same place.'],
    ],
    [
      'a click into the wrong field',
      () => inForm().click(STREET).click(SUBJECT).type('a', SUBJECT),
      ['type Subject'],
      ['Nothing was typed there.'],
    ],
    [
      'a check box clicked twice at once',
      () => inForm().click(EXPRESS, { count: 2 }).click(SUBJECT).type('a', SUBJECT),
      ['type Subject'],
      ['It was clicked twice, which takes it back.'],
    ],
    [
      'a button’s menu closed by Escape, when the window tells the same as before',
      () => inForm().click(BACK).press('Escape').shows(2, [SUBJECT, STREET, NEWS, BACK, EXPRESS, WORDS, SHAPE]).click(EXPRESS),
      ['click Express'],
      ['It was closed again without choosing anything.'],
    ],
    [
      'something selected in a list of a program before something else is',
      () => inEditor().click(ROW).click(OTHER_ROW).press('Delete'),
      ['click letter.txt', 'press Delete'],
      ['Something else was selected instead.'],
    ],
    [
      'preferences looked at and left by Escape, though nobody tells of a Cancel',
      () => inEditor().click(EDIT).click(PREFERENCES).open(OPEN_DIALOG, [NAME]).press('Escape').close(4).click(SAVE),
      ['click Save'],
      ['The dialog was left again without doing anything in it.'],
    ],
    [
      'a look into another window',
      () =>
        inForm()
          .open(EDITOR, [PAPER])
          .front(2)
          .click(EXPRESS)
          .front(1)
          .scroll({ x: 50, y: 150 }, 2)
          .front(2)
          .click(SUBJECT)
          .type('a', SUBJECT),
      ['click Express', 'type Subject'],
      ['It was only looked at; nothing was done there.'],
    ],
  ])('%s', async (_, told, steps, reasons) => {
    const { steps: kept, left } = await learned(told())
    expect({ kept, left: left.toSorted() }).toEqual({ kept: steps, left: reasons.toSorted() })
  })

  it('tells what was left out, and after which step', async () => {
    const { task } = await learned(inEditor().click(SAVE).click(FILE).press('Escape').press('s', ['ctrl']))
    expect(task.leftOut).toEqual([
      {
        after: task.steps[0]?.id,
        what: 'Open the “File” menu of Mousepad; Press Esc in Mousepad',
        reason: 'It was closed again without choosing anything.',
      },
    ])
  })
})

describe('what lasts stays', () => {
  it.each<[string, () => Told, string[]]>([
    [
      'a dialog with Apply pressed before Cancel',
      () => inEditor().press('o', ['ctrl']).open(OPEN_DIALOG, [CANCEL, APPLY]).click(APPLY).click(CANCEL).close(4),
      ['press o', 'click Apply', 'click Cancel'],
    ],
    [
      'an act whose message was closed by Escape',
      () => inEditor().click(SAVE).open(SAVE_AS, [NAME]).press('Escape').close(3),
      ['click Save', 'press Escape'],
    ],
    [
      'a link that led on',
      () =>
        inForm()
          .click(NEWS)
          .change(2, { title: 'News - Chromium' })
          .click(EXPRESS)
          .press('Left', ['alt'])
          .change(2, { title: BROWSER.title }),
      ['click News', 'click Express', 'press Left'],
    ],
    [
      'a ticked box, and another one',
      () =>
        inForm()
          .click(EXPRESS)
          .click({ ...EXPRESS, name: 'Gift', box: { ...EXPRESS.box, y: 100 } }),
      ['click Express', 'click Gift'],
    ],
    [
      'a text with Ctrl+Z behind it that nobody tells the value of',
      () => inEditor().click(PAPER).type('a b').press('z', ['ctrl']),
      ['type', 'press z'],
    ],
    [
      'a text written anew after a button that may have used it',
      () =>
        inForm()
          .click(STREET)
          .type('Elm', STREET)
          .click(BACK)
          .click({ ...STREET, value: 'Elm' }, { count: 3 })
          .type('Oak', { ...STREET, value: 'Elm' }),
      ['type Street', 'click Back', 'type Street'],
    ],
    [
      'scrolling to what is clicked next',
      () =>
        inForm()
          .scroll({ x: 300, y: 200 }, 3)
          .click({ ...EXPRESS, box: { ...EXPRESS.box, y: 90 } }),
      ['scroll', 'click Express'],
    ],
    [
      'a button with Escape behind it, when nothing tells that it did nothing',
      () => inForm().click(BACK).press('Escape').click(EXPRESS),
      ['click Back', 'press Escape', 'click Express'],
    ],
    [
      'a click into a field that keys follow',
      () => inForm().click(STREET).press('Down').click(EXPRESS),
      ['click Street', 'press Down', 'click Express'],
    ],
    [
      'a selection that is copied',
      () =>
        inForm()
          .drag(WORDS, [
            { x: 225, y: 146 },
            { x: 300, y: 146 },
          ])
          .press('c', ['ctrl']),
      ['drag Terms and conditions', 'press c'],
    ],
  ])('%s', async (_, told, steps) => {
    expect(await learned(told())).toMatchObject({ steps, left: [] })
  })
})
