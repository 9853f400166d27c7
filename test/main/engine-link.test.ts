import { EventEmitter } from 'node:events'
import type { UtilityProcess } from 'electron'
import { describe, expect, it } from 'vitest'
import { linkEngine } from '../../main/electron/engine-link.ts'

/** Electron's UtilityProcess as far as the link uses it. */
class FakeProcess extends EventEmitter {
  readonly sent: unknown[] = []
  postMessage(message: unknown): void {
    this.sent.push(message)
    if (message === 'close') this.emit('exit', 0)
  }
  kill(): boolean {
    this.emit('exit', 1)
    return true
  }
}

function scene() {
  const child = new FakeProcess()
  return { child, link: linkEngine(child as unknown as UtilityProcess) }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('the line to the engine’s process', () => {
  it('waits until the engine is ready, and keeps the calls of two pages apart', async () => {
    const { child, link } = scene()
    const answers = Promise.all([link.call({ id: 1, name: 'a', input: {} }), link.call({ id: 1, name: 'b', input: {} })])
    await settled()
    expect(child.sent).toEqual([])
    child.emit('message', 'ready')
    await settled()
    expect(child.sent).toEqual([
      { id: 1, name: 'a', input: {} },
      { id: 2, name: 'b', input: {} },
    ])
    child.emit('message', { kind: 'answer', id: 2, output: 'for b' })
    child.emit('message', { kind: 'answer', id: 1, output: 'for a' })
    expect(await answers).toEqual([
      { kind: 'answer', id: 1, output: 'for a' },
      { kind: 'answer', id: 1, output: 'for b' },
    ])
  })

  it('answers every call when the engine has died', async () => {
    const { child, link } = scene()
    child.emit('message', 'ready')
    const open = link.call({ id: 4, name: 'a', input: {} })
    await settled()
    child.emit('exit', 9)
    const late = link.call({ id: 5, name: 'a', input: {} })
    expect((await Promise.all([open, late])).map((it) => [it.kind, 'id' in it && it.id])).toEqual([
      ['fault', 4],
      ['fault', 5],
    ])
  })

  it('passes events on, and asks the engine to close', async () => {
    const { child, link } = scene()
    const heard: unknown[] = []
    link.on((name, data) => heard.push([name, data]))
    child.emit('message', { kind: 'event', name: 'tasks.changed', data: {} })
    await link.close(1000)
    expect({ heard, sent: child.sent }).toEqual({ heard: [['tasks.changed', {}]], sent: ['close'] })
  })
})
