import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppInBrowser, startAppInBrowser } from './app-in-browser.ts'
import { asked, inputs, press } from './far-side.ts'

let app: AppInBrowser
beforeAll(async () => {
  app = await startAppInBrowser()
})
afterAll(() => app?.[Symbol.asyncDispose]())

const row = (page: Page, id: string) => page.locator(`[data-step="step-${id}"]`)
/** Opens the menu of a step and chooses. */
async function choose(page: Page, step: number, what: string): Promise<void> {
  await press(page, `What to do with step ${step}`)
  await page.getByRole('menuitem', { name: what, exact: true }).click()
}
const order = (page: Page) => page.locator('[data-step]').evaluateAll((rows) => rows.map((it) => it.getAttribute('data-step')))

describe('a task with brackets', () => {
  it('says what is repeated and what is done only sometimes, under the names of its parts, and what was left out', async () => {
    const { page } = await app.open('/tasks/task-batch')
    const outline = page.getByRole('region', { name: 'Steps' })
    await outline.waitFor()
    const text = (await outline.innerText()).replace(/\s+/g, ' ')
    const said = [
      'get to the form',
      'Only when the window “Ledger: sign in” is there',
      'enter each invoice',
      'For every supplier and amount you give at most 200 times',
      'If option “Express” is there',
      'Otherwise',
      'Milestone: an invoice is saved',
      'Only when dialog “Save changes?” is there',
    ]
    const places = said.map((sentence) => text.toLowerCase().indexOf(sentence.toLowerCase()))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    await page.getByText('Left out here: 2 things you did').click()
    await page.getByText('It led nowhere: the page was the same afterwards.').waitFor()
    await page.context().close()
  })

  it('takes several values, one a line, says how many, and which line will not do', async () => {
    const { page } = await app.open('/tasks/task-batch')
    await page.getByLabel('supplier').fill('Nordwind AG\nPapyrus Ltd\n')
    await page.getByLabel('amount').fill('€12\nnothing')
    await page.getByText('One a line: 2 so far.').first().waitFor()
    await press(page, 'Run')
    await page.getByText('Line 2: Write an amount').waitFor()
    await page.getByLabel('amount').fill('€12\n€3')
    await press(page, 'Run')
    await page.getByRole('heading', { name: 'Values' }).waitFor()
    expect(await inputs(page, 'plan.propose')).toEqual([
      { request: '', taskId: 'task-batch', values: { supplier: 'Nordwind AG\nPapyrus Ltd', amount: '€12\n€3' } },
    ])
    expect(await page.getByText('For every').locator('..').innerText()).toContain('Nordwind AG')
    await page.context().close()
  })

  it('has its suggestion done with a yes, or put away with a no', async () => {
    const { page } = await app.open('/tasks/task-batch')
    await press(page, 'Yes')
    await page.getByText('Done. It is version 4 now.').waitFor()
    expect([await inputs(page, 'task.edit'), await page.getByRole('region', { name: 'A suggestion' }).count()]).toEqual([
      [{ id: 'task-batch', revision: 3, edits: [{ kind: 'accept-proposal', id: 'proposal-1' }] }],
      0,
    ])
    await page.context().close()
  })
})

