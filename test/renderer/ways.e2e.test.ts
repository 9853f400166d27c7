import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StepId } from '#contract'
import { type AppInBrowser, startAppInBrowser } from './app-in-browser.ts'
import { asked, startPlan } from './far-side.ts'

let app: AppInBrowser
beforeAll(async () => {
  app = await startAppInBrowser()
})
afterAll(() => app?.[Symbol.asyncDispose]())

/** Tells the events of the newest run up to and with the nth of a kind. */
const tell = (page: Page, kind: string, nth = 1) =>
  page.evaluate(
    ([until, times]) => {
      const { fake } = window
      const run = fake.world.runs[0]
      const task = fake.world.tasks.find((it) => it.id === run?.summary.taskId)
      if (!run || !task) throw new Error('no run')
      const values = { recipient: 'the landlord', topic: 'the keys', file: 'backup-2025.zip' }
      const all = fake.make.runEvents(run.summary.id, fake.make.planOf(task, values, 'words'), fake.ids, 'step-d2' as StepId)
      let left = times
      for (const event of all) {
        if (!run.events.some((told) => JSON.stringify(told) === JSON.stringify(event))) fake.tell(run.summary.id, event)
        if (event.kind === until) left -= 1
        if (left === 0) return
      }
    },
    [kind, nth] as const,
  )

describe('asking for a repeat', () => {
  it('goes from the words over the plan to the run and its end', async () => {
    const { page, faults } = await app.open('/')
    // The field has the focus as soon as it is there.
    await page.getByLabel('Your request').waitFor()
    await page.keyboard.type('Write a note to the landlord about the keys')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Write a note to the landlord about the keys' }).waitFor()
    expect(await page.getByRole('row').allTextContents()).toEqual(['recipientthe landlordfrom your words', 'topicthe keysfrom your words'])
    expect(await page.locator('main [data-step]').count()).toBe(8)
    await page.keyboard.press('Enter')
    await page
      .getByText('Getting ready…')
      .waitFor({ state: 'detached' })
      .catch(() => {})
    await page.waitForFunction(() => window.location.hash.startsWith('#/runs/run-new'))
    await tell(page, 'located', 2)
    await page.getByText('Step 2 of 8', { exact: true }).waitFor()
    expect(await page.getByRole('status').filter({ hasText: 'Step 2 of 8' }).textContent()).toBe(
      'Step 2 of 8: Type the greeting to the landlord',
    )
    await tell(page, 'run-end')
    await page.getByText('8 steps in 9.4 s, all from memory.').waitFor()
    expect([await page.getByRole('button', { name: 'Stop the run' }).count(), faults]).toEqual([0, []])
    await page.context().close()
  })

  it('asks for what is missing, keeps what was said, and says what is wrong with a value', async () => {
    const { page } = await app.open('/')
    await page.getByLabel('Your request').fill('Write a note to Maria')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'One value is missing' }).waitFor()
    expect(await page.getByLabel('recipient').inputValue()).toBe('Maria')
    await page.getByLabel('topic').fill('the roof')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Write a note to Maria about the roof' }).waitFor()
    expect((await asked(page, 'plan.propose')).at(-1)).toEqual([
      'plan.propose',
      { request: 'Write a note to Maria', taskId: 'task-note', values: { recipient: 'Maria', topic: 'the roof' } },
    ])
    await page.context().close()
  })

  it('lets one choose where two tasks fit, and offers to record where none does, with the words kept', async () => {
    const { page } = await app.open('/')
    await page.getByLabel('Your request').fill('Write or enter')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Which task do you mean?' }).waitFor()
    await page.getByRole('button', { name: /Enter the invoice/ }).click()
    await page.getByRole('heading', { name: '3 values are missing' }).waitFor()
    await page.getByLabel('Your request').fill('Book a flight to Oslo')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Record it now' }).click()
    expect(await page.getByLabel('What will you do?').inputValue()).toBe('Book a flight to Oslo')
    await page.context().close()
  })

  it('checks the form of a task before it asks, and shows the planner’s reason beside the value it is about', async () => {
    const { page } = await app.open('/tasks/task-invoice')
    const run = page.getByRole('button', { name: 'Run', exact: true })
    await page.getByLabel('amount').fill('much')
    await run.click()
    expect(await asked(page, 'plan.propose')).toEqual([])
    expect(await page.locator('main [aria-invalid]').count()).toBe(3)
    await page.getByLabel('supplier').selectOption('Nordwind AG')
    await page.getByLabel('due date').fill('1 May 2026')
    await page.getByLabel('amount').fill('0')
    await run.click()
    await page.getByText('An invoice over nothing cannot be entered.').waitFor()
    expect([await page.getByLabel('due date').inputValue(), await page.getByLabel('amount').inputValue()]).toEqual(['1 May 2026', '0'])
    await page.getByLabel('amount').fill('12')
    await run.click()
    await page.getByRole('button', { name: 'Step by step' }).waitFor()
    expect(await page.getByRole('row', { name: /ledger pin/ }).textContent()).toBe('ledger pin••••••you are asked while it runs')
    await page.context().close()
  })

  it('keeps the words when the engine cannot answer, and says what to do', async () => {
    const { page } = await app.open('/')
    await page.evaluate(() =>
      window.fake.failNext('plan.propose', { code: 'desktop-lost', message: 'The screen is gone.', advice: 'Log in again.' }),
    )
    await page.getByLabel('Your request').fill('Write a note to Maria about tea')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('alert').textContent()).toBe('The screen is gone.Log in again.')
    expect(await page.getByLabel('Your request').inputValue()).toBe('Write a note to Maria about tea')
    await page.context().close()
  })
})

