import { describe, expect, it } from 'vitest'
import type { UiElement } from '#contract'
import { goalSentence } from '#contract'
import { demonstration, element } from '../support/demonstration.ts'
import { createFakeEyes } from '../support/fake-eyes.ts'
import { learnTold } from '../support/learned.ts'
import { BROWSER } from '../support/note-and-form.ts'
import { accepted, acts, bodyOf, loopOf, shownValues, typedInRounds } from './looped.ts'

type Told = ReturnType<typeof demonstration>

const open = (goal: string, elements: UiElement[]) => demonstration(goal).open(BROWSER, elements)
const looped = async (told: Told) => accepted((await learnTold(told.done())).task)

describe('things of a table or a list, one a round', () => {
  const cell = (column: string, row: number) =>
    element('cell', `${column}${row}`, [column === 'A' ? 220 : 280, 40 + 20 * row, 60, 20], { path: ['table Sheet1'] })
  const sheet = [1, 2, 3, 4].flatMap((row) => [cell('A', row), cell('B', row)])

  it('cells that are clicked, each with another text', async () => {
    const told = open('Enter the names', sheet)
    for (const [index, name] of ['Anna', 'Bob', 'Carla'].entries())
      told
        .click(cell('A', index + 2))
        .type(name, cell('A', index + 2))
        .press('Return')
        .paint(cell('A', index + 2).box)
    const { task } = await looped(told)
    expect(bodyOf(task).map(({ act, target }) => [act.kind, target?.nameParameter])).toEqual([
      ['type', 'cell'],
      ['press', undefined],
    ])
    expect(shownValues(task)).toEqual({ cell: 'A2\nA3\nA4', text: 'Anna\nBob\nCarla' })
  })

  it('cells of which the first is clicked and keys lead to the others', async () => {
    for (const isTold of [true, false]) {
      const told = open('Enter the names', sheet).click(cell('A', 2))
      for (const [index, name] of ['Anna', 'Bob', 'Carla'].entries()) {
        told.type(name, isTold || index === 0 ? cell('A', index + 2) : undefined).press('Tab')
        told
          .type(name.toLowerCase(), isTold ? cell('B', index + 2) : undefined)
          .press('Return')
          .paint(cell('B', index + 2).box)
      }
      const { task } = await looped(told)
      expect(acts(task.steps)).toEqual(['click A2', 'type', 'press Tab', 'type', 'press Return'])
      expect(acts(bodyOf(task))).toEqual(['type', 'press Tab', 'type', 'press Return'])
      expect(shownValues(task)).toEqual({ text: 'Anna\nBob\nCarla' })
      expect(typedInRounds(task, shownValues(task))).toEqual(['Anna', 'anna', 'Bob', 'bob', 'Carla', 'carla'])
    }
  })

  it('two cells of each row, with two texts', async () => {
    const told = open('Enter the numbers', sheet)
    for (const [index, [name, phone]] of [
      ['Anna', '030'],
      ['Bob', '040'],
      ['Carla', '089'],
    ].entries()) {
      told
        .click(cell('A', index + 2))
        .type(name!, cell('A', index + 2))
        .paint(cell('A', index + 2).box)
      told
        .click(cell('B', index + 2))
        .type(phone!, cell('B', index + 2))
        .paint(cell('B', index + 2).box)
    }
    const { task } = await looped(told)
    expect(task.steps.map(({ act, target }) => [act.kind, target?.nameParameter])).toEqual([
      ['type', 'cell'],
      ['type', 'cell-2'],
    ])
    expect(shownValues(task)).toEqual({ cell: 'A2\nA3\nA4', 'cell-2': 'B2\nB3\nB4', text: 'Anna\nBob\nCarla', 'text-2': '030\n040\n089' })
  })

  it('the first, the second and the third item of a list', async () => {
    const items = ['Ink', 'Paper', 'Glue'].map((name, index) =>
      element('list-item', name, [220, 60 + 20 * index, 100, 18], { path: ['list Stock'] }),
    )
    const book = element('button', 'Book', [260, 200, 40, 20])
    const told = open('Book each of them', [...items, book])
    for (const item of items) told.click(item, { count: 2 }).paint(item.box).click(book).paint(book.box)
    const { task } = await looped(told)
    expect(loopOf(task)?.over).toMatchObject({ kind: 'rows', role: 'list-item', within: 'Stock' })
  })

  it('each check box in turn, whatever it is called', async () => {
    const boxes = ['News', 'Offers', 'Terms', 'Surveys'].map((name, index) =>
      element('checkbox', name, [220, 60 + 20 * index, 100, 18], { path: ['group Mail'] }),
    )
    const told = open('Tick all of the boxes', boxes)
    for (const box of boxes) told.click(box).paint(box.box)
    const { task } = await looped(told)
    expect(acts(task.steps).length).toBe(1)
    expect(loopOf(task)?.over).toMatchObject({ kind: 'rows', role: 'checkbox' })
  })

  it('the button of each row, called after it', async () => {
    const names = ['Anna', 'Bob', 'Carla']
    const buttons = names.map((name, index) =>
      element('button', `Invite ${name}`, [300, 60 + 20 * index, 60, 18], { path: ['table People'] }),
    )
    const send = element('button', 'Send', [220, 200, 40, 20])
    const told = open('Invite some people', [...buttons, send])
    for (const button of buttons) told.click(button).paint(button.box).click(send).paint(send.box)
    const { task } = await looped(told)
    expect(acts(task.steps)).toEqual(['click Invite Anna', 'click Send'])
    expect(shownValues(task)).toEqual({ item: 'Invite Anna\nInvite Bob\nInvite Carla' })
    expect(task.steps[0]?.target?.nameParameter).toBe('item')
  })

  it.each([
    ['Invite each of them', { kind: 'rows', item: 'item', role: 'cell', within: 'People' }],
    ['Invite some', { kind: 'values', parameters: ['item'] }],
  ])('the button of each row, called alike in all: %s', async (goal, over) => {
    const cells = ['Anna', 'Bob', 'Carla', 'Dora'].map((name, index) =>
      element('cell', name, [220, 60 + 20 * index, 60, 18], { path: ['table People'] }),
    )
    const buttons = cells.map((_, index) => element('button', 'Invite', [300, 60 + 20 * index, 60, 18], { path: ['table People'] }))
    const told = open(goal, [...cells, ...buttons])
    for (const button of buttons.slice(0, 3)) told.click(button).paint(button.box)
    const eyes = createFakeEyes()
    const { describe: plain } = eyes
    // The words of its row, as eyes tell them.
    eyes.describe = async (scene, point, hit) => {
      const described = await plain(scene, point, hit)
      const name = cells[Math.floor((point.y - 60) / 20)]?.name ?? ''
      return { ...described, target: { ...described.target, neighbours: [{ role: 'row', name, offset: { x: -80, y: 0 } }] } }
    }
    const { task } = accepted((await learnTold(told.done(), { eyes })).task)
    expect(acts(task.steps)).toEqual(['click Invite'])
    expect(loopOf(task)?.over).toEqual(over)
    expect(task.steps[0]?.target?.neighbours).toMatchObject([{ role: 'row', name: 'Anna', parameter: 'item' }])
  })
})

