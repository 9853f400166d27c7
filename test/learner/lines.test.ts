import { describe, expect, it } from 'vitest'
import type { Step } from '#contract'
import { partInWords } from '#contract'
import { demonstration, element, windowOf } from './support/demonstration.ts'
import { learnTold } from './support/learned.ts'
import { BROWSER, EDITOR, PAPER, SUBJECT } from './support/note-and-form.ts'

const NOTES = element('field', 'Notes', [220, 100, 160, 80])
const LINE = element('field', 'Message', [220, 200, 160, 20])
const TERMINAL = windowOf(5, 'xterm', 'xterm', { x: 0, y: 40, width: 180, height: 240 })
const CHAT = windowOf(6, 'slack', 'general - Slack', { x: 0, y: 40, width: 180, height: 240 })
const SCREEN = element('document', '', [5, 45, 170, 200])

const acts = (steps: Step[]) =>
  steps.map(({ act }) => {
    if (act.kind === 'type') return `type ${act.text.map(partInWords).join('')}`
    return act.kind === 'press' ? `press ${act.key}` : act.kind
  })

describe('a text of several lines', () => {
  it('is one step where Return only made a new line', async () => {
    const told = demonstration('Write to Anna about keys')
      .open(EDITOR, [PAPER])
      .click(PAPER)
      .type('Dear Anna,', PAPER)
      .press('Return', [], 2)
      .type('about keys')
      .press('Return')
      .type('Bye')
      .press('s', ['ctrl'])
      .done()
    const { task } = await learnTold(told)
    expect(acts(task.steps)).toEqual(['type Dear ⟦recipient⟧,\n\nabout ⟦topic⟧\nBye', 'press s'])
    expect(task.steps[0]).toMatchObject({
      caption: 'Type “Dear ⟦recipient⟧, about ⟦topic⟧ Bye” in Mousepad',
      target: { role: 'document' },
      expectation: { kind: 'field-holds' },
    })
  })

  it('finds a value that is all of a line', async () => {
    const told = demonstration('Write a note: buy milk')
      .open(EDITOR, [PAPER])
      .click(PAPER)
      .type('List', PAPER)
      .press('Return')
      .type('milk')
      .done()
    expect(acts((await learnTold(told)).task.steps)).toEqual(['type List\n⟦text⟧'])
  })

  it('of a web page is one step when the field holds the line break afterwards', async () => {
    const told = demonstration('')
      .open(BROWSER, [NOTES])
      .click(NOTES)
      .type('one', NOTES)
      .press('Return')
      .type('two', { ...NOTES, value: 'one\n' })
      .shows(2, [{ ...NOTES, value: 'one\ntwo' }])
      .done()
    expect(acts((await learnTold(told)).task.steps)).toEqual(['click', 'type one\ntwo'])
  })

  it.each([
    ['a web page’s field that does not show the break', BROWSER, NOTES],
    ['a field of one line', BROWSER, LINE],
    ['a terminal', TERMINAL, SCREEN],
    ['a chat', CHAT, SCREEN],
  ])('keeps Return a step of its own in %s', async (_, window, field) => {
    const told = demonstration('').open(window, [field]).click(field).type('one', field).press('Return').type('two', field).done()
    expect(
      acts((await learnTold(told)).task.steps)
        .filter((act) => act !== 'click')
        .map((act) => act.split(' ')[0]),
    ).toEqual(['type', 'press', 'type'])
  })

  it('keeps Tab and a Return that leads elsewhere as steps', async () => {
    const told = demonstration('')
      .open(BROWSER, [SUBJECT])
      .open(EDITOR, [PAPER])
      .click(PAPER)
      .type('one', PAPER)
      .press('Tab')
      .type('two')
      .press('Return')
      .front(2)
      .done()
    expect(acts((await learnTold(told)).task.steps)).toEqual(['type one', 'press Tab', 'type two', 'press Return'])
  })
})
