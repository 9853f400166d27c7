import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UiElement } from '#contract'
import { goalSentence } from '#contract'
import { demonstration, element } from '../support/demonstration.ts'
import { learnTold } from '../support/learned.ts'
import { BROWSER } from '../support/note-and-form.ts'
import { accepted, acts, loopOf, typedInRounds } from './looped.ts'

type Told = ReturnType<typeof demonstration>

const NAME = element('field', 'Name', [260, 60, 100, 20], { value: '' })
const PHONE = element('field', 'Phone', [260, 90, 100, 20], { value: '' })
const ADD = element('button', 'Add', [260, 120, 40, 20])
const FORM = [NAME, PHONE, ADD]
const open = (goal = '', elements: UiElement[] = FORM) => demonstration(goal).open(BROWSER, elements)

function addAll(told: Told, people: [string, string][]): Told {
  for (const [name, phone] of people) told.click(NAME).type(name, NAME).click(PHONE).type(phone, PHONE).click(ADD)
  return told
}
const PEOPLE: [string, string][] = [
  ['Anna Berger', '030 5521'],
  ['Bob Keller', '040 7713'],
  ['Carla Weiss', '089 1200'],
]

describe('what was done three times in a row is proposed as a loop', () => {
  it('over the values that were typed', async () => {
    const { task } = await learnTold(addAll(open('Add my new contacts'), PEOPLE).done())
    const { proposal, task: looped } = accepted(task)
    expect(proposal.question).toBe(
      'You did the same 3 times, for Anna Berger, Bob Keller and Carla Weiss. Should it be done for every value you give?',
    )
    expect(proposal.change).toBe('Steps 1 to 3 are done for each value that you give; the 6 steps that repeat them are taken out.')
    expect(acts(looped.steps)).toEqual(['type Name', 'type Phone', 'click Add'])
    expect(looped.parameters).toEqual([
      { name: 'name', type: 'text', examples: ['Anna Berger\nBob Keller\nCarla Weiss'], many: true },
      { name: 'phone', type: 'text', examples: ['030 5521\n040 7713\n089 1200'], many: true },
    ])
    expect(loopOf(looped)).toMatchObject({
      from: looped.steps[0]?.id,
      to: looped.steps[2]?.id,
      over: { kind: 'values', parameters: ['name', 'phone'] },
    })
    expect(typedInRounds(looped, Object.fromEntries(looped.parameters.map(({ name, examples }) => [name, examples[0] ?? ''])))).toEqual(
      PEOPLE.flat(),
    )
    expect(looped.steps.map(({ caption }) => caption)).toEqual([
      'Type ⟦name⟧ into “Name”',
      'Type ⟦phone⟧ into “Phone”',
      'Click “Add” on “Order form” in Chromium',
    ])
    expect(looped.proposals).toEqual([])
  })

  it('with one value of several in the sentence, where that had named each', async () => {
    const told = open('Add Anna, Bob and Carla to the list', [NAME])
    for (const name of ['Anna', 'Bob', 'Carla']) told.click(NAME).type(name, NAME).press('Return')
    const { task } = await learnTold(told.done())
    expect(task.parameters.length).toBe(3)
    const { task: looped } = accepted(task)
    const [parameter] = looped.parameters
    expect(looped.parameters).toEqual([{ name: parameter?.name, type: 'text', examples: ['Anna\nBob\nCarla'], many: true }])
    expect(goalSentence(looped.goal, { [parameter?.name ?? '']: 'Anna\nBob\nCarla' })).toBe('Add Anna, Bob, Carla to the list')
    expect(acts(looped.steps)).toEqual(['type Name', 'press Return'])
  })

  it('with a running number, and with what follows from another value', async () => {
    const told = open('')
    for (const [index, name] of ['Anna', 'Bob', 'Carla'].entries())
      told
        .click(NAME)
        .type(name, NAME)
        .click(PHONE)
        .type(`No ${index + 7}: ${name.toLowerCase()}`, PHONE)
        .click(ADD)
    // Number and name in one text differ in two places: the text as a whole is given.
    const { task } = await learnTold(told.done())
    expect(task.proposals[0]?.question).toContain('Anna, Bob and Carla')
    const counted = open('')
    for (const [index, name] of ['Anna', 'Bob', 'Carla'].entries())
      counted
        .click(NAME)
        .type(name, NAME)
        .click(PHONE)
        .type(`No ${index + 7}`, PHONE)
        .click(ADD)
    const { task: looped } = accepted((await learnTold(counted.done())).task)
    expect(looped.steps[1]?.act).toMatchObject({
      text: [
        { kind: 'literal', text: 'No ' },
        { kind: 'count', start: 7, step: 1, digits: 1 },
      ],
    })
    expect(loopOf(looped)?.over).toEqual({ kind: 'values', parameters: ['name'] })
  })

  it('where one value follows from the other it is given once: a date a week on, a name in lower case', async () => {
    const told = open('')
    for (const [day, week] of [
      ['2027-05-12', '19.05.2027'],
      ['2027-06-01', '08.06.2027'],
      ['2027-12-30', '06.01.2028'],
    ] as const)
      told.click(NAME).type(day, NAME).click(PHONE).type(week, PHONE).click(ADD)
    const { task: looped } = accepted((await learnTold(told.done())).task)
    expect(looped.parameters.map(({ name, type }) => [name, type])).toEqual([['name', 'date']])
    expect(typedInRounds(looped, { name: '2027-01-31\n2028-02-28' })).toEqual(['2027-01-31', '07.02.2027', '2028-02-28', '06.03.2028'])
  })

  it('as long as there is one, where the first was taken until none was left', async () => {
    const button = (index: number) => element('button', 'Delete', [300, 60 + 20 * index, 40, 15])
    const rows = [3, 2, 1].map((count) => Array.from({ length: count }, (_, index) => button(index)))
    const told = open('Delete my contacts', rows[0])
    for (const left of [rows[1] ?? [], rows[2] ?? [], [element('text', 'None', [220, 60, 40, 15])]])
      told.click(button(0)).shows(2, left).paint(BROWSER.box)
    const { proposal, task } = accepted((await learnTold(told.done())).task)
    expect(proposal.question).toBe('You did the same 3 times with “Delete”. Should it be done as long as there is one?')
    expect(acts(task.steps)).toEqual(['click Delete'])
    expect(loopOf(task)?.over).toEqual({ kind: 'while', condition: { kind: 'element-present', role: 'button', name: 'Delete' } })
  })

  it('over the rows of a list, where each had its turn from the first to the last', async () => {
    const names = ['Ink', 'Paper', 'Glue']
    const items = names.map((name, index) => element('list-item', name, [220, 60 + 20 * index, 100, 18], { path: ['list Stock'] }))
    const book = element('button', 'Book', [260, 200, 40, 20])
    const told = open('Book the stock', [...items, book])
    for (const item of items) told.click(item).paint(item.box).click(book)
    const { proposal, task } = accepted((await learnTold(told.done())).task)
    expect(proposal.question).toBe('You did the same 3 times, for Ink, Paper and Glue. Should it be done for every row of “Stock”?')
    expect(loopOf(task)?.over).toEqual({ kind: 'rows', item: 'stock', role: 'list-item', within: 'Stock' })
    expect(task.steps[0]).toMatchObject({ caption: 'Choose ⟦stock⟧ from “Stock”', target: { nameParameter: 'stock' } })
    expect(task.parameters).toEqual([])
  })

  it('for those that one names, where others of the list were left alone', async () => {
    const names = ['Ink', 'Paper', 'Glue', 'Tape', 'Pins']
    const items = names.map((name, index) => element('list-item', name, [220, 60 + 20 * index, 100, 18], { path: ['list Stock'] }))
    const book = element('button', 'Book', [260, 200, 40, 20])
    const told = open('Book some stock', [...items, book])
    for (const item of [items[0]!, items[2]!, items[3]!]) told.click(item).paint(item.box).click(book)
    const { task } = accepted((await learnTold(told.done())).task)
    expect(loopOf(task)?.over).toEqual({ kind: 'values', parameters: ['stock'] })
    expect(task.parameters).toEqual([{ name: 'stock', type: 'text', examples: ['Ink\nGlue\nTape'], many: true }])
  })
})

