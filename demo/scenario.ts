import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { RunId, RunSummary, Task } from '#contract'
import { type Engine, openEngine } from '#engine'
import type { Account } from './account.ts'
import { openApp } from './app.ts'
import { type Claim, claim, claimEqual } from './claim.ts'
import { type FormBrowser, openFormBrowser } from './form/browser.ts'
import { type FormServer, startFormServer } from './form/server.ts'
import { createPerson, type Person } from './person/person.ts'
import { activate, boxOf, findWindow, place } from './person/window.ts'
import { writeReport } from './report/write-report.ts'
import { photograph, photographApp } from './screenshots.ts'
import type { DemoSession } from './stage.ts'

type Note = { recipient: string; topic: string }
const SHOWN: Note = { recipient: 'Anna Berger', topic: 'the garden keys' }
const REPEATS: { note: Note; request: string; moved: boolean }[] = [
  {
    note: { recipient: 'Bruno Keller', topic: 'the broken lift' },
    request: 'Please write a note to Bruno Keller about the broken lift',
    moved: false,
  },
  {
    note: { recipient: 'Dr. Clara Weiß', topic: 'the Übergabe on 24 May' },
    request: 'write a note to Dr. Clara Weiß about the Übergabe on 24 May',
    moved: true,
  },
]
/** As large as the screen, so that what repeats the task must bring its windows forward. */
const APP_SIZE = { width: 1280, height: 780 }
const goalOf = ({ recipient, topic }: Note) => `Write a note to ${recipient} about ${topic}`
const letterOf = ({ recipient, topic }: Note) => `Dear ${recipient},\n\nthis is about ${topic}.\n\nKind regards\n`

type Stage = {
  session: DemoSession
  engine: Engine
  person: Person
  browser: FormBrowser
  form: FormServer
  notes: string
  editor: number
}

/** `screenshots`: a folder for pictures of every screen of the app, taken when all is done; none without it. */
export async function runScenario(
  session: DemoSession,
  chromium: string,
  claims: Claim[],
  options: { screenshots?: string } = {},
): Promise<Account> {
  await using cleanUp = new AsyncDisposableStack()
  const notes = join(session.home, 'notes')
  await mkdir(notes)
  const form = cleanUp.use(await startFormServer())
  // The programs that a person would have open: an editor, a calculator that has nothing to do with it, and the form in a browser.
  session.start('mousepad', [], notes)
  session.start('galculator', [], notes)
  const browser = cleanUp.use(await openFormBrowser({ executable: chromium, env: session.env, home: session.home, url: form.origin }))
  const editor = await findWindow(session.env, 'mousepad')
  await place(session.env, await findWindow(session.env, 'galculator'), { x: 20, y: 520, width: 300, height: 250 })
  await place(session.env, editor, { x: 20, y: 40, width: 520, height: 420 })

  const env = { ...session.env, UNDERSTUDY_HOME: join(session.home, 'understudy') }
  const engine = cleanUp.use(await openEngine({ env, shell: 'browser' }))
  const person = createPerson(session.env)
  const stage: Stage = { session, engine, person, browser, form, notes, editor }

  const { screenshots } = options
  const onQuestion = screenshots === undefined ? undefined : (page: Page) => photograph(page, screenshots, 'approval')
  const shown = await showOnce(stage, claims)
  const app = cleanUp.use(await openApp({ engine, person, executable: chromium, session, size: APP_SIZE, onQuestion }))
  const runs: (Account['runs'][number] & { request: string })[] = []
  for (const [index, repeat] of REPEATS.entries()) {
    if (repeat.moved) await rearrange(stage)
    const before = app.answered()
    const started = performance.now()
    const summary = await repeatTask(stage, repeat.request, claims)
    const seconds = (performance.now() - started) / 1000
    runs.push({ summary, seconds, asked: app.answered() - before, request: repeat.request })
    await checkFromOutside(stage, repeat.note, index + 1, claims)
    claims.push(
      claim(
        `“${repeat.request}”: the risky step asked once, and was answered in its window`,
        app.answered() - before === 1,
        `asked ${app.answered() - before} times`,
      ),
    )
  }
  if (screenshots !== undefined) await photographApp(app.page, engine, screenshots)
  const report = await writeReport({ engine, task: shown.task, runs: runs.map((run) => ({ id: run.summary.id, request: run.request })) })
  return { ...shown, runs, report }
}

