import type { ApprovalAnswer, ApprovalRequest, Approver, Clock } from '#contract'
import { ApprovalAnswer as AnswerSchema } from '#contract'
import { heardWithin } from './heard-within.ts'

/** The person's answer to a question; silence, a fault on the way to them, and anything that is no proper answer are a No. */
export function answerTo(
  ports: { approver: Approver; clock: Clock; signal: AbortSignal },
  request: ApprovalRequest,
): Promise<ApprovalAnswer> {
  return heardWithin<ApprovalAnswer>(
    ports,
    {
      timeoutMs: request.timeoutMs,
      reason: 'the person to answer',
      silence: { answer: 'no', by: 'time-out' },
      stopped: { answer: 'no', by: 'stop' },
    },
    async (signal) => properAnswer(await ports.approver.ask(request, { signal })),
  )
}

/** Only a person says yes. */
function properAnswer(answer: unknown): ApprovalAnswer {
  const { data } = AnswerSchema.safeParse(answer)
  return data && (data.answer === 'no' || data.by === 'person') ? data : { answer: 'no', by: 'time-out' }
}
