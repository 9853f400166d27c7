import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UiElement } from '#contract'
import { demonstration, element, windowOf } from '../support/demonstration.ts'
import { learnTold } from '../support/learned.ts'
import { BROWSER } from '../support/note-and-form.ts'
import { accepted, acts, bodyOf, loopOf, shownValues, typedInRounds } from './looped.ts'

type Told = ReturnType<typeof demonstration>

const NAME = element('field', 'Name', [260, 60, 100, 20], { value: '' })
const PHONE = element('field', 'Phone', [260, 90, 100, 20], { value: '' })
const ADD = element('button', 'Add', [260, 120, 40, 20])
const MORE = element('button', 'Details', [310, 120, 60, 20])
const FORM = [NAME, PHONE, ADD, MORE]
const PEOPLE: [string, string][] = [
  ['Anna Berger', '030 5521'],
  ['Bob Keller', '040 7713'],
  ['Carla Weiss', '089 1200'],
]
const open = (goal = '', elements: UiElement[] = FORM) => demonstration(goal).open(BROWSER, elements)

/** Three rounds of a form; `during` does something of its own at a round's step. */
function threeRounds(told: Told, during: (round: number, at: 'begin' | 'name' | 'phone' | 'end') => unknown = () => undefined): Told {
  for (const [round, [name, phone]] of PEOPLE.entries()) {
    during(round, 'begin')
    told.click(NAME).type(name, NAME)
    during(round, 'name')
    told.click(PHONE).type(phone, PHONE)
    during(round, 'phone')
    told.click(ADD).paint(ADD.box)
    during(round, 'end')
  }
  return told
}

async function looped(told: Told) {
  return accepted((await learnTold(told.done())).task)
}

describe('rounds that are not quite the same are one loop', () => {
  it('where the last one lacks its last step', async () => {
    const told = open('Add some contacts')
    for (const [round, [name, phone]] of PEOPLE.entries()) {
      told.click(NAME).type(name, NAME).click(PHONE).type(phone, PHONE)
      if (round < 2) told.click(ADD).paint(ADD.box)
    }
    const { task } = await looped(told)
    expect(acts(task.steps)).toEqual(['type Name', 'type Phone', 'click Add'])
    expect(typedInRounds(task, shownValues(task))).toEqual(PEOPLE.flat())
  })

  it('where the first one had something to be set up inside, which is left out and told', async () => {
    const told = open('Add some contacts')
    const { proposal, task } = await looped(
      threeRounds(told, (round, at) => round === 0 && at === 'name' && told.click(MORE).paint(MORE.box)),
    )
    expect(acts(task.steps)).toEqual(['type Name', 'type Phone', 'click Add'])
    expect(typedInRounds(task, shownValues(task))).toEqual(PEOPLE.flat())
    expect(proposal.change).toBe(
      'Steps 5 to 7 are done for each value that you give; the 6 steps that repeat them are taken out; ' +
        'step 2, “Click “Details” on “Order form” in Chromium”, was done in one round only and is left out.',
    )
  })

  it.each(['begin', 'name', 'phone'] as const)('where a notice of the page was closed in the second round (%s)', async (when) => {
    const undo = element('button', 'Keep both', [200, 200, 60, 20])
    const told = open('Add some contacts')
    threeRounds(told, (round, at) => {
      if (round !== 1 || at !== when) return
      told
        .shows(BROWSER.id, [...FORM, undo])
        .idle(3000)
        .click(undo)
        .shows(BROWSER.id, FORM)
        .paint(undo.box)
    })
    const { proposal, task } = await looped(told)
    const place = { begin: 0, name: 1, phone: 2 }[when]
    expect(acts(bodyOf(task))).toEqual(['type Name', 'type Phone', 'click Add'].toSpliced(place, 0, 'click Keep both'))
    expect(acts(task.steps)).toEqual(acts(bodyOf(task)))
    const kept = task.steps[place]
    expect(task.blocks.filter(({ kind }) => kind === 'optional')).toMatchObject([
      { from: kept?.id, to: kept?.id, when: { kind: 'element-present', role: 'button', name: 'Keep both' } },
    ])
    expect(typedInRounds(task, shownValues(task))).toEqual(PEOPLE.flat())
    expect(proposal.change).toContain('Steps 1 to 3 are done for each value that you give; the 6 steps that repeat them are taken out')
  })

  it('where a dialog came up after the second round and was answered', async () => {
    const yes = element('button', 'Keep both', [150, 150, 60, 20])
    const dialog = windowOf(77, BROWSER.program, 'Already there', { x: 120, y: 120, width: 160, height: 80 }, 'dialog')
    const told = open('Add some contacts')
    threeRounds(told, (round, at) => {
      if (round === 1 && at === 'end') told.open(dialog, [yes]).click(yes).close(77)
    })
    const { task } = await looped(told)
    expect(acts(task.steps).toSorted()).toEqual(['click Add', 'click Keep both', 'type Name', 'type Phone'])
    expect(acts(bodyOf(task)).length).toBe(4)
    expect(task.blocks.filter(({ kind }) => kind === 'optional')).toMatchObject([{ when: { kind: 'window-present' } }])
    expect(typedInRounds(task, shownValues(task))).toEqual(PEOPLE.flat())
  })

  it('where scrolling stands between them', async () => {
    const told = open('Add some contacts')
    const { task } = await looped(threeRounds(told, (round, at) => round === 1 && at === 'begin' && told.scroll({ x: 250, y: 200 }, 3)))
    expect(acts(task.steps)).toEqual(['type Name', 'type Phone', 'click Add'])
    expect(typedInRounds(task, shownValues(task))).toEqual(PEOPLE.flat())
  })

  it('where nobody told in one of them what had the focus', async () => {
    const told = open('Add some contacts')
    for (const [round, [name, phone]] of PEOPLE.entries()) {
      const [first, second] = round === 0 ? [undefined, undefined] : [NAME, PHONE]
      told.type(name, first).press('Tab').type(phone, second).press('Return').paint(NAME.box)
    }
    const { task } = await looped(told)
    expect(acts(task.steps)).toEqual(['type Name', 'press Tab', 'type Phone', 'press Return'])
    expect(shownValues(task)).toEqual({ name: PEOPLE.map(([name]) => name).join('\n'), phone: PEOPLE.map(([, phone]) => phone).join('\n') })
  })

  it('with other steps before and after, also when the sentence says all', async () => {
    const [first, done] = [element('button', 'New list', [200, 60, 50, 20]), element('button', 'Send', [200, 90, 50, 20])]
    for (const goal of ['Add all contacts', 'Enter every new contact and send the list', 'Add each of them']) {
      const told = open(goal, [...FORM, first, done])
      const { task } = await looped(threeRounds(told.click(first).paint(first.box)).click(done))
      expect(acts(task.steps)).toEqual(['click New list', 'type Name', 'type Phone', 'click Add', 'click Send'])
      expect(loopOf(task)?.over).toEqual({ kind: 'values', parameters: ['name', 'phone'] })
    }
  })
})

