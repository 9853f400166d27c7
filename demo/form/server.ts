import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the form sent. */
export type Message = { recipient: string; subject: string; reply: boolean }

export interface FormServer extends AsyncDisposable {
  readonly origin: string
  /** All that was received, in order. */
  readonly received: Message[]
}

/** A small web application on the loopback address: a page with a form, and the one that thanks for it. */
export async function startFormServer(): Promise<FormServer> {
  const received: Message[] = []
  const [form, thanks] = await Promise.all(['form.html', 'thanks.html'].map((name) => readFile(new URL(name, import.meta.url), 'utf8')))
  const server = createServer((request, response) => {
    if (request.method !== 'POST') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(request.url === '/thanks' ? thanks : form)
      return
    }
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      const fields = new URLSearchParams(body)
      received.push({ recipient: fields.get('recipient') ?? '', subject: fields.get('subject') ?? '', reply: fields.get('reply') === 'on' })
      response.writeHead(303, { location: '/thanks' }).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}
