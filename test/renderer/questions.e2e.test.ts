import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunId, StepId } from '#contract'
import { type AppInBrowser, startAppInBrowser } from './app-in-browser.ts'
import { asked } from './far-side.ts'

let app: AppInBrowser
beforeAll(async () => {
  app = await startAppInBrowser()
})
afterAll(() => app?.[Symbol.asyncDispose]())

describe('an approval', () => {
  const WINDOW = { width: 440, height: 560 }
  async function question(route = '/approval/approval-run-live', timeoutMs = 60_000) {
    const opened = await app.open(route, WINDOW)
    await opened.page.evaluate((forMs) => {
      const request = window.fake.make.approvalRequest('run-live' as RunId, 'step-d2' as StepId, window.fake.ids)
      window.fake.ask({ ...request, timeoutMs: forMs, expiresAtMs: Date.now() + forMs })
    }, timeoutMs)
    await opened.page.getByRole('heading', { name: 'Understudy wants to press “Delete” in Files' }).waitFor()
    return opened.page
  }
  const answers = (page: Page) =>
    asked(page, 'approval.answer').then((calls) => calls.map(([, input]) => (input as { answer: string }).answer))

  it('says what, why, and that it cannot be undone, and has the focus on No', async () => {
    const page = await question()
    const said = await page.locator('main').innerText()
    expect(said).toContain('It deletes the file “backup-2025.zip” from the folder Notes.')
    expect(said).toContain('It cannot be undone.')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('No Esc')
    await page.context().close()
  })

  it('is answered No by Enter, and by Esc', async () => {
    for (const key of ['Enter', 'Escape']) {
      const page = await question()
      await page.keyboard.press(key)
      await page.getByText('This question is over.').waitFor()
      expect(await answers(page)).toEqual(['no'])
      await page.context().close()
    }
  })

  it('is answered by each of its buttons, by the keyboard alone', async () => {
    const given: string[][] = []
    for (const tabs of [1, 2, 3]) {
      const page = await question()
      await page.getByRole('button', { name: 'Once', disabled: false }).waitFor()
      for (let tab = 0; tab < tabs; tab += 1) await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByText('This question is over.').waitFor()
      given.push(await answers(page))
      await page.context().close()
    }
    expect(given).toEqual([['once'], ['this-run'], ['always']])
  })

  it('takes no yes in its first moment, in case the window came up under a click', async () => {
    const page = await question()
    await page.clock.install()
    await page.reload()
    await page.evaluate(() => window.fake.ask(window.fake.make.approvalRequest('run-live' as RunId, 'step-d2' as StepId, window.fake.ids)))
    const once = page.getByRole('button', { name: 'Once' })
    await once.waitFor()
    const before = await once.isDisabled()
    await page.clock.runFor(600)
    expect([before, await once.isDisabled()]).toEqual([true, false])
    await page.context().close()
  })

  it('can no longer be answered once its time has run out', async () => {
    const page = await question(undefined, 700)
    await page.getByText('No answer came in time, so it is a No.').waitFor()
    expect([await page.getByRole('button', { disabled: false }).count(), await answers(page)]).toEqual([0, []])
    await page.context().close()
  })

  it('also waits in the main window, and is over there when it is answered elsewhere', async () => {
    const { page } = await app.open('/tasks')
    await page.evaluate(() => window.fake.ask(window.fake.make.approvalRequest('run-live' as RunId, 'step-d2' as StepId, window.fake.ids)))
    await page.getByRole('button', { name: 'Answer' }).click()
    await page.getByRole('dialog', { name: 'Waiting for you' }).waitFor()
    await page.evaluate(() => window.fake.emit('approval.closed', { id: 'approval-run-live' as never }))
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect([await page.getByRole('button', { name: 'Answer' }).count(), await answers(page)]).toEqual([0, []])
    await page.context().close()
  })
})

describe('a secret', () => {
  it('is typed unseen, handed on once, and stays nowhere in the page', async () => {
    const { page } = await app.open('/secret/approval-secret', { width: 440, height: 560 })
    await page.evaluate(() =>
      window.fake.askSecret({
        id: 'approval-secret' as never,
        runId: 'run-live' as RunId,
        parameter: 'ledger-pin',
        why: 'Step 3 types it.',
      }),
    )
    const field = page.getByLabel('ledger pin', { exact: true })
    expect(await field.getAttribute('type')).toBe('password')
    await field.fill('4711-secret')
    await page.keyboard.press('Enter')
    await page.getByText('This question is over.').waitFor()
    expect([await asked(page, 'secret.answer'), (await page.content()).includes('4711-secret')]).toEqual([
      [['secret.answer', { id: 'approval-secret', value: '4711-secret' }]],
      false,
    ])
    await page.context().close()
  })

  it('is not given on Esc', async () => {
    const { page } = await app.open('/secret/approval-secret', { width: 440, height: 560 })
    await page.evaluate(() =>
      window.fake.askSecret({ id: 'approval-secret' as never, runId: 'run-live' as RunId, parameter: 'pin', why: 'Step 3 types it.' }),
    )
    await page.getByLabel('pin', { exact: true }).fill('47')
    await page.keyboard.press('Escape')
    await page.getByText('This question is over.').waitFor()
    expect(await asked(page, 'secret.answer')).toEqual([['secret.answer', { id: 'approval-secret', value: null }]])
    await page.context().close()
  })
})
