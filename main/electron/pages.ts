import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { CONTENT_TYPES, contentPolicy } from '../shell/content-policy.ts'

/** Answers a request of the app's own scheme with a file of the built renderer, under the strict policy. */
export async function answerPage(url: string, pages: string): Promise<Response> {
  const { pathname, host } = new URL(url)
  const file = normalize(join(pages, decodeURIComponent(pathname)))
  const content = host === 'app' && file.startsWith(pages + sep) ? await readFile(file).catch(() => undefined) : undefined
  if (!content) return new Response('Not found', { status: 404 })
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': contentPolicy("'none'"),
      'x-content-type-options': 'nosniff',
    },
  })
}
