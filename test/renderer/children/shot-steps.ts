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

type Made = 'stuckRun' | 'helplessRun' | 'dryRun'
/** A run of the invoice task that goes another way than it was shown, told up to one of its events. */
export async function steered(page: Page, made: Made, upTo?: number): Promise<void> {
  await page.evaluate(
    ([id, name, count]) => {
      const { fake } = window
      const task = fake.world.tasks[1]
      const summary = fake.world.runs[0]?.summary
      if (!task || !summary) throw new Error('the world is not as it was')
      const plan = fake.make.planOf(task, { supplier: 'Nordwind AG', amount: '€412.50', 'due-date': '12 March 2026' }, 'words')
      fake.world.runs.unshift({ summary: { ...summary, id, taskId: task.id, title: 'A run', endedAt: null, outcome: null }, events: [] })
      const told = fake.make[name](id, plan, fake.ids)
      for (const event of told.slice(0, count ?? told.length)) fake.tell(id, event)
      const request = told.find((event) => event.kind === 'help-request')
      if (request?.kind === 'help-request') fake.askHelp(request.request)
      window.location.hash = `#/runs/${id}`
    },
    [RUN, made, upTo] as const,
  )
}

export async function paused(page: Page, by: 'person' | 'person-input' | 'single-step' | 'budget'): Promise<void> {
  await live(page, 8, 1)
  const because = {
    person: '',
    'person-input': '',
    'single-step': 'Next: Choose Nordwind AG',
    budget: 'This run has asked 40 questions, as many as you allowed.',
  }[by]
  await page.evaluate(([id, why, who]) => window.fake.tell(id, { kind: 'paused', because: why, by: who }), [RUN, because, by] as const)
}

export async function takenOver(page: Page): Promise<void> {
  await steered(page, 'helplessRun')
  await page
    .getByRole('region', { name: 'It needs your help' })
    .getByRole('button', { name: 'Take over and show it', disabled: false })
    .click()
  await page.evaluate((id) => window.fake.emit('run.teaching', { runId: id, phase: 'showing', seen: 3 }), RUN)
}

export async function readTable(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'From the clipboard' }).click()
}

/** Settings with a model for every role. */
export const ALL_MODELS = {
  roles: {
    small: { url: 'http://127.0.0.1:8080/v1', name: 'holo-7b', price: null },
    large: { url: 'https://api.example.com/v1', name: 'large-vision-3', price: { input: 2.5, output: 10, currency: 'EUR' }, stream: true },
    judge: null,
  },
} as const
