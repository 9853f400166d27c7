import { describe, expect, it } from 'vitest'
import type { Neighbour, UiElement } from '#contract'
import { demonstration, element } from './support/demonstration.ts'
import { createFakeEyes } from './support/fake-eyes.ts'
import { learnTold } from './support/learned.ts'
import { BROWSER } from './support/note-and-form.ts'

const row = (name: string, x: number): Neighbour => ({ role: 'row', name, offset: { x, y: 0 } })

/** Clicks something in a list, with the words of its row as eyes would tell them. */
async function learned(goal: string, clicked: UiElement, words: Neighbour[]) {
  const eyes = createFakeEyes()
  const { describe: plain } = eyes
  eyes.describe = async (scene, point, hit) => {
    const described = await plain(scene, point, hit)
    return { ...described, target: { ...described.target, neighbours: words } }
  }
  const told = demonstration(goal).open(BROWSER, [clicked]).click(clicked).done()
  const { task } = await learnTold(told, { eyes })
  const [step] = task.steps
  return { parameters: task.parameters, caption: step?.caption, name: step?.target?.name, row: step?.target?.neighbours }
}

const remove = element('button', 'Delete', [300, 80, 60, 20])

describe('the row that a thing stands in', () => {
  it('is that of a value when the sentence speaks of whom it shows', async () => {
    expect(await learned('Delete the invoice of Miller', remove, [row('INV-7', -60), row('Miller', -160), row('450.00', -100)])).toEqual({
      parameters: [{ name: expect.any(String), type: 'text', examples: ['Miller'] }],
      caption: expect.stringMatching(/^Click “Delete” in the row of ⟦.+⟧ on /u),
      name: 'Delete',
      row: [row('INV-7', -60), { ...row('Miller', -160), parameter: expect.any(String), before: '', after: '' }, row('450.00', -100)],
    })
  })

  it('keeps the words around the value', async () => {
    const { row: words } = await learned('Delete the invoice for Miller', remove, [row('Invoice for Miller (open)', -160)])
    expect(words).toEqual([
      { ...row('Invoice for Miller (open)', -160), parameter: expect.any(String), before: 'Invoice for ', after: ' (open)' },
    ])
  })

  it('may be known by a date or an amount, however it is written', async () => {
    const { parameters, row: words } = await learned('Delete the invoice of 12 May 2027', remove, [
      row('INV-7', -160),
      row('2027-05-12', -60),
    ])
    expect([parameters[0]?.type, words?.[1]?.parameter]).toEqual(['date', parameters[0]?.name])
  })

  it('stays the same row when the sentence says nothing of it, or only by chance', async () => {
    const nobody = [row('Miller', -160), row('Open', -100), row('2', -60)]
    expect(await learned('Delete the open invoice twice, at 2', remove, nobody)).toMatchObject({ parameters: [], row: nobody })
  })

  it('is not said twice when the thing itself is picked by the value', async () => {
    const item = element('list-item', 'Miller', [210, 80, 60, 20])
    const { parameters, row: words } = await learned('Open the invoice of Miller', item, [row('Miller', 0), row('450.00', 100)])
    expect([parameters.length, words]).toEqual([1, [row('450.00', 100)]])
  })

  it('is known by the cell itself, which may be typed into and so is no pick', async () => {
    const cell = element('cell', 'Miller', [210, 80, 60, 20])
    const { parameters, row: words } = await learned('Open the invoice of Miller', cell, [row('Miller', 0), row('450.00', 100)])
    expect(words).toEqual([{ ...row('Miller', 0), parameter: parameters[0]?.name, before: '', after: '' }, row('450.00', 100)])
  })
})
