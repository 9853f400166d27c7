import { createHash } from 'node:crypto'
import { type ApprovalAnswer, type ApprovalId, type ApprovalRequest, Cancelled, type StepId } from '#contract'
import { answerTo } from '../person/answer-to.ts'
import type { Run } from '../run/run.ts'

/** A question to the person that is about no act: it goes the way of all others, into the journal and with an end in time. Silence is a No. */
export async function askPerson(
  run: Run,
  stepId: StepId,
  about: Pick<ApprovalRequest, 'what' | 'rule' | 'reason' | 'undo'>,
): Promise<ApprovalAnswer['answer']> {
  const timeoutMs = run.options.approvalTimeoutMs
  const request: ApprovalRequest = {
    id: run.ids.next('approval') as ApprovalId,
    runId: run.options.runId,
    stepId,
    ...about,
    digest: createHash('sha256')
      .update(JSON.stringify([about.rule, about.what, about.reason]))
      .digest('hex'),
    expiresAtMs: run.clock.nowMs() + timeoutMs,
    timeoutMs,
  }
  await run.say({ kind: 'approval-request', request })
  const answer = await answerTo({ approver: run.approver, clock: run.clock, signal: run.control.signal }, request)
  await run.say({ kind: 'approval-answer', approvalId: request.id, answer })
  if (answer.by === 'stop') throw new Cancelled('the question to the person')
  return answer.answer
}
