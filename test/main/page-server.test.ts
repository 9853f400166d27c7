import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type CallHandlers, type ImportResult, type RecordingId, Settings, UnderstudyError } from '#contract'
import { type PageServer, startPageServer } from '../../main/browser/page-server.ts'

let server: PageServer
let folder: string
let cookie: string
const imported: [string, string][] = []
let tell: (name: 'tasks.changed', data: Record<string, never>) => void = () => {}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'understudy-test-'))
  await mkdir(join(folder, 'pages'))
  await writeFile(join(folder, 'pages', 'index.html'), '<html><head><title>x</title></head></html>')
  await writeFile(join(folder, 'secret.txt'), 'outside')
  await writeFile(join(folder, 'bridge.js'), 'bridge()')
  server = await startPageServer({
    handlers: {
      'settings.get': async () => ({ theme: 'dark', approvalSeconds: 60 }),
      'recording.import': async ({ file }: { file: string }) => {
        imported.push([basename(file), await readFile(file, 'utf8')])
        if (!file.endsWith('.txt')) throw new UnderstudyError('bad-input', 'Nobody can read this file.', 'Choose another.')
        return RESULT
      },
      'task.openImport': async ({ file }: { file: string }) => ({ ...PREVIEW, format: file.endsWith('.md') ? 'skill' : 'bundle' }),
    } as unknown as CallHandlers,
    on(listener) {
      tell = (name, data) => listener(name, data)
      return () => {}
    },
    pages: join(folder, 'pages'),
    bridge: join(folder, 'bridge.js'),
    uploads: join(folder, 'uploads'),
    onBug: (error) => {
      throw error
    },
  })
  const admitted = await get(server.admission())
  cookie = String(admitted.headers['set-cookie']).split(';')[0] ?? ''
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const RESULT: ImportResult = {
  recording: {
    id: 'recording-1' as RecordingId,
    goal: 'Find the weather',
    startedAt: '2026-03-12T12:00:00.000Z',
    endedAt: '2026-03-12T12:01:00.000Z',
    durationMs: 60_000,
    eventCount: 9,
    gestureCount: 3,
    notices: [],
  },
  unread: [],
}

const PREVIEW = { token: 'import-1', tasks: [], pages: 0, pictures: 0, signer: null, warnings: [] }

async function upload(
  name: string,
  body: string,
  headers: Record<string, string> = { cookie, origin: server.origin },
  use: 'recording' | 'task' | 'secrets' = 'recording',
) {
  const answer = await fetch(`${server.origin}/import/${use}`, {
    method: 'POST',
    body,
    headers: { 'x-file-name': encodeURIComponent(name), ...headers },
  })
  return answer.ok ? await answer.json() : answer.status
}

type Answer = { status: number | undefined; headers: Record<string, unknown>; body: string }
async function get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const call = request(url, { headers }).end()
  const [response] = await once(call, 'response')
  let body = ''
  for await (const chunk of response) body += chunk
  return { status: response.statusCode, headers: response.headers, body }
}

function socket(headers: Record<string, string>): Promise<WebSocket | number | undefined> {
  const client = new WebSocket(`${server.origin.replace('http', 'ws')}/calls`, { headers })
  return new Promise((resolve) => {
    client.once('open', () => resolve(client))
    client.once('unexpected-response', (_request, response) => resolve(response.statusCode))
    client.once('error', () => resolve(undefined))
  })
}

describe('the page server', () => {
  it('lets a browser in once for each link', async () => {
    const link = server.admission()
    expect([(await get(link)).status, (await get(link)).status]).toEqual([303, 403])
  })

  it('serves the page with the bridge first and a strict policy', async () => {
    const { status, headers, body } = await get(`${server.origin}/`, { cookie })
    expect({ status, body }).toEqual({ status: 200, body: '<html><head><script src="/bridge.js"></script><title>x</title></head></html>' })
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'")
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  it.each(['/', '/bridge.js', '/index.html'])('refuses %s to a stranger', async (path) => {
    expect((await get(server.origin + path)).status).toBe(403)
    expect((await get(server.origin + path, { cookie: `${cookie.split('=')[0]}=${'0'.repeat(64)}` })).status).toBe(403)
  })

  it('refuses a request that names another host, as a rebound name would', async () => {
    expect((await get(`${server.origin}/`, { cookie, host: 'evil.example' })).status).toBe(403)
  })

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt'])('never leaves its folder: %s', async (path) => {
    expect((await get(server.origin + path, { cookie })).body).not.toContain('outside')
  })

  it('answers calls and passes events over a socket from its own pages', async () => {
    const client = await socket({ cookie, origin: server.origin })
    if (!(client instanceof WebSocket)) throw new Error(`refused: ${client}`)
    client.send(JSON.stringify({ id: 1, name: 'settings.get', input: {} }))
    const [answer] = await once(client, 'message')
    tell('tasks.changed', {})
    const [event] = await once(client, 'message')
    client.close()
    expect([answer, event].map((data) => JSON.parse(String(data)))).toEqual([
      { kind: 'answer', id: 1, output: Settings.parse({ theme: 'dark', approvalSeconds: 60 }) },
      { kind: 'event', name: 'tasks.changed', data: {} },
    ])
  })

  it('refuses a socket from another page, and one without the cookie', async () => {
    expect([
      await socket({ cookie, origin: 'http://evil.example' }),
      await socket({ origin: server.origin }),
      await socket({ cookie }),
    ]).toEqual([403, 403, 403])
  })

  it('has a file of its own pages imported under its own name, and keeps nothing of it', async () => {
    expect(await upload('../wetter “März”.txt', 'one\ntwo')).toEqual({ kind: 'answer', id: 0, output: RESULT })
    expect([imported.splice(0), await readdir(join(folder, 'uploads'))]).toEqual([[['wetter _März_.txt', 'one\ntwo']], []])
  })

  it('gives the words of an import that fails, and keeps nothing of it', async () => {
    expect(await upload('..', 'x')).toEqual({
      kind: 'fault',
      id: 0,
      error: { code: 'bad-input', message: 'Nobody can read this file.', advice: 'Choose another.' },
    })
    expect([imported.splice(0), await readdir(join(folder, 'uploads'))]).toEqual([[['upload', 'x']], []])
  })

  it('takes no file from another page, nor from a stranger', async () => {
    expect([
      await upload('a.txt', 'x', { cookie, origin: 'http://evil.example' }),
      await upload('a.txt', 'x', { origin: server.origin }),
      await upload('a.txt', 'x', { cookie }),
      imported,
    ]).toEqual([403, 403, 403, []])
  })

  it('hands a file with a task to the call that only looks into it, and knows no other use', async () => {
    const own = { cookie, origin: server.origin }
    expect(await upload('SKILL.md', '# x', own, 'task')).toEqual({ kind: 'answer', id: 0, output: { ...PREVIEW, format: 'skill' } })
    expect(await upload('SKILL.md', '# x', own, 'secrets')).toBe(403)
  })
})
