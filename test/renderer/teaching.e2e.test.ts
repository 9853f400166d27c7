import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApprovalId, RunId } from '#contract'
import { type AppInBrowser, startAppInBrowser } from './app-in-browser.ts'
import { RUN, takenOver } from './children/shot-steps.ts'
import { asked, fail, inputs, press } from './far-side.ts'

let app: AppInBrowser
beforeAll(async () => {
  app = await startAppInBrowser()
})
afterAll(() => app?.[Symbol.asyncDispose]())

describe('a call for help', () => {
  const WINDOW = { width: 440, height: 700 }
  async function help(route = '/help/approval-help') {
    const { page } = await app.open(route, WINDOW)
    await page.evaluate(() => window.fake.askHelp(window.fake.make.helpRequest('run-live' as RunId, window.fake.ids)))
    await page.getByRole('heading', { name: 'Press “Save”' }).waitFor()
    return page
  }

  it('says in a window of its own what is wrong and what can be done, with the picture and the time left', async () => {
    const page = await help()
    await page.getByRole('img', { name: 'Press “Save”' }).waitFor()
    const said = await page.locator('main').innerText()
    expect(said).toContain('The button “Save” was not found on the page, and no model knew it.')
    expect(said).toContain('Bring the form into view, or press the button yourself.')
    expect(await page.getByRole('timer').innerText()).toMatch(/^It waits (10:00|9:\d\d) for you, then the run ends$/)
    await page.context().close()
  })

  it('is answered by each of its ways on, and takes over before it answers', async () => {
    const page = await help()
    const given: unknown[] = []
    for (const [index, name] of ['I put it right, try again', 'I did it, go on', 'Take over and show it', 'Stop the run'].entries()) {
      if (index > 0) {
        await page.evaluate((id) => {
          window.location.hash = `#/help/${id}`
          window.fake.askHelp({ ...window.fake.make.helpRequest('run-live' as RunId, window.fake.ids), id })
        }, `approval-help-${index}` as ApprovalId)
      }
      await page.getByRole('button', { name, disabled: false }).click()
      await page.getByText('This question is over.').waitFor()
      const calls = await page.evaluate(() => window.fake.calls.splice(0))
      given.push(
        calls.flatMap(({ name: call, input }) =>
          call === 'help.answer' ? (input as { answer: string }).answer : call === 'run.takeOver' ? call : [],
        ),
      )
    }
    expect(given).toEqual([['again'], ['done'], ['run.takeOver', 'taken-over'], ['stop']])
    await page.context().close()
  })

  it('takes no answer in its first moment, nor by Esc', async () => {
    const page = await help()
    await page.keyboard.press('Escape')
    await page.clock.install()
    await page.reload()
    await page.evaluate(() => window.fake.askHelp(window.fake.make.helpRequest('run-live' as RunId, window.fake.ids)))
    const again = page.getByRole('button', { name: 'I put it right' })
    await again.waitFor()
    const before = await again.isDisabled()
    await page.clock.runFor(600)
    expect([before, await again.isDisabled(), await asked(page, 'help.answer')]).toEqual([true, false, []])
    await page.context().close()
  })

  it('waits in the main window too', async () => {
    const page = await app.open('/tasks').then((opened) => opened.page)
    await page.evaluate(() => window.fake.askHelp(window.fake.make.helpRequest('run-live' as RunId, window.fake.ids)))
    await page.getByText('It cannot go on: Press “Save”').waitFor()
    await press(page, 'Help')
    await page.getByRole('dialog', { name: 'It needs your help' }).getByRole('button', { name: 'I did it, go on', disabled: false }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect((await inputs(page, 'help.answer')).length).toBe(1)
    await page.context().close()
  })
})

describe('taking over', () => {
  it('shows the steps that were seen, asks what they stand for, and keeps them for next time', async () => {
    const { page, faults } = await app.open('/runs')
    await takenOver(page)
    await page.getByText('3 moves and keys seen').waitFor()
    await press(page, 'Done')
    await page.getByRole('heading', { name: 'This is what you showed' }).waitFor()
    await page.getByText('Press “Book it”').waitFor()
    expect([
      await page.getByRole('radio', { name: /^This step/ }).isChecked(),
      await page.getByLabel('Keep it for next time').isChecked(),
    ]).toEqual([true, true])
    await press(page, 'Go on')
    await page.getByRole('region', { name: 'The plan was changed' }).getByText('You did this step in your way.').waitFor()
    expect(await inputs(page, 'run.useTaught')).toEqual([{ id: RUN, use: 'instead-of-step', keep: true }])
    const rows = page.getByRole('complementary', { name: 'Steps' }).locator('button')
    expect((await rows.allInnerTexts()).slice(-3).map((text) => text.split('\n').slice(0, 2).join(': '))).toEqual([
      'Press “Save”: left out',
      'Press “Check”: you showed it',
      'Press “Book it”: you showed it',
    ])
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('can be shown once more where nothing was seen, or gone on without', async () => {
    const { page } = await app.open('/runs')
    await takenOver(page)
    await fail(page, 'run.taught', { code: 'bad-input', message: 'Nothing was shown.', advice: 'Take over once more.' })
    await press(page, 'Done')
    await page.getByText('Nothing was shown.').waitFor()
    await page.getByRole('button', { name: 'Show it once more' }).click()
    await page.getByText('Nothing seen yet').waitFor()
    expect((await inputs(page, 'run.takeOver')).length).toBe(2)
    await page.context().close()
  })

  it('can count for nothing, and is then not kept', async () => {
    const { page } = await app.open('/runs')
    await takenOver(page)
    await press(page, 'Done')
    await page.getByRole('radio', { name: /^Nothing/ }).check()
    expect([
      await page.getByLabel('Keep it for next time').isChecked(),
      await page.getByLabel('Keep it for next time').isDisabled(),
    ]).toEqual([false, true])
    await press(page, 'Go on')
    await page.waitForFunction(() => window.fake.calls.some((call) => call.name === 'run.useTaught'))
    expect(await inputs(page, 'run.useTaught')).toEqual([{ id: RUN, use: 'none', keep: false }])
    await page.context().close()
  })

  it('says that it could not be kept, while the run goes on with it', async () => {
    const { page, faults } = await app.open('/runs')
    await takenOver(page)
    await press(page, 'Done')
    await page.getByText('Press “Book it”').waitFor()
    await page.evaluate(() => {
      window.fake.world.tasks = []
    })
    await press(page, 'Go on')
    await page.getByText('What you showed counts for this run; the task is not there any more. Record it anew from that step on.').waitFor()
    expect([
      await page.getByRole('region', { name: 'The plan was changed' }).getByText('You did this step in your way.').count(),
      await page.getByRole('heading', { name: 'This is what you showed' }).count(),
    ]).toEqual([1, 0])
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('says it in its own window too', async () => {
    const { page } = await app.open('/taught/run-a', { width: 440, height: 700 })
    await page.getByText('Press “Book it”').waitFor()
    await page.evaluate(() => {
      window.fake.world.tasks = []
    })
    await press(page, 'Go on')
    await page.getByText('What you showed counts for this run; the task is not there any more.').waitFor()
    expect(await page.getByText('Kept as version').count()).toBe(0)
    await page.context().close()
  })

  it('is also taken care of in a window of its own, where what was kept is said', async () => {
    const { page } = await app.open('/taught/run-a', { width: 440, height: 700 })
    await page.getByText('Press “Book it”').waitFor()
    await press(page, 'Go on')
    await page.getByText('Kept as version 2 of the task.').waitFor()
    await page.context().close()
  })
})
