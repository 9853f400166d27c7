import { describe, expect, it } from 'vitest'
import type { Expectation } from '#contract'
import { demonstration, element, windowOf } from './support/demonstration.ts'
import { learnTold } from './support/learned.ts'
import { AMOUNT, BROWSER, EDITOR, PAPER, SAVE, SAVE_AS, SEND, SUBJECT } from './support/note-and-form.ts'

const form = () => demonstration('Write about keys').open(BROWSER, [SUBJECT, SEND])
const expectations = async (told: { done: () => Parameters<typeof learnTold>[0] }): Promise<Expectation[]> =>
  (await learnTold(told.done())).task.steps.map((step) => step.expectation)

describe('after a step is expected what truly followed', () => {
  it('a dialog that opened, and was left open', async () => {
    const told = demonstration('Write').open(EDITOR, [PAPER, SAVE]).click(SAVE).open(SAVE_AS)
    expect(await expectations(told)).toEqual([
      { kind: 'window-present', window: { program: 'mousepad', title: 'Save As', kind: 'dialog' } },
    ])
  })

  it('only that something changed, where the new window looks like one that was there before', async () => {
    const second = windowOf(5, 'mousepad', 'Untitled 2 - Mousepad', { x: 30, y: 60, width: 150, height: 200 })
    const told = demonstration('Write').open(EDITOR, [PAPER]).press('n', ['ctrl']).open(second).press('q', ['ctrl']).close(5)
    expect(await expectations(told)).toEqual([{ kind: 'changed' }, { kind: 'changed' }])
  })

  it('nothing about windows of other programs that come and go by themselves', async () => {
    const mail = windowOf(6, 'notifier', 'New mail', { x: 300, y: 0, width: 100, height: 30 })
    const told = form().click(SEND).open(mail).front(2)
    expect(await expectations(told)).toEqual([{ kind: 'nothing' }])
  })

  it('the title of the page that came, without counters, clocks and values', async () => {
    const told = form().type('keys', SUBJECT).click(SEND).change(2, { title: 'Sent keys (3) - Chromium' })
    expect((await expectations(told)).at(-1)).toEqual({
      kind: 'window-present',
      window: { program: 'chromium', title: 'Sent * (*) - Chromium', kind: 'normal' },
    })
  })

  it('no title in which only a value or a counter is new', async () => {
    const told = demonstration('Write about keys')
      .open({ ...BROWSER, title: 'Inbox (3) - Chromium' }, [SUBJECT, SEND])
      .click(SEND)
      .change(2, { title: 'Inbox (4) - Chromium' })
    expect(await expectations(told)).toEqual([{ kind: 'nothing' }])
  })

  it('the thing that is used next, when it was not there before', async () => {
    const more = element('button', 'Confirm', [300, 200, 60, 20])
    const told = form().click(SEND).shows(2, [SUBJECT, SEND, more]).click(more)
    expect((await expectations(told))[0]).toEqual({ kind: 'element-present', role: 'button', name: 'Confirm' })
  })

  it('a thing that came and stayed, the most telling one, and none that shows numbers or values', async () => {
    const news = [
      element('button', 'Again', [300, 200, 60, 20]),
      element('heading', 'Done', [210, 50, 60, 20]),
      element('heading', 'Order 17', [210, 70, 60, 20]),
      element('heading', 'About keys', [210, 90, 60, 20]),
    ]
    const told = form().type('keys', SUBJECT).click(SEND).shows(2, news)
    expect((await expectations(told)).at(-1)).toEqual({ kind: 'element-present', role: 'heading', name: 'Done' })
  })

  it('not a thing that was gone again', async () => {
    const spinner = element('heading', 'Sending', [210, 50, 60, 20])
    const told = form().click(SEND).shows(2, [SUBJECT, SEND, spinner]).press('F5').shows(2, [SUBJECT, SEND])
    expect((await expectations(told))[0]).toEqual({ kind: 'nothing' })
  })

  it('the text in the field, unless the field was seen to hold another', async () => {
    const holds = form()
      .type('12.5', SUBJECT)
      .shows(2, [{ ...SUBJECT, value: '12.5' }, SEND])
    expect(await expectations(holds)).toEqual([{ kind: 'field-holds', text: [{ kind: 'literal', text: '12.5' }] }])
    const formats = form()
      .type('12.5', SUBJECT)
      .shows(2, [{ ...SUBJECT, value: '€ 12,50' }, SEND])
    expect(await expectations(formats)).toEqual([{ kind: 'changed' }])
  })

  it('of a cell or of what is no field only that something changed', async () => {
    const cell = element('cell', 'A1', [260, 60, 50, 20])
    expect(await expectations(form().type('7', cell))).toEqual([{ kind: 'changed' }])
    expect(await expectations(form().type('7').paint(AMOUNT.box))).toEqual([{ kind: 'changed' }])
  })

  it('nothing, when nothing was seen to change', async () => {
    expect(await expectations(form().click(SEND))).toEqual([{ kind: 'nothing' }])
    expect(await expectations(form().click(SEND).paint({ x: 250, y: 100, width: 1, height: 12 }))).toEqual([{ kind: 'nothing' }])
  })
})
