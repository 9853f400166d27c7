import { describe, expect, it } from 'vitest'
import type { Parameter, UiElement } from '#contract'
import { goalSentence } from '#contract'
import { demonstration, element } from '../support/demonstration.ts'
import { learnTold } from '../support/learned.ts'
import { BROWSER } from '../support/note-and-form.ts'

const PAGE = ['window New order', 'document New order']

function beside(role: UiElement['role'], names: string[], path: string[]): UiElement[] {
  return names.map((name, index) => element(role, name, [220, 40 + 24 * index, 100, 20], { path: [...PAGE, ...path] }))
}

/** Clicks one of several things, told as a real program tells them over AT-SPI. */
async function picked(goal: string, all: UiElement[], name: string): Promise<{ goal: string; parameters: Parameter[] }> {
  const clicked = all.find((each) => each.name === name)!
  const { task } = await learnTold(demonstration(goal).open(BROWSER, all).click(clicked).done())
  return { goal: goalSentence(task.goal), parameters: task.parameters }
}

describe('what was picked, as programs tell it', () => {
  it('of radio buttons it is a choice among all of its group, called as the group', async () => {
    const group = beside('radio', ['Standard', 'Express', 'Pick up'], ['panel Shipping'])
    const others = beside('radio', ['Cash', 'Card'], ['panel Payment'])
    expect(await picked('Order a tea pot with Express shipping', [...group, ...others], 'Express')).toEqual({
      goal: 'Order a tea pot with ⟦shipping⟧ shipping',
      parameters: [{ name: 'shipping', type: 'choice', examples: ['Express'], options: ['Standard', 'Express', 'Pick up'] }],
    })
  })

  it('of a field with choices it is called as the field', async () => {
    const all = beside('menu-item', ['Work', 'Travel'], ['combobox Move to'])
    expect(await picked('Move the mail to the folder Travel', all, 'Travel')).toEqual({
      goal: 'Move the mail to the folder ⟦move-to⟧',
      parameters: [{ name: 'move-to', type: 'choice', examples: ['Travel'], options: ['Work', 'Travel'] }],
    })
  })

  it('of a list it is called as the list', async () => {
    const all = beside('list-item', ['Kitchen', 'Bath'], ['list Room'])
    expect(await picked('Book the Kitchen for Anna', all, 'Kitchen')).toEqual({
      goal: 'Book the ⟦room⟧ for Anna',
      parameters: [{ name: 'room', type: 'choice', examples: ['Kitchen'], options: ['Kitchen', 'Bath'] }],
    })
  })

  it('of tabs it is one of the tabs', async () => {
    const all = beside('tab', ['Mail', 'Calendar'], ['panel'])
    expect(await picked('Print what is in the tab Calendar', all, 'Calendar')).toEqual({
      goal: 'Print what is in the tab ⟦tab⟧',
      parameters: [{ name: 'tab', type: 'choice', examples: ['Calendar'], options: ['Mail', 'Calendar'] }],
    })
  })

  it('of a menu it is one of its entries', async () => {
    const all = beside('menu-item', ['English', 'German'], ['menubar', 'menu View', 'menu Language'])
    expect(await picked('Set the language to German', all, 'German')).toEqual({
      goal: 'Set the language to ⟦recipient⟧',
      parameters: [{ name: 'recipient', type: 'choice', examples: ['German'], options: ['English', 'German'] }],
    })
  })

  it.each([
    ['link', 'Read the news about Norway', 'topic'],
    ['tree-item', 'Open the folder Norway', 'folder'],
  ] as const)('of %ss any may be there tomorrow: there are no options', async (role, goal, name) => {
    expect((await picked(goal, beside(role, ['Norway', 'Sweden'], []), 'Norway')).parameters).toEqual([
      { name, type: 'choice', examples: ['Norway'] },
    ])
  })
})
