import { createHash } from 'node:crypto'
import type { ApprovalAnswer, ApprovalId, ApprovalRequest, StepId } from '#contract'
import { ApprovalAnswer as AnswerSchema, Cancelled } from '#contract'
import { heardWithin } from '../heard-within.ts'
import type { Run } from '../run.ts'

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
  const answer = await heardWithin<ApprovalAnswer>(
    run,
    { timeoutMs, reason: 'the person to answer', silence: { answer: 'no', by: 'time-out' }, stopped: { answer: 'no', by: 'stop' } },
    async (signal) => properAnswer(await run.approver.ask(request, { signal })),
  )
  await run.say({ kind: 'approval-answer', approvalId: request.id, answer })
  if (answer.by === 'stop') throw new Cancelled('the question to the person')
  return answer.answer
}

/** Only a person says yes. */
function properAnswer(answer: unknown): ApprovalAnswer {
  const { data } = AnswerSchema.safeParse(answer)
  return data && (data.answer === 'no' || data.by === 'person') ? data : { answer: 'no', by: 'time-out' }
}
