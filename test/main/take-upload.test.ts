import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UnderstudyError } from '#contract'
import { takeUpload } from '../../main/browser/take-upload.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { until } from '../support/until.ts'

const MOST_BYTES = 200_000
let folder: string
let stop: () => void
let port: number
/** What became of each upload: the text that was lent, or the fault. */
let ends: string[]

beforeEach(async () => {
  folder = await temporaryFolder()
  ends = []
  const server = createServer((sent, answer) => {
    takeUpload(sent, { folder, mostBytes: MOST_BYTES }, (file) => readFile(file, 'utf8')).then(
      (text) => answer.end(String(ends.push(text))),
      (error) => answer.writeHead(400).end(String(ends.push(error instanceof UnderstudyError ? error.message : String(error)))),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
  stop = () => {
    server.closeAllConnections()
    server.close()
  }
})
afterEach(() => stop())

const open = (headers: Record<string, string | number>) =>
  request({ port, host: '127.0.0.1', method: 'POST', headers: { 'x-file-name': 'log.txt', ...headers } })

describe('a file on its way in', () => {
  it('is refused in words when it says that it is too large, after all of it was heard', async () => {
    const call = open({ 'content-length': MOST_BYTES + 1 })
    call.end('x'.repeat(MOST_BYTES + 1))
    const [answer] = await once(call, 'response')
    expect([answer.statusCode, ends, await readdir(folder)]).toEqual([400, ['The file is too large to be a recording.'], []])
  })

  it('is refused when it turns out too large without having said so', async () => {
    const call = open({ 'transfer-encoding': 'chunked' })
    call.write('x'.repeat(MOST_BYTES))
    call.end('x'.repeat(MOST_BYTES))
    const [answer] = await once(call, 'response')
    expect([answer.statusCode, ends, await readdir(folder)]).toEqual([400, ['The file is too large to be a recording.'], []])
  })

  it('leaves nothing behind when it breaks off', async () => {
    const call = open({ 'content-length': 1000 })
    call.on('error', () => {})
    call.write('half of it')
    await until('the file to be begun', async () => (await readdir(folder)).length === 1)
    call.destroy()
    await until('the end of it', async () => ends.length === 1)
    expect([ends, await readdir(folder)]).toEqual([['The file broke off on its way.'], []])
  })
})