/** The demonstration: thirteen actions over two programs. */
async function showOnce(
  stage: Stage,
  claims: Claim[],
): Promise<{ task: Task; gestures: number; personActions: number; personSeconds: number }> {
  const { session, engine, person, browser } = stage
  await engine.recordings.start('')
  await person.pause(800)
  const started = performance.now()
  const box = await boxOf(session.env, stage.editor)
  await person.click({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
  await person.press('ctrl+n')
  await person.type(letterOf(SHOWN))
  await person.press('ctrl+s')
  await person.pause(1200)
  await person.type(`${SHOWN.topic}.txt`)
  await person.press('Return')
  await person.pause(800)
  await person.click(await browser.placeOf('[name=recipient]'))
  await person.type(SHOWN.recipient)
  await person.click(await browser.placeOf('[name=subject]'))
  await person.type(SHOWN.topic)
  await person.click(await browser.placeOf('[name=reply]'))
  await person.click(await browser.placeOf('button[type=submit]'))
  await browser.page.waitForURL('**/thanks')
  await person.pause(500)
  await person.click(await browser.placeOf('a'))
  await person.pause(700)
  const personSeconds = (performance.now() - started) / 1000
  const summary = await engine.recordings.stop(goalOf(SHOWN))
  await checkFromOutside(stage, SHOWN, 0, claims)
  const task = await engine.handlers['task.learn']({ recordingId: summary.id, goal: goalOf(SHOWN) })
  const examples = task.parameters.flatMap((it) => it.examples)
  claims.push(claim('At least 12 actions were recorded', summary.gestureCount >= 12, `${summary.gestureCount}`))
  claims.push(
    claimEqual(
      'The two values of the sentence became parameters, and nothing else did',
      examples.toSorted(),
      [SHOWN.recipient, SHOWN.topic].toSorted(),
    ),
  )
  return { task, gestures: summary.gestureCount, personActions: person.actions(), personSeconds }
}

async function repeatTask(stage: Stage, request: string, claims: Claim[]): Promise<RunSummary> {
  const { engine } = stage
  const outcome = await engine.handlers['plan.propose']({ request, values: {} })
  if (outcome.kind !== 'planned') throw new Error(`“${request}” was not understood: ${JSON.stringify(outcome)}`)
  const { id } = await engine.runs.start(outcome.plan)
  await engine.runs.ended(id)
  const summary = await summaryOf(engine, id)
  claims.push(claim(`“${request}”: done`, summary.outcome?.kind === 'done', JSON.stringify(summary.outcome)))
  claims.push(claimEqual(`“${request}”: no model was called`, summary.modelCalls, 0))
  return summary
}

async function summaryOf(engine: Engine, id: RunId): Promise<RunSummary> {
  return (await engine.handlers['run.get']({ id })).summary
}

/** Other places and sizes for both windows. */
async function rearrange({ session, editor }: Stage): Promise<void> {
  await place(session.env, editor, { x: 640, y: 300, width: 600, height: 460 })
  await place(session.env, await findWindow(session.env, 'chromium'), { x: 30, y: 60, width: 560, height: 620 })
  await activate(session.env, editor)
}

/** The saved file and what the form's server got: neither is told by Understudy. */
async function checkFromOutside({ notes, form }: Stage, note: Note, index: number, claims: Claim[]): Promise<void> {
  const file = join(notes, `${note.topic}.txt`)
  const saved = await readFile(file, 'utf8').catch(() => '(no such file)')
  claims.push(claimEqual(`“${goalOf(note)}”: the file holds the letter`, saved, letterOf(note)))
  claims.push(
    claimEqual(`“${goalOf(note)}”: the server got the form`, form.received[index], {
      recipient: note.recipient,
      subject: note.topic,
      reply: true,
    }),
  )
}
