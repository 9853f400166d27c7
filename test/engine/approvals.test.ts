import { describe, expect, it } from 'vitest'
import { type ApprovalId, type ApprovalRequest, Cancelled, type Clock, type EmitEvent, type RunId, type StepId } from '#contract'
import { createApprovalDesk } from '../../engine/approvals.ts'
import { createCountedIds } from '../support/counted-ids.ts'

const request: ApprovalRequest = {
  id: 'approval-1' as ApprovalId,
  runId: 'run-1' as RunId,
  stepId: 'step-1' as StepId,
  what: 'press “Send” in Chromium',
  rule: 'send',
  reason: 'It sends something to somebody.',
  undo: 'no',
  digest: 'd',
  expiresAtMs: 5000,
  timeoutMs: 5000,
}

/** A clock whose waits end when the test says so. */
function desk() {
  const told: unknown[] = []
  let endWait: () => void = () => {}
  const clock: Clock = {
    nowMs: () => 0,
    wait: (_forMs, { reason, signal }) =>
      new Promise((resolve, reject) => {
        endWait = resolve
        signal?.addEventListener('abort', () => reject(new Cancelled(reason)))
      }),
  }
  const emit: EmitEvent = (name, data) => told.push([name, data])
  const approvals = createApprovalDesk({ clock, ids: createCountedIds(), emit })
  return { approvals, approver: approvals.approverFor(request.runId), told, timeOut: () => endWait() }
}

describe('a question to the person', () => {
  it('is shown, answered once, and closed', async () => {
    const { approvals, approver, told } = desk()
    const answer = approver.ask(request, { signal: new AbortController().signal })
    expect(approvals.pending()).toEqual({ approvals: [request], secrets: [], helps: [] })
    expect(approvals.answer(request.id, 'this-run')).toBe(true)
    expect(await answer).toEqual({ answer: 'this-run', by: 'person' })
    expect(approvals.answer(request.id, 'no')).toBe(false)
    expect(approvals.pending()).toEqual({ approvals: [], secrets: [], helps: [] })
    expect(told).toEqual([
      ['approval.request', request],
      ['approval.closed', { id: request.id }],
    ])
  })

  it('is a No when nobody answers in time', async () => {
    const { approver, timeOut } = desk()
    const answer = approver.ask(request, { signal: new AbortController().signal })
    timeOut()
    expect(await answer).toEqual({ answer: 'no', by: 'time-out' })
  })

  it('is a No when the run is stopped', async () => {
    const { approver } = desk()
    const stop = new AbortController()
    const answer = approver.ask(request, { signal: stop.signal })
    stop.abort()
    expect(await answer).toEqual({ answer: 'no', by: 'stop' })
  })

  it('knows no answer to a question that was never asked', () => {
    expect(desk().approvals.answer('approval-9' as ApprovalId, 'once')).toBe(false)
  })
})

describe('a secret', () => {
  it('comes from the person, and is in no event', async () => {
    const { approvals, approver, told } = desk()
    const value = approver.secret('password', { signal: new AbortController().signal, why: 'To log in' })
    const [asked] = approvals.pending().secrets
    expect(asked).toEqual({ id: asked?.id, runId: 'run-1', parameter: 'password', why: 'To log in' })
    expect(asked && approvals.answerSecret(asked.id, 'hunter2')).toBe(true)
    expect(await value).toBe('hunter2')
    expect(JSON.stringify(told)).not.toContain('hunter2')
  })

  it('is undefined when the person gives none, and when the run is stopped', async () => {
    const { approvals, approver } = desk()
    const stop = new AbortController()
    const refused = approver.secret('password', { signal: stop.signal, why: 'To log in' })
    const [asked] = approvals.pending().secrets
    if (asked) approvals.answerSecret(asked.id, null)
    const stopped = approver.secret('password', { signal: stop.signal, why: 'To log in' })
    stop.abort()
    expect([await refused, await stopped]).toEqual([undefined, undefined])
  })
})
