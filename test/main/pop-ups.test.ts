import { describe, expect, it } from 'vitest'
import type { EventData, EventName } from '#contract'
import { showPopUps } from '../../main/shell/pop-ups.ts'
import { type PopUp, routeOf, type Shell } from '../../main/shell/shell.ts'

function scene() {
  const done: string[] = []
  const errors: unknown[] = []
  let fails = false
  const shell: Shell = {
    kind: 'browser',
    closed: new Promise(() => {}),
    openMain: async () => {},
    async openPopUp(popUp: PopUp) {
      if (fails) throw new Error('no window')
      done.push(`open ${routeOf(popUp)}`)
    },
    async closePopUp(popUp: PopUp) {
      done.push(`close ${routeOf(popUp)}`)
    },
    [Symbol.asyncDispose]: async () => {},
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
  return { done, errors, tell: (name: EventName, data: unknown) => tell(name, data), fail: () => (fails = true) }
}

describe('the small windows', () => {
  it('come with a question and go with its end', () => {
    const { done, tell } = scene()
    tell('approval.request', { id: 'approval-1' })
    tell('approval.closed', { id: 'approval-1' })
    tell('secret.request', { id: 'approval-2' })
    expect(done).toEqual(['open /approval/approval-1', 'close /approval/approval-1', 'close /secret/approval-1', 'open /secret/approval-2'])
  })

  it('show the bar as long as something is recorded, opened once', () => {
    const { done, tell } = scene()
    for (const phase of ['starting', 'recording', 'recording', 'paused', 'private', 'recording', 'idle', 'idle'])
      tell('recording.state', { phase })
    expect(done).toEqual(['open /bar', 'close /bar'])
  })

  it('tell when they cannot be opened', async () => {
    const { errors, tell, fail } = scene()
    fail()
    tell('approval.request', { id: 'approval-1' })
    await Promise.resolve()
    expect(errors).toEqual([new Error('no window')])
  })
})
