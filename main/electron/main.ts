import { join } from 'node:path'
import { app, BrowserWindow, ipcMain, Menu, protocol, safeStorage, screen, session, utilityProcess } from 'electron'
import { CallMessage } from '../shell/dispatch.ts'
import { showPopUps } from '../shell/pop-ups.ts'
import { APP_ORIGIN, openElectronShell } from './electron-shell.ts'
import { linkEngine } from './engine-link.ts'
import { serveKeychain } from './keychain.ts'
import { answerPage } from './pages.ts'
import { createTray } from './tray.ts'

/** Channel names between this process and the pages; the preload knows the same two. */
const CALL = 'understudy:call'
const EVENT = 'understudy:event'
const CLOSE_WITHIN_MS = 8000

protocol.registerSchemesAsPrivileged([{ scheme: 'understudy', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
app.setName('understudy')
if (!app.requestSingleInstanceLock()) app.quit()
else void app.whenReady().then(start)

async function start(): Promise<void> {
  const here = import.meta.dirname
  protocol.handle('understudy', (request) => answerPage(request.url, join(here, 'renderer')))
  // Pages may put text on the clipboard (a path to be copied), and nothing else.
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === 'clipboard-sanitized-write'))
  Menu.setApplicationMenu(null)

  const engine = utilityProcess.fork(join(here, 'engine.js'), [], { serviceName: 'understudy-engine' })
  serveKeychain(engine, safeStorage, process.platform)
  const link = linkEngine(engine)
  ipcMain.handle(CALL, (event, raw) => {
    if (!event.senderFrame?.url.startsWith(`${APP_ORIGIN}/`)) throw new Error('That page may not call.')
    return link.call(CallMessage.parse(raw))
  })
  link.on((name, data) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(EVENT, { name, data })
  })

  const shell = openElectronShell({ BrowserWindow, screen }, { preload: join(here, 'preload.cjs') })
  showPopUps(link.on, shell, (error) => process.stderr.write(`${error}\n`))
  const tray = createTray({ open: () => void shell.openMain(), quit: () => app.quit() })
  app.on('second-instance', () => void shell.openMain())
  app.on('activate', () => void shell.openMain())
  app.on('window-all-closed', () => app.quit())
  let closing = false
  app.on('before-quit', (event) => {
    if (closing) return
    event.preventDefault()
    closing = true
    tray.destroy()
    void link.close(CLOSE_WITHIN_MS).finally(() => app.quit())
  })
  await shell.openMain()
}
