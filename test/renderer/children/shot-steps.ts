import type { Page } from 'playwright'
import type { RecordingState, RunId, StepId } from '#contract'

/** What a person does on a screen before its picture is taken. */
export const RUN = 'run-live' as RunId

/** Begins a run and tells its events up to one of them. */
export async function live(page: Page, events: number, task = 2): Promise<void> {
  await page.evaluate(
    ([id, count, index]) => {
      const { fake } = window
      const task = fake.world.tasks[index]
      if (!task) throw new Error('no such task')
      const values = { file: 'backup-2025.zip', recipient: 'the landlord', topic: 'the keys', supplier: 'Nordwind AG', amount: '€412.50' }
      const plan = fake.make.planOf(task, values, 'words')
      const asks = task.id === 'task-delete' ? ('step-d2' as StepId) : undefined
      const all = fake.make.runEvents(id, plan, fake.ids, asks)
      const summary = fake.world.runs[0]?.summary
      if (!summary) throw new Error('no run to copy')
      fake.world.runs.unshift({ summary: { ...summary, id, title: 'A run', endedAt: null, outcome: null }, events: [] })
      for (const event of all.slice(0, count)) fake.tell(id, event)
      window.location.hash = `#/runs/${id}`
    },
    [RUN, events, task] as const,
  )
}

export async function ask(page: Page): Promise<void> {
  await page.evaluate(() => window.fake.ask(window.fake.make.approvalRequest('run-live' as RunId, 'step-d2' as StepId, window.fake.ids)))
}

export async function edit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
}

export async function compare(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Learn from it' }).click()
  await page.getByText('Please decide').waitFor()
}

export async function recording(page: Page, next: Partial<RecordingState> = {}): Promise<void> {
  await page.evaluate(async (more) => {
    await window.understudy?.recording.start({ goal: 'Write a note to Maria about the garden' })
    const health = { inputEvents: 1284, lastInputAgoMs: 300, lastFrameAgoMs: 70, clockDriftMs: 12, bytes: 7_340_032 }
    window.fake.record({ elapsedMs: 42_600, eventCount: 318, framesSeen: 634, health, ...more })
  }, next)
}

export async function chosen(page: Page): Promise<void> {
  await page.getByText('Only what I choose').click()
  await page.getByRole('checkbox', { name: 'Mousepad' }).check()
  await page.getByLabel('Name of a program').fill('keepassxc')
  await page.keyboard.press('Enter')
}

export async function importFile(page: Page, name: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from('x') })
}
