import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunEvent, RunId, StepId } from '#contract'
import { type AppInBrowser, startAppInBrowser } from './app-in-browser.ts'
import { ALL_MODELS, paused, RUN, steered, takenOver } from './children/shot-steps.ts'
import { asked, fail, inputs, press, startPlan } from './far-side.ts'

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
    const { page, faults } = await app.open('/runs', { width: 520, height: 56 })
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
    const given: unknown[] = []
    for (const name of ['I put it right, try again', 'I did it, go on', 'Take over and show it', 'Stop the run']) {
      const page = await help()
      await page.getByRole('button', { name, disabled: false }).click()
      await page.getByText('This question is over.').waitFor()
      given.push(
        (await asked(page, 'run.takeOver', 'help.answer')).map(([call, input]) =>
          call === 'help.answer' ? (input as { answer: string }).answer : call,
        ),
      )
      await page.context().close()
    }
    expect(given).toEqual([['again'], ['done'], ['run.takeOver', 'taken-over'], ['stop']])
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

  it('is also taken care of in a window of its own, where what was kept is said', async () => {
    const { page } = await app.open('/taught/run-a', { width: 440, height: 700 })
    await page.getByText('Press “Book it”').waitFor()
    await press(page, 'Go on')
    await page.getByText('Kept as version 2 of the task.').waitFor()
    await page.context().close()
  })
})

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
