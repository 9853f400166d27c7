import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { AppStatus } from '#contract'
import { buildApp, OUT } from '../../main/build.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

beforeAll(() => buildApp({ electron: true }), 60_000)

/** Stands in for Electron's utility process: the same port, over Node's own messages. */
const STAND_IN = `
import { EventEmitter } from 'node:events'
process.parentPort = Object.assign(new EventEmitter(), { postMessage: (message) => process.send(message) })
process.on('message', (data) => process.parentPort.emit('message', { data }))
await import(${JSON.stringify(pathToFileURL(join(OUT, 'engine.js')).href)})
`

describe('what Electron loads', () => {
  it('is an engine that starts from its bundle, answers calls, reads text from pictures, and ends when asked', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'engine-process.mjs'), STAND_IN)
    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env
    const child = fork(join(folder, 'engine-process.mjs'), {
      env: { ...env, UNDERSTUDY_HOME: join(folder, 'home') },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    expect((await once(child, 'message'))[0]).toBe('ready')
    child.send({ id: 1, name: 'app.status', input: {} })
    const [answer] = await once(child, 'message')
    const status = AppStatus.parse(answer.output)
    expect(status.checks.map(({ name, state }) => [name, state]).filter(([name]) => name === 'display' || name === 'text-reading')).toEqual(
      [
        ['display', 'missing'],
        ['text-reading', 'ok'],
      ],
    )
    child.send('close')
    expect((await once(child, 'exit'))[0]).toBe(0)
  })
})
