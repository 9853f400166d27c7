import { describe, expect, it } from 'vitest'
import { PageLook, type UiElement } from '#contract'
import { createEyes, SAME_PAGE } from '#perception'
import { createFakeReader, line, sceneOf, told, WINDOW } from '../scenes.ts'

const eyes = createEyes({ reader: undefined })

const settings = (tab: string, ...names: string[]): UiElement[] => [
  told('tab', 'General', [10, 10, 60, 24], { selected: tab === 'General' }),
  told('tab', 'Privacy', [80, 10, 60, 24], { selected: tab === 'Privacy' }),
  ...names.map((name, index) => told('checkbox', name, [20, 60 + index * 30, 200, 20])),
  told('button', 'Close', [500, 360, 80, 28]),
]
const orders = (name: string, ...rows: string[]): UiElement[] => [
  told('heading', 'New order', [10, 10, 200, 30]),
  told('label', 'Customer:', [10, 60, 70, 18]),
  told('field', '', [90, 58, 200, 24], { value: name }),
  told('label', `Total: ${rows.length * 10}.00`, [10, 350, 90, 18]),
  ...rows.map((row, index) => told('list-item', row, [20, 100 + index * 24, 200, 20])),
  told('button', 'Add', [300, 58, 60, 24]),
  told('button', 'Send', [500, 360, 80, 28]),
]

describe('the look of a page', () => {
  it('holds what lasts on it: its window, and names without values, rows or counts', async () => {
    const look = PageLook.parse(await eyes.pageLook(sceneOf(orders('Anna', 'Apples', 'Pears'))))
    expect({ ...look, hash: '', elements: look.elements.map(({ role, name }) => `${role} ${name}`) }).toEqual({
      window: { program: 'orders', title: 'Orders', kind: 'normal' },
      hash: '',
      elements: ['heading New order', 'label Customer:', 'field Customer', 'button Add', 'button Send'],
    })
  })

  it('gives places as shares of the window', async () => {
    const { elements } = await eyes.pageLook(sceneOf([told('button', 'Send', [300, 100, 150, 40])]))
    expect(elements).toEqual([{ role: 'button', name: 'Send', place: { x: 0.5, y: 0.25, width: 0.25, height: 0.1 } }])
  })

  it('is read from the pixels where nothing is told', async () => {
    const reading = createEyes({ reader: createFakeReader(() => [line('New order', [10, 10, 90, 20]), line('12.50', [10, 60, 50, 20])]) })
    const { elements } = await reading.pageLook(sceneOf([]))
    expect(elements.map(({ role, name }) => [role, name])).toEqual([['text', 'New order']])
  })
})

describe('comparing pages', () => {
  const compare = async (a: UiElement[], b: UiElement[], windowB = WINDOW) =>
    eyes.comparePages(await eyes.pageLook(sceneOf(a)), await eyes.pageLook(sceneOf(b, { window: windowB })))

  it('takes other data for the same page, with all of it', async () => {
    expect(await compare(orders('Anna', 'Apples'), orders('Bob', 'Plums', 'Figs', 'Nuts'))).toEqual({
      similarity: 1,
      same: true,
      reasons: ['100 % of the lasting things are the same.'],
    })
  })

  it('tells the tabs of one dialog apart', async () => {
    const { same, reasons } = await compare(settings('General', 'Sound', 'Updates'), settings('Privacy', 'Cookies', 'History'))
    expect([same, reasons]).toEqual([false, ['Another tab: “Privacy”.']])
  })

  it('names what is missing and what is new', async () => {
    const { same, similarity, reasons } = await compare(settings('General', 'Sound', 'Updates'), settings('General', 'Sound', 'Colours'))
    expect([same, similarity >= SAME_PAGE, reasons.slice(0, 2)]).toEqual([
      same,
      same,
      ['Missing: checkbox “Updates”.', 'New: checkbox “Colours”.'],
    ])
  })

  it('never takes a page for the one with a dialog over it', async () => {
    const over = [...orders('Anna'), told('dialog', 'Really send?', [100, 100, 300, 200]), told('button', 'Yes', [120, 260, 60, 24])]
    expect((await compare(orders('Anna'), over)).same).toBe(false)
  })

  it('never takes a page for the one with an error on it, whose words are in the message and not its name', async () => {
    const failed = [
      ...orders('Anna'),
      told('alert', '', [10, 380, 400, 20]),
      told('text', 'The order could not be saved.', [12, 382, 300, 16]),
    ]
    expect((await compare(orders('Anna'), failed)).same).toBe(false)
    expect((await compare(failed, failed)).same).toBe(true)
  })

  it.each([
    ['another program', { program: 'letters' }],
    ['another kind of window', { kind: 'dialog' as const }],
    ['another web page', { title: 'Customers' }],
  ])('never takes %s for it, though all else is equal', async (_, change) => {
    expect((await compare(orders('Anna'), orders('Anna'), { ...WINDOW, ...change })).same).toBe(false)
  })

  it('has an answer for pages of which nothing is known', async () => {
    const { similarity, same } = await compare([], [])
    expect([similarity >= SAME_PAGE, same]).toEqual([true, true])
    expect((await compare([], [], { ...WINDOW, title: 'Customers' })).same).toBe(false)
  })
})
