import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunEvent } from '#contract'
import { type AppInBrowser, startAppInBrowser } from './app-in-browser.ts'
import { ALL_MODELS, paused, RUN, steered } from './children/shot-steps.ts'
import { asked, inputs, press } from './far-side.ts'

let app: AppInBrowser
beforeAll(async () => {
  app = await startAppInBrowser()
})
afterAll(() => app?.[Symbol.asyncDispose]())

const tell = (page: Page, event: RunEvent) => page.evaluate(([id, told]) => window.fake.tell(id, told), [RUN, event] as const)
const detail = (page: Page) => page.getByRole('region', { name: /^Step \d+ of/ })

describe('a run that gets stuck', () => {
  it('shows that it asks the small model, what was sent and what it took, and that memory goes on afterwards', async () => {
    const { page, faults } = await app.open('/runs', { settings: ALL_MODELS })
    await steered(page, 'stuckRun')
    await page.getByText('6 steps in 9.4 s, 1 question to a model.').waitFor()
    const row = page.locator('[data-step="step-i6"]')
    expect([await row.getByText('asked the small model').count(), await page.getByText('Milestone: form filled, reached').count()]).toEqual(
      [1, 1],
    )
    await row.click()
    const story = detail(page).getByRole('list').filter({ hasText: 'Asked the small model' })
    expect((await story.getByRole('listitem').locator('p:first-child').allInnerTexts()).slice(0, 4)).toEqual([
      'Noticed',
      'Asked the small model',
      'holo-7b at 127.0.0.1:8080',
      'From here on it works from memory again',
    ])
    await page.getByText('1.9 s · 1,902 pieces of text · 0.0021 EUR').waitFor()
    await page.getByText('What was sent').click()
    await page.getByText('The picture of the window “Ledger”, with private values covered').waitFor()
    // The cost of the whole run stands under its name, and the tries in the step.
    expect(await page.getByText('1,902 pieces of text', { exact: true }).count()).toBe(1)
    expect(await detail(page).getByText('nothing came of it').count()).toBe(2)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('stands still at the bound of what may be spent, and goes on with as much again', async () => {
    const { page } = await app.open('/runs')
    await paused(page, 'budget')
    await page.getByRole('region', { name: 'It has used what you allowed' }).getByText('asked 40 questions').waitFor()
    await page.getByRole('button', { name: 'Allow as much again' }).click()
    expect(await inputs(page, 'run.resume')).toEqual([{ id: RUN }])
    await page.context().close()
  })

  it('tells how the plan became another, with why, and keeps what fell out in sight', async () => {
    const { page } = await app.open('/runs')
    await paused(page, 'person')
    await page.evaluate((id) => {
      const { fake } = window
      const start = fake.world.runs[0]?.events[0]
      if (start?.kind !== 'run-start') throw new Error('the world is not as it was')
      const subGoals = start.plan.subGoals.map((goal, index) =>
        index === 0 ? { ...goal, steps: goal.steps.filter((step) => step.id !== 'step-i3') } : goal,
      )
      fake.tell(id, { kind: 'resumed' })
      const because = 'The cursor is in “Amount” already.'
      fake.tell(id, { kind: 'plan-changed', how: 'shortened', tier: 0, because, subGoals, blocks: [] })
    }, RUN)
    await page.getByRole('region', { name: 'The plan was changed' }).getByText('The cursor is in “Amount” already.').waitFor()
    expect(await page.locator('[data-step="step-i3"]').getByText('left out').count()).toBe(1)
    expect(await page.getByText('1/5').count()).toBe(1)
    await page.context().close()
  })
})

describe('a run that the person takes the mouse from', () => {
  it('offers to go on, to take over, and to stop', async () => {
    const { page } = await app.open('/runs')
    await paused(page, 'person-input')
    const held = page.getByRole('region', { name: 'You took the mouse or the keyboard' })
    await held.waitFor()
    expect(await held.getByRole('button').locator('span:nth-of-type(1)').allInnerTexts()).toEqual(['Go on', 'Take over', 'Stop'])
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Go on')
    await page.keyboard.press('Enter')
    await held.waitFor({ state: 'detached' })
    expect(await asked(page, 'run.resume', 'run.stop', 'run.takeOver')).toEqual([['run.resume', { id: RUN }]])
    await page.context().close()
  })

  it('has the same three in its bar above the other windows', async () => {
    // Higher than the bar: the browser without a screen draws so low a page only once a second.
    const { page, faults } = await app.open('/runs', { width: 520, height: 300 })
    await paused(page, 'person-input')
    await page.evaluate(() => {
      window.location.hash = '#/bar'
    })
    const bar = page.getByRole('region', { name: 'You took the mouse or the keyboard' })
    expect(await bar.getByRole('button').allInnerTexts()).toEqual(['Go on', 'Take over', 'Stop'])
    await press(page, 'Take over')
    await page.getByText('Show how it is done: Nothing seen yet').waitFor()
    await page.evaluate((id) => window.fake.emit('run.teaching', { runId: id, phase: 'showing', seen: 1 }), RUN)
    await page.getByText('Show how it is done: One move or key seen').waitFor()
    await press(page, 'Done')
    await page.waitForFunction(() => window.fake.calls.some((call) => call.name === 'run.taught'))
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('the person’s part', () => {
  it('is told by who holds the run, whatever its words', async () => {
    const { page } = await app.open('/runs')
    await paused(page, 'person')
    await tell(page, { kind: 'resumed' })
    await tell(page, { kind: 'paused', because: 'Now you: log in to the ledger', by: 'hand-over' })
    await page.getByText('Now you: log in to the ledger').first().waitFor()
    await press(page, 'Go on')
    expect(await inputs(page, 'run.resume')).toEqual([{ id: RUN }])
    await page.context().close()
  })
})
