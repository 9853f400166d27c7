import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as bundle } from 'esbuild'
import { type Browser, chromium, type Page } from 'playwright'
import { build } from 'vite'
import { drawPictures } from './draw-pictures.ts'
import type { FakeOptions } from './fake-api.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The shells' own policy: what it forbids would not work there either. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

export type OpenOptions = FakeOptions & { width?: number; height?: number; dark?: boolean; reducedMotion?: boolean }
export type AppInBrowser = AsyncDisposable & {
  browser: Browser
  /** Opens a route in a page of its own, over a fake of its own; `faults` collects what the page complains of. */
  open(route: string, options?: OpenOptions): Promise<{ page: Page; faults: string[] }>
}

/** Builds the renderer as it is shipped, serves it under the shells' policy, and opens it in the system's Chromium over the fake API. */
export async function startAppInBrowser(executablePath = process.env.UNDERSTUDY_CHROMIUM ?? '/usr/bin/chromium'): Promise<AppInBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'understudy-renderer-'))
  const root = here('../../renderer')
  const [pictures, fake] = await Promise.all([
    drawPictures(),
    bundle({ entryPoints: [here('children/in-page.ts')], bundle: true, write: false, format: 'iife', target: 'chrome120' }),
    build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: folder, emptyOutDir: true } }),
  ])
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const file = normalize(join(folder, path === '/' ? 'index.html' : path))
    readFile(file).then(
      (content) =>
        response
          .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': POLICY })
          .end(content),
      () => response.writeHead(404).end(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
  const ids = Object.fromEntries(Object.entries(pictures).map(([name, { id }]) => [name, id]))
  const pngs = Object.fromEntries(Object.values(pictures).map(({ id, png }) => [id, png]))
  return {
    browser,
    async open(route, { width = 1280, height = 800, dark = false, reducedMotion = true, ...options } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      })
      const page = await context.newPage()
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
      })
      await page.addInitScript({
        content: `window.fakeSeed = ${JSON.stringify({ ids, pngs, options })};\n${fake.outputFiles[0]?.text ?? ''}`,
      })
      await page.goto(`${origin}/#${route}`)
      return { page, faults }
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
