import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startVirtualSession, type VirtualSession } from '#desktop'
import { createPerson, type Person } from '../../demo/person/person.ts'
import { watchPanicKey } from '../../engine/watchdog/host.ts'
import { until } from '../support/until.ts'

let session: VirtualSession
let person: Person

beforeAll(async () => {
  session = await startVirtualSession({ accessibility: false })
  Object.assign(process.env, session.env)
  person = createPerson(session.env)
})
afterAll(() => session?.stop())

describe('the watchdog’s process', () => {
  it('tells of the panic key, once each time, and of nothing else, until it is ended', async () => {
    let panics = 0
    const end = await watchPanicKey(() => {
      panics += 1
    })
    await person.press('ctrl+s')
    await person.press('Escape')
    await person.press('ctrl+alt+Escape')
    await until('the first panic', async () => panics === 1)
    await person.press('ctrl+alt+Escape')
    await until('the second panic', async () => panics === 2)
    await end()
    await person.press('ctrl+alt+Escape')
    expect(panics).toBe(2)
  })

  it('ends an engine that hangs', async () => {
    const engine = fork(fileURLToPath(new URL('./children/hung-engine.ts', import.meta.url)))
    await once(engine, 'message')
    const gone = once(engine, 'exit')
    await person.press('ctrl+alt+Escape')
    expect(await gone).toEqual([null, 'SIGKILL'])
  })

  it('says why when it cannot watch', async () => {
    const { DISPLAY } = process.env
    process.env.DISPLAY = ':4095'
    await expect(watchPanicKey(() => {})).rejects.toThrow('The watchdog cannot watch: The display :4095 cannot be opened')
    process.env.DISPLAY = DISPLAY
  })
})