describe('stopping', () => {
  it('is in the same corner on every page, with its key printed on it, and tells the engine', async () => {
    const { page } = await app.open('/')
    await page.getByLabel('Your request').fill('Write a note to the landlord about the keys')
    await page.keyboard.press('Enter')
    await startPlan(page)
    const stop = page.getByRole('button', { name: 'Stop the run' })
    const places = new Set<string>()
    for (const hash of ['#/', '#/record', '#/tasks/task-note', '#/pages', '#/runs', '#/settings']) {
      await page.evaluate((to) => {
        window.location.hash = to
      }, hash)
      const box = await stop.boundingBox()
      places.add(JSON.stringify(box))
    }
    expect([places.size, await stop.textContent()]).toEqual([1, 'StopCtrlAltEsc'])
    await stop.click()
    await stop.waitFor({ state: 'detached' })
    expect((await asked(page, 'run.stop')).length).toBe(1)
    await page.context().close()
  })
})

describe('a task', () => {
  it('lets a task be deleted only after one more question whose safe answer has the focus', async () => {
    const { page } = await app.open('/tasks/task-note')
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Delete task' }).click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await asked(page, 'task.delete')).toEqual([])
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Delete task' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('heading', { name: 'Tasks' }).waitFor()
    expect(await asked(page, 'task.delete')).toEqual([['task.delete', { id: 'task-note' }]])
    await page.context().close()
  })
})

describe('a run', () => {
  it('shows the ring on the found thing in the picture, and by what it was found', async () => {
    const { page } = await app.open('/runs/run-a')
    await page.locator('[data-step="step-n7"]').click()
    const ring = page.locator('main [style*="left"][aria-hidden]').first()
    const place = await ring.evaluate((element) => {
      const [own, frame] = [element.getBoundingClientRect(), element.parentElement!.getBoundingClientRect()]
      return [own.x - frame.x, own.y - frame.y].map((length) => Math.round((length / frame.width) * 640))
    })
    expect(place).toEqual([526, 386])
    const evidence = await page.getByRole('list', { name: 'By what' }).getByRole('listitem').allTextContents()
    expect(evidence).toEqual(['name98 %', 'neighbours91 %', 'picture86 %', 'place64 %'])
    await page.context().close()
  })

  it('draws the picture after across the one before', async () => {
    const { page } = await app.open('/runs/run-a')
    await page.locator('[data-step="step-n7"]').click()
    const slider = page.getByLabel('From before to after')
    await slider.focus()
    await page.keyboard.press('End')
    expect(await page.locator('main img[style*="clip-path"]').evaluate((image) => getComputedStyle(image).clipPath)).toMatch(
      /^inset\(0px 0%/,
    )
    await page.context().close()
  })

  it('that failed says why and what to do, and shows the step', async () => {
    const { page } = await app.open('/runs/run-b')
    await page.getByRole('heading', { name: 'The field “Due” was not found on the page.' }).waitFor()
    expect(await page.locator('[data-step="step-i5"]').getAttribute('aria-pressed')).toBe('true')
    await page.context().close()
  })

  it('can be paused and resumed', async () => {
    const { page } = await app.open('/tasks/task-delete')
    await page.getByLabel('file').fill('a.txt')
    await page.keyboard.press('Enter')
    await startPlan(page)
    await page.waitForFunction(() => window.location.hash.startsWith('#/runs/run-new'))
    await tell(page, 'step-start')
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByText('It touches nothing until you go on.').waitFor()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('Now', { exact: true }).waitFor()
    await page.context().close()
  })
})
