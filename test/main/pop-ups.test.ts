import { describe, expect, it } from 'vitest'
import type { EventData, EventName } from '#contract'
import { showPopUps } from '../../main/shell/pop-ups.ts'
import { type PopUp, routeOf, type Shell } from '../../main/shell/shell.ts'

function scene() {
  const done: string[] = []
  const errors: unknown[] = []
  let fails = false
  let held: Promise<void> | undefined
  const shell: Shell = {
    kind: 'browser',
    closed: new Promise(() => {}),
    openMain: async () => {},
    async openPopUp(popUp: PopUp) {
      if (fails) throw new Error('no window')
      done.push(`open ${routeOf(popUp)}`)
      await held
    },
    async closePopUp(popUp: PopUp) {
      done.push(`close ${routeOf(popUp)}`)
    },
    [Symbol.asyncDispose]: async () => {},
  }
  /** Windows open only when the returned function is called. */
  const hold = () => {
    let go = () => {}
    held = new Promise((resolve) => {
      go = resolve
    })
    return () => go()
  }
  let tell: (name: EventName, data: unknown) => void = () => {}
  showPopUps(
    (listener) => {
      tell = (name, data) => listener(name, data as EventData<typeof name>)
      return () => {}
    },
    shell,
    (error) => errors.push(error),
  )
  return { done, errors, tell: (name: EventName, data: unknown) => tell(name, data), fail: () => (fails = true), hold }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('the small windows', () => {
  it('come with a question and go with its end', async () => {
    const { done, tell } = scene()
    tell('approval.request', { id: 'approval-1' })
    await settle()
    tell('approval.closed', { id: 'approval-1' })
    tell('secret.request', { id: 'approval-2' })
    expect(done).toEqual([
      'open /approval/approval-1',
      'close /approval/approval-1',
      'close /secret/approval-1',
      'close /help/approval-1',
      'open /secret/approval-2',
    ])
  })

  it('show the bar as long as something is recorded, opened once', async () => {
    const { done, tell } = scene()
    for (const phase of ['starting', 'recording', 'recording', 'paused', 'private', 'recording', 'idle', 'idle']) {
      tell('recording.state', { phase })
      await settle()
    }
    expect(done).toEqual(['open /bar', 'close /bar'])
  })

  it('show the bar while a run stands still, and nothing over what it acts on', async () => {
    const { done, tell } = scene()
    const event = (kind: string) => tell('run.event', { runId: 'run-1', event: { kind } })
    for (const kind of ['run-start', 'step-start', 'paused', 'paused']) event(kind)
    const whilePaused = [...done]
    await settle()
    event('resumed')
    await settle()
    expect([whilePaused, done]).toEqual([['open /bar'], ['open /bar', 'close /bar']])
  })

  it('close a window that was still opening when it was no longer wanted, and only then', async () => {
    const { done, tell, hold } = scene()
    const opened = hold()
    tell('run.event', { runId: 'run-1', event: { kind: 'paused' } })
    tell('run.event', { runId: 'run-1', event: { kind: 'run-end' } })
    const before = [...done]
    opened()
    await settle()
    expect([before, done]).toEqual([['open /bar'], ['open /bar', 'close /bar']])
  })

  it('show the bar while the person shows a step, then what was seen, until the run goes on', async () => {
    const { done, tell } = scene()
    tell('run.event', { runId: 'run-1', event: { kind: 'paused' } })
    for (const phase of ['showing', 'shown', 'over']) {
      tell('run.teaching', { runId: 'run-1', phase, seen: 1 })
      await settle()
    }
    expect(done).toEqual(['open /bar', 'close /bar', 'open /taught/run-1', 'close /taught/run-1'])
  })

  it('tell when they cannot be opened', async () => {
    const { errors, tell, fail } = scene()
    fail()
    tell('approval.request', { id: 'approval-1' })
    await settle()
    expect(errors).toEqual([new Error('no window')])
  })
})
