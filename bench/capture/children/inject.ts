import { execFileSync } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { type Client, createClient, type Xtest } from 'x11'
import type { Injection } from '../strokes.ts'

/**
 * A hand in a process of its own: plays what it is told to into the X server of its environment, and tells when it handed
 * over each key and button (milliseconds of the machine's monotonic clock).
 */
const client = await new Promise<Client>((resolve, reject) => {
  createClient({ display: process.env.DISPLAY ?? '' }, (error, display) => (error ? reject(error) : resolve(display.client)))
})
const xtest = await new Promise<Xtest>((resolve, reject) => {
  client.require<Xtest>('xtest', (error, extension) => (error ? reject(error) : resolve(extension)))
})
const monotonicMs = () => Number(process.hrtime.bigint()) / 1e6
const KEY = { true: xtest.KeyPress, false: xtest.KeyRelease }
const BUTTON = { true: xtest.ButtonPress, false: xtest.ButtonRelease }
/** A timer does not end sooner than this; what is shorter is gathered. */
const SHORTEST_WAIT_MS = 1

async function play(injections: Injection[]): Promise<number[]> {
  const sentMs: number[] = []
  let dueMs = monotonicMs()
  for (const injection of injections) {
    dueMs += injection.afterMs
    const waitMs = dueMs - monotonicMs()
    if (waitMs >= SHORTEST_WAIT_MS) await delay(waitMs)
    // A hand that was held up goes on at its own pace; it does not make up for it.
    dueMs = Math.max(dueMs, monotonicMs() - 2)
    send(injection)
    if (injection.kind === 'key' || injection.kind === 'button') sentMs.push(monotonicMs())
  }
  await new Promise<void>((resolve) => {
    client.GetInputFocus(() => {
      resolve()
      return true
    })
  })
  return sentMs
}

function send(injection: Injection): void {
  switch (injection.kind) {
    case 'key':
      xtest.FakeInput(KEY[`${injection.down}`], injection.keycode, 0, 0, 0, 0)
      break
    case 'button':
      xtest.FakeInput(BUTTON[`${injection.down}`], injection.button, 0, 0, 0, 0)
      break
    case 'move':
      xtest.FakeInput(xtest.MotionNotify, 0, 0, client.display.screen[0]!.root, injection.point.x, injection.point.y)
      break
    case 'layout': {
      const [command = '', ...options] = injection.layout
      execFileSync(command, options)
    }
  }
}

process.on('message', async (injections: Injection[]) => {
  process.send?.({ sentMs: await play(injections) })
})
process.once('disconnect', () => process.exit(0))
process.send?.('ready')
