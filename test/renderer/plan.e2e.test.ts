import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StepId } from '#contract'
import { type AppInBrowser, startAppInBrowser } from './app-in-browser.ts'
import { ALL_MODELS } from './children/shot-steps.ts'
import { inputs, press, startPlan } from './far-side.ts'

let app: AppInBrowser
beforeAll(async () => {
  app = await startAppInBrowser()
})
afterAll(() => app?.[Symbol.asyncDispose]())

describe('a plan', () => {
  async function plan(route = '/?ask=Write%20a%20note%20to%20the%20landlord%20about%20the%20keys') {
    const { page } = await app.open(route)
    await page.getByRole('button', { name: 'Step by step' }).waitFor()
    return page
  }

  it('says what it will take, and that no model is needed', async () => {
    const page = await plan()
    expect(await page.getByText('about 14 s, as long as you took').count()).toBe(1)
    expect(await page.getByText('no model needed').count()).toBe(1)
    await page.context().close()
  })

  it('is looked through on the screen by a dry run, which says of each step whether it is there', async () => {
    const page = await plan()
    await press(page, 'Dry run')
    await page.getByRole('heading', { name: 'Something was not found' }).waitFor()
    await page.getByText('3 steps found, 4 come with the steps before, 1 not seen. Nothing was changed.').waitFor()
    const states = await page.getByRole('complementary', { name: 'Steps' }).locator('button').allInnerTexts()
    const words = states.map((text) => ['there', 'comes later', 'not seen'].find((word) => text.includes(word)))
    const later = 'comes later'
    expect(words).toEqual(['there', 'there', 'there', later, 'not seen', later, later, later])
    await page.locator('[data-step="step-n1"]').click()
    expect(await page.locator('main [style*="left"][aria-hidden]').count()).toBe(1)
    expect((await inputs(page, 'run.start')).map((input) => (input as { how: unknown }).how)).toEqual([{ mode: 'dry-run' }])
    await page.context().close()
  })

  it('goes step by step by a button and by its key, and says what comes next', async () => {
    const page = await plan()
    await press(page, 'Step by step')
    const next = page.getByRole('button', { name: /^Next/ })
    await next.waitFor()
    expect(await page.getByText('Step 1 of 8').count()).toBe(1)
    await next.click()
    await page.getByText('Step 2 of 8').waitFor()
    await page.keyboard.press('n')
    await page.getByText('Step 3 of 8').waitFor()
    expect((await inputs(page, 'run.next')).length).toBe(2)
    await page.context().close()
  })

  it('can begin at a step, and do one alone', async () => {
    for (const [name, only] of [
      ['Run from here', false],
      ['Run only this', true],
    ] as const) {
      const page = await plan()
      await page.locator('[data-step="step-n4"]').click()
      await press(page, name)
      await page.waitForFunction(() => window.location.hash.startsWith('#/runs/run-new'))
      expect((await inputs(page, 'run.start')).map((input) => (input as { how: unknown }).how)).toEqual([
        { from: 'step-n4' as StepId, only },
      ])
      await page.context().close()
    }
  })

  it('is run as a whole by its first button', async () => {
    const page = await plan()
    await startPlan(page)
    await page.waitForFunction(() => window.location.hash.startsWith('#/runs/run-new'))
    expect((await inputs(page, 'run.start')).map((input) => 'how' in (input as object))).toEqual([false])
    await page.context().close()
  })
})

describe('a request that fits no task', () => {
  const REQUEST = 'Send Nordwind to the bookkeeper'

  it('shows what would be sent to the large model, and nothing is sent before the person says so', async () => {
    const { page, faults } = await app.open(`/?ask=${encodeURIComponent(REQUEST)}`, { settings: ALL_MODELS })
    const offer = page.getByRole('region', { name: 'Ask the large model for a plan' })
    await offer.getByText(/^Or let large-vision-3 .+ to api\.example\.com:$/).waitFor()
    expect(await offer.getByRole('listitem').allInnerTexts()).toEqual([
      'your request, with quoted and private values as placeholders',
      'what 3 pages of Ledger and Text editor are called, with their buttons and fields',
      'the sentences of 2 tasks',
    ])
    expect(await inputs(page, 'plan.propose')).toEqual([{ request: REQUEST, values: {} }])
    await press(page, 'Ask the large model for a plan')
    await page.getByText('A model put this together').waitFor()
    expect(await inputs(page, 'plan.propose')).toEqual([
      { request: REQUEST, values: {} },
      { request: REQUEST, values: {}, byModel: true },
    ])
    await page.getByText('about 20 s, at the pace of what you showed').waitFor()
    // It is of no task that has a form, and to look again would be to ask the model again.
    expect([await page.getByText('Change values').count(), await page.getByText('Look again').count()]).toEqual([0, 0])
    await page.locator('[data-step="step-guess"]').waitFor()
    await page.getByText('Ask in other words').click()
    await offer.waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('says so where the model has no plan either', async () => {
    const { page } = await app.open('/?ask=Book%20a%20flight', { settings: ALL_MODELS })
    await press(page, 'Ask the large model for a plan')
    await page.getByText('large-vision-3 found no plan either').waitFor()
    expect(await page.getByText('Record it now').count()).toBe(1)
    await page.context().close()
  })

  it('offers no model where none is set', async () => {
    const { page } = await app.open('/?ask=Book%20a%20flight')
    await page.getByText('Record it now').waitFor()
    expect(await page.getByText('Ask the large model for a plan').count()).toBe(0)
    await page.context().close()
  })
})
