import { join } from 'node:path'
import { type ApprovalRequest, centreOf } from '#contract'
import type { VirtualSession } from '#desktop'
import type { Engine } from '#engine'
import { openBrowserApp, screenPlace } from '#main'
import type { Person } from './person/person.ts'

export interface DemoApp extends AsyncDisposable {
  /** How many questions the person answered in their windows. */
  answered(): number
}

/** The app as `npm start` opens it, and the person who answers its questions by clicking in the approval window. */
export async function openApp(options: { engine: Engine; person: Person; executable: string; session: VirtualSession }): Promise<DemoApp> {
  const { engine, person, executable, session } = options
  const onError = (error: unknown) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  const app = await openBrowserApp({
    engine,
    env: session.env,
    executable,
    profile: join(session.home, 'app-browser'),
    size: { width: 960, height: 640 },
    onError,
  })
  let answered = 0
  const off = engine.on((name, data) => {
    if (name === 'approval.request') void answerAsPerson(data as ApprovalRequest).then(() => (answered += 1), onError)
  })

  /** Waits for the question's own window, looks where “Once” stands, and clicks it with the mouse. */
  async function answerAsPerson(request: ApprovalRequest): Promise<void> {
    const route = `#/approval/${request.id}`
    const isIt = (page: { url(): string }) => page.url().endsWith(route)
    const page = app.context.pages().find(isIt) ?? (await app.context.waitForEvent('page', { predicate: isIt }))
    await person.click(centreOf(await screenPlace(page.getByRole('button', { name: 'Once' }))))
  }

  return {
    answered: () => answered,
    async [Symbol.asyncDispose]() {
      off()
      await app[Symbol.asyncDispose]()
    },
  }
}
