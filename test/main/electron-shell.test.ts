import { EventEmitter } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserWindowConstructorOptions } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ApprovalId } from '#contract'
import { type ElectronParts, openElectronShell } from '../../main/electron/electron-shell.ts'
import { answerPage } from '../../main/electron/pages.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let windows: FakeWindow[] = []

/** Electron's BrowserWindow as far as the shell uses it; remembers what it was told. */
class FakeWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions
  readonly webContents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: () => unknown) => (this.openHandler = handler),
  })
  openHandler: () => unknown = () => undefined
  url = ''
  focused = 0
  shown = ''
  gone = false
  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    windows.push(this)
  }
  async loadURL(url: string): Promise<void> {
    this.url = url
  }
  show(): void {
    this.shown = 'with focus'
  }
  showInactive(): void {
    this.shown = 'without focus'
  }
  focus(): void {
    this.focused += 1
  }
  isMinimized = () => false
  isDestroyed = () => this.gone
  close(): void {
    this.gone = true
    this.emit('closed')
  }
  destroy(): void {
    this.close()
  }
}

const electron = {
  BrowserWindow: FakeWindow,
  screen: { getPrimaryDisplay: () => ({ workArea: { x: 100, y: 20, width: 1000 } }) },
} as unknown as ElectronParts
const approval = { kind: 'approval', id: 'approval-1' as ApprovalId } as const
beforeEach(() => {
  windows = []
})

describe('the Electron shell', () => {
  it('opens every window sandboxed, isolated and without Node', async () => {
    const shell = openElectronShell(electron, { preload: '/preload.cjs' })
    await shell.openMain()
    await shell.openPopUp(approval)
    await shell.openPopUp({ kind: 'bar' })
    const preferences = {
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    }
    expect(windows.map((window) => window.options.webPreferences)).toEqual([preferences, preferences, preferences])
    expect(windows.map((window) => window.url)).toEqual([
      'understudy://app/index.html#/',
      'understudy://app/index.html#/approval/approval-1',
      'understudy://app/index.html#/bar',
    ])
  })

  it('lets no window open another or leave the app’s pages', async () => {
    await openElectronShell(electron, { preload: '' }).openMain()
    const [window] = windows
    let prevented: string[] = []
    const navigate = (url: string) => window?.webContents.emit('will-navigate', { preventDefault: () => prevented.push(url) }, url)
    for (const url of ['https://example.org/', 'understudy://app/index.html', 'file:///etc/passwd', 'understudy://apple/']) navigate(url)
    expect({ opens: window?.openHandler(), prevented }).toEqual({
      opens: { action: 'deny' },
      prevented: ['https://example.org/', 'file:///etc/passwd', 'understudy://apple/'],
    })
    prevented = []
  })

  it('places the question at the top in the middle, above the others, once', async () => {
    const shell = openElectronShell(electron, { preload: '' })
    await shell.openPopUp(approval)
    await shell.openPopUp(approval)
    expect(windows.map(({ options: { x, y, alwaysOnTop } }) => ({ x, y, alwaysOnTop }))).toEqual([{ x: 380, y: 68, alwaysOnTop: true }])
    await shell.closePopUp(approval)
    await shell.closePopUp(approval)
    await shell.openPopUp(approval)
    expect(windows.length).toBe(2)
  })

  it('leaves the focus to the program one works in when the bar comes, and takes it for a question', async () => {
    const shell = openElectronShell(electron, { preload: '' })
    await shell.openPopUp({ kind: 'bar' })
    await shell.openPopUp(approval)
    for (const window of windows) window.emit('ready-to-show')
    expect(windows.map(({ shown, options }) => [shown, options.focusable ?? true])).toEqual([
      ['without focus', true],
      ['with focus', true],
    ])
  })

  it('brings the main window to the front instead of opening it twice, and says when it was closed', async () => {
    const shell = openElectronShell(electron, { preload: '' })
    await shell.openMain()
    await shell.openMain()
    expect(windows.map((window) => window.focused)).toEqual([1])
    windows[0]?.close()
    await shell.closed
  })
})

describe('the app’s own scheme', () => {
  it('serves the pages under the strict policy and nothing else', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'renderer'))
    await writeFile(join(folder, 'renderer', 'index.html'), 'page')
    await writeFile(join(folder, 'outside.txt'), 'outside')
    const pages = join(folder, 'renderer')
    const page = await answerPage('understudy://app/index.html', pages)
    expect({ body: await page.text(), type: page.headers.get('content-type') }).toEqual({ body: 'page', type: 'text/html; charset=utf-8' })
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'none'")
    const refused = ['understudy://other/index.html', 'understudy://app/..%2foutside.txt', 'understudy://app/none.js']
    expect(await Promise.all(refused.map(async (url) => (await answerPage(url, pages)).status))).toEqual([404, 404, 404])
  })
})