describe('editing a task', () => {
  it('by the keyboard alone moves, renames and deletes, undoes, and saves it all as one version', async () => {
    const { page } = await app.open('/tasks/task-note')
    await press(page, 'Edit')
    await row(page, 'n1').focus()
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByText('Now step 3.').waitFor()
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Go into the text')
    await page.keyboard.press('Enter')
    await row(page, 'n8').focus()
    await page.keyboard.press('Delete')
    await row(page, 'n7').focus()
    await page.keyboard.press('Delete')
    await press(page, 'Undo')
    await page.getByText('3 changes not saved yet').waitFor()
    expect(await order(page)).toEqual(['step-n2', 'step-n3', 'step-n1', 'step-n4', 'step-n5', 'step-n6', 'step-n7'])
    await press(page, 'Save as version 2')
    await page.getByText('Saved as version 2').waitFor()
    expect(await inputs(page, 'task.edit')).toEqual([
      {
        id: 'task-note',
        revision: 1,
        edits: [
          { kind: 'set-caption', step: 'step-n1', caption: 'Go into the text' },
          { kind: 'delete-step', step: 'step-n8' },
          { kind: 'move-step', step: 'step-n1', before: 'step-n4' },
        ],
      },
    ])
    await page.context().close()
  })

  it('moves a step by dragging it onto the lower half of another', async () => {
    const { page } = await app.open('/tasks/task-note', { height: 1600 })
    await press(page, 'Edit')
    const target = await row(page, 'n4').boundingBox()
    await page
      .getByRole('button', { name: 'Move step 1', exact: true })
      .dragTo(row(page, 'n4'), { targetPosition: { x: 60, y: (target?.height ?? 0) - 6 } })
    await page.getByText('Now step 4.').waitFor()
    expect((await order(page)).slice(0, 4)).toEqual(['step-n2', 'step-n3', 'step-n4', 'step-n1'])
    await page.context().close()
  })

  it('makes typed words a value, puts a value in, and turns one back into text', async () => {
    const { page } = await app.open('/tasks/task-note')
    await press(page, 'Edit')
    await press(page, 'Change the words of step 2')
    const typed = page.getByRole('textbox', { name: 'What it types' })
    await typed.focus()
    await page.keyboard.press('Home')
    for (let letter = 0; letter < 4; letter += 1) await page.keyboard.press('Shift+ArrowRight')
    const tools = page.getByRole('toolbar', { name: 'For “What it types”' })
    await tools.getByRole('button', { name: 'Make it a value' }).click()
    await page.getByRole('dialog').getByLabel('Name').last().fill('Greeting word')
    await page.keyboard.press('Enter')
    await typed.locator('[data-part*="greeting-word"]').waitFor()
    await typed.locator('[data-part*="recipient"]').click()
    await tools.getByRole('button', { name: 'Back to text' }).click()
    await page.getByText('2 changes not saved yet').waitFor()
    await press(page, 'Save as version 2')
    await page.getByText('Saved as version 2').waitFor()
    expect(await inputs(page, 'task.edit')).toMatchObject([
      {
        edits: [
          { kind: 'add-parameter', parameter: { name: 'greeting-word', type: 'text', examples: ['Dear'] }, value: 'Dear' },
          {
            kind: 'set-text',
            step: 'step-n2',
            text: [
              { kind: 'slot', parameter: 'greeting-word' },
              { kind: 'literal', text: ' Maria' },
            ],
          },
        ],
      },
    ])
    await page.context().close()
  })

  it('adds steps of every kind, makes milestones, names parts, and puts steps into a loop', async () => {
    const { page } = await app.open('/tasks/task-note')
    await press(page, 'Edit')
    await choose(page, 3, 'Add a step after it')
    await page.getByRole('dialog').getByText('You do it').click()
    await page.getByLabel('What do you do then?').fill('read it once more')
    await page.getByRole('dialog').getByRole('button', { name: 'Add a step' }).click()
    await press(page, 'Add a step at the end')
    await page.getByRole('dialog').getByText('Press keys').click()
    await page.getByRole('dialog').getByLabel('Key', { exact: true }).press('Control+s')
    await page.getByRole('dialog').getByRole('button', { name: 'Add a step' }).click()
    await page.getByText('Press Ctrl+S').waitFor()
    await page.getByRole('button', { name: 'Make it a milestone' }).first().click()
    await page.getByLabel('What is finished after this step?').fill('ready to write')
    await press(page, 'Apply')
    await choose(page, 1, 'Name the part from here on')
    await page.getByLabel('What is this part for?').fill('write the note')
    await page.getByLabel('To step').selectOption('step-n3')
    await press(page, 'Apply')
    await choose(page, 2, 'Repeat, or only sometimes')
    await page.getByLabel('To step').selectOption('step-n3')
    await page.getByRole('dialog').getByLabel('recipient').check()
    await press(page, 'Apply')
    await page.getByText('For every').waitFor()
    await press(page, 'Save as version 2')
    await page.getByText('Saved as version 2').waitFor()
    const [saved] = (await inputs(page, 'task.edit')) as { edits: { kind: string }[] }[]
    expect(saved?.edits).toMatchObject([
      { kind: 'set-parameter', name: 'recipient', parameter: { many: true } },
      { kind: 'insert-step', before: 'step-n4', step: { caption: 'Now you: read it once more', act: { kind: 'hand-over' } } },
      { kind: 'insert-step', before: null, step: { act: { kind: 'press', key: 's', modifiers: ['ctrl'] } } },
      { kind: 'set-block', block: { kind: 'loop', from: 'step-n2', to: 'step-n3', over: { kind: 'values', parameters: ['recipient'] } } },
      { kind: 'set-sub-goals', subGoals: [{ name: 'write the note', from: 'step-n1', to: 'step-n3' }] },
      { kind: 'set-milestones', milestones: [{ after: 'step-n1' }, { after: 'step-n3' }, { after: 'step-n7' }] },
    ])
    await page.context().close()
  })

  it('shows beside the edits why they were refused, loses nothing, and asks before it is left', async () => {
    const { page } = await app.open('/tasks/task-delete')
    await press(page, 'Edit')
    await choose(page, 2, 'Delete the step')
    await row(page, 'd1').focus()
    await page.keyboard.press('Delete')
    await press(page, 'Save as version 2')
    await page.getByText('A task needs at least one step.').waitFor()
    await page.getByRole('navigation').getByRole('link', { name: 'History' }).click()
    const question = page.getByRole('dialog', { name: 'Leave without saving?' })
    await question.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('2 changes not saved yet').waitFor()
    await press(page, 'Undo')
    await row(page, 'd1').waitFor()
    await page.getByRole('navigation').getByRole('link', { name: 'History' }).click()
    await question.getByRole('button', { name: 'Leave' }).click()
    await page.getByRole('heading', { name: 'History' }).waitFor()
    expect((await asked(page, 'task.edit')).length).toBe(1)
    await page.context().close()
  })

  it('lets a task be recorded again from a step on', async () => {
    const { page } = await app.open('/tasks/task-note')
    await press(page, 'Edit')
    await choose(page, 4, 'Record again from here')
    await page.getByText('This recording replaces “Write a note to recipient about topic” from step 4 on.').waitFor()
    expect(await page.getByLabel('What will you do?').inputValue()).toBe('Write a note to Maria about the garden')
    await page.evaluate(() => window.understudy?.recording.start({ goal: 'Write a note to Maria about the garden' }))
    await page.getByRole('button', { name: 'Stop', exact: true }).first().click()
    await press(page, 'Use it from that step on')
    await page.getByText('Open the menu “File” (again)').waitFor()
    expect(await inputs(page, 'task.replaceFrom')).toEqual([{ id: 'task-note', step: 'step-n4', recordingId: 'recording-new-1' }])
    await page.context().close()
  })
})