describe('it is no loop', () => {
  it('where the value of a round in the middle is lacking', async () => {
    const told = open('')
    told.click(NAME).type('Anna', NAME).click(PHONE).type('1', PHONE).click(ADD).paint(ADD.box)
    told.click(PHONE).type('2', PHONE).click(ADD).paint(ADD.box)
    told.click(NAME).type('Carla', NAME).click(PHONE).type('3', PHONE).click(ADD).paint(ADD.box)
    expect((await learnTold(told.done())).task.proposals).toEqual([])
  })

  it('where two of three rounds differ', async () => {
    const told = open('')
    const seen = threeRounds(told, (round, at) => {
      if (round === 0 && at === 'name') told.click(MORE).paint(MORE.box)
      if (round === 1 && at === 'begin') told.press('F5').paint(BROWSER.box)
      if (round === 1 && at === 'phone') told.press('F6').paint(BROWSER.box)
    })
    expect((await learnTold(seen.done())).task.proposals).toEqual([])
  })
})

it('is no loop when the boxes of a form are ticked, though the sentence says all', async () => {
  const boxes = ['News', 'Offers', 'Terms'].map((name, row) =>
    element('checkbox', name, [220, 160 + 20 * row, 100, 18], { path: ['group Mail'] }),
  )
  const told = open('Fill in all fields', [...FORM, ...boxes])
    .click(NAME)
    .type('Anna', NAME)
  for (const box of boxes) told.click(box).paint(box.box)
  expect((await learnTold(told.done())).task.proposals).toEqual([])
})

describe('whatever is done in the rounds of a form', () => {
  const fields = ['Name', 'Phone', 'Street', 'Town', 'Email'].map((name, row) =>
    element('field', name, [260, 40 + 22 * row, 80, 18], { value: '' }),
  )
  const text = fc.stringMatching(/^[A-Za-z]{3,9}$/u)
  const slips = {
    'a wrong button': (told: Told) => told.click(MORE).paint(MORE.box),
    'a key': (told: Told) => told.press('F5').paint(BROWSER.box),
    scrolling: (told: Told) => told.scroll({ x: 250, y: 200 }, 2),
  }
  const rounds = (used: number) =>
    fc.uniqueArray(fc.array(text, { minLength: used, maxLength: used }), { minLength: 3, maxLength: 4, selector: ([first]) => first })
  const forms = fc
    .integer({ min: 2, max: 5 })
    .chain((used) => fc.record({ values: rounds(used), round: fc.nat(), column: fc.nat(), slip: fc.constantFrom(...Object.keys(slips)) }))

  it('a slip in one of them does not hide the loop, which types exactly what was typed', async () => {
    await fc.assert(
      fc.asyncProperty(forms, async ({ values, round, column, slip }) => {
        const told = open('', [...fields, ADD, MORE])
        const [slipRound, slipColumn] = [round % values.length, column % (values[0]?.length ?? 1)]
        for (const [index, texts] of values.entries()) {
          for (const [at, value] of texts.entries()) {
            const field = fields[at]
            if (field) told.click(field).type(value, field)
            if (index === slipRound && at === slipColumn) slips[slip as keyof typeof slips](told)
          }
          told.click(ADD).paint(ADD.box)
        }
        const { task } = accepted((await learnTold(told.done(), { withoutVideo: true })).task)
        expect(acts(task.steps).at(-1)).toBe('click Add')
        expect(bodyOf(task).filter(({ act }) => act.kind === 'type').length).toBe(values[0]?.length)
        expect(typedInRounds(task, shownValues(task))).toEqual(values.flat())
      }),
      { numRuns: 30 },
    )
  })

  it('nothing is proposed where each field and each button has its turn once', async () => {
    const buttons = ['Check', 'Print', 'Send'].map((name, row) => element('button', name, [200, 160 + 22 * row, 50, 18]))
    const things = [...fields, ...buttons]
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(things), fc.constantFrom('', 'Fill in all fields', 'Send each form'), async (order, goal) => {
        fc.pre(order.length > 0)
        const told = open(goal, things)
        for (const [index, thing] of order.entries())
          if (thing.role === 'field') told.click(thing).type(`text ${'abcdefgh'[index]}`, thing)
          else told.click(thing).paint(thing.box)
        expect((await learnTold(told.done(), { withoutVideo: true })).task.proposals).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})
