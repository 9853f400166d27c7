import { randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize, sep } from 'node:path'
import { type WebSocket, WebSocketServer } from 'ws'
import { type CallHandlers, type CallName, type EventData, type EventName, FILE_CALLS } from '#contract'
import { CONTENT_TYPES, contentPolicy } from '../shell/content-policy.ts'
import { dispatch, eventMessage, faultMessage } from '../shell/dispatch.ts'
import { takeUpload } from './take-upload.ts'

export interface PageServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** A link that lets one browser in, once. */
  admission(): string
}

/**
 * Serves the app's pages and their calls on the loopback address alone. A browser is let in by a one-time token in its first
 * link, which becomes a strict cookie; every request must name this very host, every socket must come from our own pages.
 */
export async function startPageServer(options: {
  handlers: CallHandlers
  on: (listener: <Name extends EventName>(name: Name, data: EventData<Name>) => void) => () => void
  /** Folder of the built renderer, and the script that makes `window.understudy`. */
  pages: string
  bridge: string
  /** Folder for files on their way to being imported, inside Understudy's home. */
  uploads: string
  port?: number
  onBug: (error: unknown) => void
}): Promise<PageServer> {
  const session = randomBytes(32).toString('hex')
  const tokens = new Set<string>()
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 8 * 1024 * 1024 })
  const server = createServer((request, response) => {
    respond(request, response).catch((error) => {
      options.onBug(error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const origin = `http://${host}`
  /** Cookies do not tell ports apart, so the name does: two Understudies must not throw each other out. */
  const cookie = `understudy-${(server.address() as AddressInfo).port}`

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin)
    if (request.headers.host !== host) return refuse(response)
    const use = /^\/import\/(recording|task)$/.exec(url.pathname)?.[1] as keyof typeof FILE_CALLS | undefined
    if (request.method === 'POST' && use) return takeFile(FILE_CALLS[use], request, response)
    if (request.method !== 'GET') return refuse(response)
    const token = url.searchParams.get('token')
    if (token !== null) {
      if (!tokens.delete(token)) return refuse(response)
      response.writeHead(303, { 'set-cookie': `${cookie}=${session}; HttpOnly; SameSite=Strict; Path=/`, location: '/' })
      response.end()
      return
    }
    if (!isAdmitted(request, cookie, session)) return refuse(response)
    const file = fileFor(url.pathname, options)
    const content = file && (await readFile(file).catch(() => undefined))
    if (!file || !content) {
      response.writeHead(404).end()
      return
    }
    const html = extname(file) === '.html'
    response.writeHead(200, { ...headers(host), 'content-type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream' })
    response.end(html ? withBridge(content.toString('utf8')) : content)
  }

  /** A file that the person chose in our own page: answered like the call that it stands for. */
  async function takeFile(name: CallName, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isFromOurPage(request)) return refuse(response)
    const answer = await takeUpload(request, { folder: options.uploads }, (file) =>
      dispatch(options.handlers, { id: 0, name, input: { file } }, options.onBug),
    ).catch((error) => faultMessage(0, error, options.onBug))
    response.writeHead(200, { ...headers(host), 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }

  function isFromOurPage(request: IncomingMessage): boolean {
    return request.headers.host === host && request.headers.origin === origin && isAdmitted(request, cookie, session)
  }

  server.on('upgrade', (request, socket, head) => {
    if (request.url !== '/calls' || !isFromOurPage(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (client) => serve(client))
  })

  function serve(client: WebSocket): void {
    client.on('message', async (data) => {
      const answer = await dispatch(options.handlers, parseJson(String(data)), options.onBug)
      if (client.readyState === client.OPEN) client.send(JSON.stringify(answer))
    })
  }
  const off = options.on((name, data) => {
    const text = JSON.stringify(eventMessage(name, data))
    for (const client of sockets.clients) if (client.readyState === client.OPEN) client.send(text)
  })

  return {
    origin,
    admission() {
      const token = randomBytes(32).toString('hex')
      tokens.add(token)
      return `${origin}/?token=${token}`
    },
    async [Symbol.asyncDispose]() {
      off()
      for (const client of sockets.clients) client.terminate()
      server.closeAllConnections()
      server.close()
    },
  }
}

function headers(host: string): Record<string, string> {
  return {
    'content-security-policy': contentPolicy(`'self' ws://${host}`),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  }
}

function withBridge(html: string): string {
  return html.replace(/<head>/i, '<head><script src="/bridge.js"></script>')
}

function fileFor(path: string, { pages, bridge }: { pages: string; bridge: string }): string | undefined {
  if (path === '/bridge.js') return bridge
  const file = normalize(join(pages, path === '/' ? 'index.html' : decodeURIComponent(path)))
  return file.startsWith(pages + sep) ? file : undefined
}

function isAdmitted(request: IncomingMessage, cookie: string, session: string): boolean {
  const sent =
    (request.headers.cookie ?? '')
      .split(/;\s*/)
      .find((entry) => entry.startsWith(`${cookie}=`))
      ?.slice(cookie.length + 1) ?? ''
  const given = Buffer.from(sent)
  const wanted = Buffer.from(session)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function refuse(response: ServerResponse): void {
  response
    .writeHead(403, { 'content-type': 'text/plain; charset=utf-8' })
    .end('This page belongs to one window of Understudy. Open it with `npm start`.\n')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
