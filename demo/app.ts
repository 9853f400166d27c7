import { join } from 'node:path'
import type { Page } from 'playwright'
import { type ApprovalRequest, centreOf } from '#contract'
import type { Engine } from '#engine'
import { openBrowserApp, screenPlace } from '#main'
import type { Person } from './person/person.ts'
import type { DemoSession } from './stage.ts'

export interface DemoApp extends AsyncDisposable {
  /** How many questions the person answered in their windows. */
  answered(): number
  /** The main window’s page. */
  readonly page: Page
}

/** The app as `npm start` opens it, and the person who answers its questions by clicking in the approval window. */
export async function openApp(options: {
  engine: Engine
  person: Person
  executable: string
  session: DemoSession
  size: { width: number; height: number }
  /** Called with the page of a question before it is answered. */
  onQuestion?: (page: Page) => Promise<void>
}): Promise<DemoApp> {
  const { engine, person, executable, session, size, onQuestion } = options
  const onError = (error: unknown) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  const app = await openBrowserApp({
    engine,
    env: session.env,
    executable,
    profile: join(session.home, 'app-browser'),
    uploads: join(session.home, 'uploads'),
    size,
    onError,
  })
  const [mainPage] = app.context.pages()
  if (!mainPage) throw new Error('The app opened no window.')
  let answered = 0
  const off = engine.on((name, data) => {
    if (name === 'approval.request') void answerAsPerson(data as ApprovalRequest).then(() => (answered += 1), onError)
  })

  /** Waits for the question's own window, looks where “Once” stands, and clicks it with the mouse. */
  async function answerAsPerson(request: ApprovalRequest): Promise<void> {
    const route = `#/approval/${request.id}`
    const isIt = (page: { url(): string }) => page.url().endsWith(route)
    const page = app.context.pages().find(isIt) ?? (await app.context.waitForEvent('page', { predicate: isIt }))
    await onQuestion?.(page)
    const once = page.getByRole('button', { name: 'Once' })
    // A yes is taken only after a moment, so that nobody gives one by a click meant for something else.
    await once.click({ trial: true })
    await person.click(centreOf(await screenPlace(once)))
  }

  return {
    answered: () => answered,
    page: mainPage,
    async [Symbol.asyncDispose]() {
      off()
      await app[Symbol.asyncDispose]()
    },
  }
}