describe('no loop is proposed', () => {
  it.each<[string, () => Told]>([
    ['for two times', () => addAll(open(), PEOPLE.slice(0, 2))],
    [
      'for a form whose fields nobody names',
      () => demonstration('').open(BROWSER).type('a').press('Tab').type('b').press('Tab').type('c').press('Tab').type('d'),
    ],
    ['for one button pressed again and again', () => open().click(ADD).click(ADD).click(ADD).click(ADD)],
    ['for keys that only move', () => open().press('Down').press('Down').press('Down').press('Down').click(ADD)],
    ['for different fields of one form', () => open().click(NAME).type('a', NAME).click(PHONE).type('b', PHONE).click(ADD)],
  ])('%s', async (_, told) => {
    expect((await learnTold(told().done())).task.proposals).toEqual([])
  })
})

describe('whatever is typed into a form again and again', () => {
  const text = fc.stringMatching(/^[A-Za-z0-9äöü][A-Za-z0-9äöü .,:-]{0,12}[A-Za-z0-9äöü]$/u)
  it('the loop, given the values of the demonstration, types exactly that again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 3, maxLength: 5 }), async (people) => {
        const { task } = await learnTold(addAll(open(''), people).done(), { withoutVideo: true })
        if (task.proposals.length === 0) {
          // Always the same: as often as one says would be proposed, so something must differ where nothing is.
          expect.fail(`No loop for ${JSON.stringify(people)}`)
        }
        const { task: looped } = accepted(task)
        const loop = loopOf(looped)
        const names = loop?.over.kind === 'values' ? loop.over.parameters : []
        const values = Object.fromEntries(
          names.map((name) => [name, looped.parameters.find((each) => each.name === name)?.examples[0] ?? '']),
        )
        if (names.length > 0) expect(typedInRounds(looped, values)).toEqual(people.flat())
      }),
      { numRuns: 60 },
    )
  })
})
