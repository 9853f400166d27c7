import type { Page } from 'playwright'
import type { RunId } from '#contract'
import type { Shot } from './shot.ts'
import { ask, live, paused, RUN, recording } from './shot-steps.ts'

const BAR: [number, number] = [520, 56]

/** The narrow windows above whatever is on the screen: questions, help, the bar. */
export const WINDOWS: Shot[] = [
  {
    name: 'help-window',
    route: '/help/approval-help',
    window: [440, 700],
    before: (page) => page.evaluate(() => window.fake.askHelp(window.fake.make.helpRequest('run-live' as RunId, window.fake.ids))),
  },
  {
    name: 'taught-window-unkept',
    route: '/taught/run-a',
    window: [440, 700],
    async before(page) {
      await page.getByText('Press “Book it”').waitFor()
      await page.evaluate(() => {
        window.fake.world.tasks = []
      })
      await page.getByRole('button', { name: 'Go on' }).click()
    },
  },
  { name: 'taught-window', route: '/taught/run-a', window: [440, 700] },
  { name: 'approval', route: '/approval/approval-run-live', window: [440, 560], before: ask },
  {
    name: 'secret',
    route: '/secret/approval-secret',
    window: [440, 560],
    before: (page) =>
      page.evaluate(() =>
        window.fake.askSecret({
          id: 'approval-secret' as never,
          runId: 'run-live' as RunId,
          parameter: 'ledger-pin',
          why: 'Step 3 types it into the field “PIN” of Ledger.',
        }),
      ),
  },
  { name: 'bar-recording', route: '/bar', window: BAR, before: (page) => recording(page) },
  { name: 'bar-paused', route: '/bar', window: BAR, before: (page) => recording(page, { phase: 'paused' }) },
  { name: 'bar-private', route: '/bar', window: BAR, before: (page) => recording(page, { phase: 'private' }) },
  { name: 'bar-blind', route: '/bar', window: BAR, before: (page) => recording(page, { inputSeen: false, elapsedMs: 4_000_000 }) },
  {
    name: 'bar-note',
    route: '/bar',
    window: BAR,
    async before(page) {
      await recording(page)
      await page.getByRole('button', { name: 'Note' }).click()
    },
  },
  {
    name: 'bar-discard',
    route: '/bar',
    window: BAR,
    async before(page) {
      await recording(page)
      await page.getByRole('button', { name: 'Discard' }).click()
    },
  },
  ...(['person-input', 'single-step', 'budget'] as const).map((by) => ({
    name: `bar-${by}`,
    route: '/bar',
    window: BAR,
    async before(page: Page) {
      await paused(page, by)
      await page.evaluate(() => {
        window.location.hash = '#/bar'
      })
    },
  })),
  {
    name: 'bar-showing',
    route: '/bar',
    window: BAR,
    async before(page) {
      await live(page, 8, 1)
      await page.evaluate(async (id) => {
        await window.understudy?.run.takeOver({ id })
        window.fake.emit('run.teaching', { runId: id, phase: 'showing', seen: 3 })
        window.location.hash = '#/bar'
      }, RUN)
    },
  },
  {
    name: 'bar-acting',
    route: '/bar',
    window: BAR,
    async before(page) {
      await live(page, 13, 0)
      await page.evaluate(() => {
        window.location.hash = '#/bar'
      })
    },
  },
]
