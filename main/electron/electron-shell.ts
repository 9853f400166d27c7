import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { type PopUp, routeOf, type Shell, sizeOf } from '../shell/shell.ts'

/** The parts of Electron that the shell uses; passed in, so that tests can stand in for it. */
export type ElectronParts = {
  BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow
  screen: { getPrimaryDisplay(): { workArea: { x: number; y: number; width: number } } }
}

/** Where the app's pages live: a scheme of our own, so that they have an origin and a policy. */
export const APP_ORIGIN = 'understudy://app'

/** Every window: sandboxed, isolated, without Node, and unable to leave the app's own pages. */
export function openElectronShell(electron: ElectronParts, options: { preload: string }): Shell {
  const popUps = new Map<string, BrowserWindow>()
  let main: BrowserWindow | undefined
  let settleClosed: () => void = () => {}
  const closed = new Promise<void>((resolve) => {
    settleClosed = resolve
  })

  /** `quietly`: the program that the person works in keeps the focus. */
  function open(route: string, look: BrowserWindowConstructorOptions, quietly = false): BrowserWindow {
    const window = new electron.BrowserWindow({
      ...look,
      show: false,
      title: 'Understudy',
      autoHideMenuBar: true,
      webPreferences: {
        preload: options.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    })
    window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
    window.webContents.on('will-navigate', (event, url) => {
      if (!url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault()
    })
    window.once('ready-to-show', () => (quietly ? window.showInactive() : window.show()))
    void window.loadURL(`${APP_ORIGIN}/index.html#${route}`)
    return window
  }

  return {
    kind: 'electron',
    closed,
    async openMain() {
      if (main && !main.isDestroyed()) {
        if (main.isMinimized()) main.restore()
        main.focus()
        return
      }
      main = open('/', { width: 1280, height: 800, minWidth: 960, minHeight: 640 })
      main.once('closed', () => settleClosed())
    },
    async openPopUp(popUp: PopUp) {
      const route = routeOf(popUp)
      if (popUps.has(route)) return
      const { width, height, top } = sizeOf(popUp)
      const area = electron.screen.getPrimaryDisplay().workArea
      const x = Math.round(area.x + (area.width - width) / 2)
      const frame = popUp.kind !== 'bar'
      const look = { width, height, x, y: area.y + top, frame, skipTaskbar: !frame }
      const still = { resizable: false, minimizable: false, maximizable: false, alwaysOnTop: true }
      // Notes are typed into the bar, so it can have the focus; it does not take it.
      const window = open(route, { ...look, ...still }, popUp.kind === 'bar')
      popUps.set(route, window)
      window.once('closed', () => popUps.delete(route))
    },
    async closePopUp(popUp: PopUp) {
      popUps.get(routeOf(popUp))?.close()
    },
    async [Symbol.asyncDispose]() {
      for (const window of popUps.values()) window.destroy()
      if (main && !main.isDestroyed()) main.destroy()
    },
  }
}
