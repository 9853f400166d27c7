import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type SeenRequest = { method: string; path: string; authorization: string | undefined; body: unknown }
/** What the server does with one request: answers, or returns false to leave it hanging. */
export type Script = (request: SeenRequest, response: ServerResponse) => void

/** A real HTTP server that speaks the part of the OpenAI interface under test, scripted request by request. */
export async function startModelServer(script: Script) {
  const seen: SeenRequest[] = []
  const server = createServer(async (request, response) => {
    const asked = {
      method: request.method ?? '',
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: await bodyOf(request),
    }
    seen.push(asked)
    script(asked, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    seen,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const part of request) text += part
  return text === '' ? undefined : JSON.parse(text)
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** A chat completion as servers send it. */
export function completion(content: string | null, more: { finish?: string; refusal?: string } = {}) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: 'small',
    choices: [
      {
        index: 0,
        finish_reason: more.finish ?? 'stop',
        message: { role: 'assistant', content, refusal: more.refusal ?? null },
        logprobs: null,
      },
    ],
    usage: { prompt_tokens: 40, completion_tokens: 7, total_tokens: 47 },
  }
}