describe('rounds by keyboard', () => {
  const NAME = element('field', 'Name', [260, 60, 100, 20], { value: '' })
  const AMOUNT = element('field', 'Amount', [260, 90, 100, 20], { value: '' })
  const DUE = element('field', 'Due', [260, 120, 100, 20], { value: '' })
  const names = ['Anna', 'Bob', 'Carla']
  const amounts = ['12.50', '88.00', '7.25']
  const days = ['2027-05-12', '2027-06-20', '2027-12-30']

  it.each([
    ['Add Anna, Bob and Carla', 'Add Anna, Bob, Carla'],
    ['Add Anna and Bob and Carla to the list', 'Add Anna, Bob, Carla to the list'],
    ['Please add Anna, Bob, Carla.', 'Please add Anna, Bob, Carla.'],
  ])('whose values the sentence counts up: %s', async (goal, sentence) => {
    for (const focus of [NAME, undefined]) {
      const told = open(goal, [NAME])
      for (const name of names) told.type(name, focus).press('Return').paint(NAME.box)
      const { task } = await looped(told)
      expect(acts(bodyOf(task)).at(-1)).toBe('press Return')
      expect(Object.values(shownValues(task))).toEqual(['Anna\nBob\nCarla'])
      expect(goalSentence(task.goal, shownValues(task))).toBe(sentence)
    }
  })

  it('with two values a round, one of which the sentence counts up', async () => {
    const told = open('Add Anna, Bob and Carla', [NAME, AMOUNT])
    for (const [index, name] of names.entries())
      told.type(name, NAME).press('Tab').type(amounts[index]!, AMOUNT).press('Return').paint(NAME.box)
    const { task } = await looped(told)
    expect(goalSentence(task.goal, shownValues(task))).toBe('Add Anna, Bob, Carla')
    expect(Object.values(shownValues(task)).toSorted()).toEqual([amounts.join('\n'), names.join('\n')])
    expect(typedInRounds(task, shownValues(task)).length).toBe(6)
  })

  it('with both values of each round in the sentence', async () => {
    const told = open('Add Anna with 12.50, Bob with 88.00 and Carla with 7.25', [NAME, AMOUNT])
    for (const [index, name] of names.entries())
      told.type(name, NAME).press('Tab').type(amounts[index]!, AMOUNT).press('Return').paint(NAME.box)
    const { task } = await looped(told)
    expect(Object.values(shownValues(task)).toSorted()).toEqual([amounts.join('\n'), names.join('\n')])
    expect(goalSentence(task.goal)).toBe('Add ⟦name⟧ with ⟦amount⟧')
  })

  it('with three values a round', async () => {
    const told = open('Enter the bills', [NAME, AMOUNT, DUE])
    for (const [index, name] of names.entries())
      told.type(name, NAME).press('Tab').type(amounts[index]!, AMOUNT).press('Tab').type(days[index]!, DUE).press('Return').paint(NAME.box)
    const { task } = await looped(told)
    expect(task.parameters.map(({ name, type, many }) => [name, type, many])).toEqual([
      ['name', 'text', true],
      ['amount', 'number', true],
      ['due', 'date', true],
    ])
    expect(typedInRounds(task, shownValues(task))).toEqual(names.flatMap((name, index) => [name, amounts[index], days[index]]))
  })

  it('where the first was begun by a click and Return leads back', async () => {
    const told = open('Enter the bills', [NAME, AMOUNT]).click(NAME)
    for (const [index, name] of names.entries())
      told
        .type(name, index === 0 ? NAME : undefined)
        .press('Tab')
        .type(amounts[index]!)
        .press('Return')
        .paint(NAME.box)
    const { task } = await looped(told)
    expect(acts(task.steps)).toEqual(['type Name', 'press Tab', 'type', 'press Return'])
  })

  it('down a column that nobody names', async () => {
    const told = demonstration('Enter my numbers').open(BROWSER)
    for (const amount of amounts) told.type(amount).press('Return').paint(NAME.box)
    const { task } = await looped(told)
    expect(Object.values(shownValues(task))).toEqual([amounts.join('\n')])
  })

  it('by a shortcut that begins each round', async () => {
    const told = open('Make the folders', [NAME])
    for (const name of names) told.press('n', ['ctrl']).type(name, NAME).press('Return').paint(NAME.box)
    const { task } = await looped(told)
    expect(acts(task.steps)).toEqual(['press n', 'type Name', 'press Return'])
  })
})
