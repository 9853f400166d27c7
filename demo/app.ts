import { join } from 'node:path'
import type { ApprovalRequest } from '#contract'
import type { VirtualSession } from '#desktop'
import type { Engine } from '#engine'
import { openBrowserShell } from '../main/browser/browser-shell.ts'
import { startPageServer } from '../main/browser/page-server.ts'
import { buildApp, OUT } from '../main/build.ts'
import { showPopUps } from '../main/shell/pop-ups.ts'
import type { Person } from './person/person.ts'

export interface DemoApp extends AsyncDisposable {
  /** How many questions the person answered in their windows. */
  answered(): number
}

/** The app as `npm start` opens it, and the person who answers its questions by clicking in the approval window. */
export async function openApp(options: { engine: Engine; person: Person; executable: string; session: VirtualSession }): Promise<DemoApp> {
  const { engine, person, executable, session } = options
  const report = (error: unknown) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  await using cleanUp = new AsyncDisposableStack()
  await buildApp({ electron: false })
  const server = cleanUp.use(
    await startPageServer({ handlers: engine.handlers, on: engine.on, pages: join(OUT, 'renderer'), bridge: join(OUT, 'bridge.js'), onBug: report }),
  )
  const shell = cleanUp.use(
    await openBrowserShell({ server, executable, profile: join(session.home, 'app-browser'), env: session.env, size: { width: 960, height: 640 } }),
  )
  cleanUp.defer(showPopUps(engine.on, shell, report))
  let answered = 0
  cleanUp.defer(
    engine.on((name, data) => {
      if (name !== 'approval.request') return
      void answerAsPerson(data as ApprovalRequest).then(() => (answered += 1), report)
    }),
  )

  /** Waits for the question's own window, looks where “Once” stands, and clicks it with the mouse. */
  async function answerAsPerson(request: ApprovalRequest): Promise<void> {
    const route = `#/approval/${request.id}`
    const page = shell.context.pages().find((it) => it.url().endsWith(route)) ?? (await shell.context.waitForEvent('page', { predicate: (it) => it.url().endsWith(route) }))
    const once = page.getByRole('button', { name: 'Once' })
    await once.waitFor()
    const box = await once.boundingBox()
    const frame = await page.evaluate(() => ({ x: window.screenX + (window.outerWidth - window.innerWidth) / 2, y: window.screenY + (window.outerHeight - window.innerHeight) }))
    if (!box) throw new Error('The approval window shows no “Once”.')
    await person.click({ x: Math.round(frame.x + box.x + box.width / 2), y: Math.round(frame.y + box.y + box.height / 2) })
  }

  const held = cleanUp.move()
  return { answered: () => answered, [Symbol.asyncDispose]: () => held.disposeAsync() }
}
