import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createModel } from '#models'
import { createCallRate } from '../../models/call-rate.ts'
import { createPatience } from '../../models/patience.ts'
import { answering, faultOf, question, server } from './asking.ts'

function stoppedTime(): void {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
}

describe('a bound on the calls in a minute', () => {
  it('makes the next one wait until the first is a minute ago, in the order they came', async () => {
    stoppedTime()
    const rate = createCallRate(2)
    const told: string[] = []
    for (const name of ['a', 'b', 'c', 'd', 'e']) void rate.turn(undefined).then(() => told.push(name))
    await vi.advanceTimersByTimeAsync(59_900)
    expect(told).toEqual(['a', 'b'])
    await vi.advanceTimersByTimeAsync(200)
    expect(told).toEqual(['a', 'b', 'c', 'd'])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(told).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('lets a call go that was cancelled while it waited, and its turn goes to the next', async () => {
    stoppedTime()
    const rate = createCallRate(1)
    await rate.turn(undefined)
    const cancel = new AbortController()
    const told: string[] = []
    const gone = rate.turn(cancel.signal).catch(() => told.push('cancelled'))
    void rate.turn(undefined).then(() => told.push('next'))
    cancel.abort()
    await gone
    await vi.advanceTimersByTimeAsync(61_000)
    expect(told).toEqual(['cancelled', 'next'])
  })

  it('ends a question that waits for its turn when it is cancelled, and sends nothing', async () => {
    const { baseUrl, seen } = await answering('{"caption":"a","sure":1}')
    const model = createModel({ baseUrl, model: 'small', callsPerMinute: 1 })
    await model.complete(question)
    const cancel = new AbortController()
    const second = model.complete({ ...question, signal: cancel.signal })
    setTimeout(() => cancel.abort(), 50)
    await expect(second).rejects.toThrow('Cancelled')
    expect(seen.length).toBe(1)
  })
})

describe('patience', () => {
  it('is over after its time, begins anew with each sign of life, counts no waiting, and has an end in all', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    onTestFinished(() => void vi.useRealTimers())
    using patience = createPatience(1000)
    await vi.advanceTimersByTimeAsync(900)
    patience.renew()
    await vi.advanceTimersByTimeAsync(900)
    expect(patience.signal.aborted).toBe(false)
    let go: () => void = () => {}
    const waited = patience.without(() => new Promise<void>((resolve) => (go = resolve)))
    await vi.advanceTimersByTimeAsync(60_000)
    go()
    await waited
    expect(patience.signal.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(101)
    expect(patience.signal.aborted).toBe(true)

    using endless = createPatience(1000)
    for (let piece = 0; piece < 19; piece++) {
      await vi.advanceTimersByTimeAsync(500)
      endless.renew()
    }
    expect(endless.signal.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(501)
    expect(endless.signal.aborted).toBe(true)
  })
})

describe('trying again', () => {
  it('waits half a second, shaken by up to a quarter', async () => {
    const waits = async (chance: number) => {
      const random = vi.spyOn(Math, 'random').mockReturnValue(chance)
      const timers = vi.spyOn(globalThis, 'setTimeout')
      onTestFinished(() => void vi.restoreAllMocks())
      const { baseUrl } = await server((_, response) => response.writeHead(503).end())
      await faultOf(createModel({ baseUrl, model: 'small', retries: 1, timeoutMs: 60_001 }).complete(question))
      const asked = timers.mock.calls.map(([, ms]) => ms ?? 0).filter((ms) => ms >= 300 && ms <= 600)
      random.mockRestore()
      timers.mockRestore()
      return asked
    }
    expect([await waits(0), await waits(0.5)]).toEqual([[500], [437.5]])
  })
})
