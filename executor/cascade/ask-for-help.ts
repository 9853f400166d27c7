import type { ApprovalAnswer, ApprovalId, HelpAnswer, HelpRequest, Step } from '#contract'
import { HelpAnswer as AnswerSchema, Cancelled } from '#contract'
import { heardWithin } from '../person/heard-within.ts'
import type { Failure } from '../run/failures.ts'
import type { Run } from '../run/run.ts'
import { fillSlots } from '../values.ts'

type Heard = { answer: HelpAnswer; by: ApprovalAnswer['by'] }

/** Asks the person to help with a step that nobody else could do. Undefined where no person can be reached; silence is `stop`. */
export async function askForHelp(run: Run, step: Step, { reason, advice }: Failure): Promise<HelpAnswer | undefined> {
  const { help } = run.approver
  if (!help) return undefined
  await run.say({ kind: 'escalated', stepId: step.id, to: 3, reason })
  const timeoutMs = run.options.helpTimeoutMs ?? run.options.approvalTimeoutMs
  const window = await run.desktop.activeWindow()
  const request: HelpRequest = {
    id: run.ids.next('approval') as ApprovalId,
    runId: run.options.runId,
    stepId: step.id,
    sentence: fillSlots(step.caption, run.values),
    reason,
    advice,
    ...(window && { picture: await run.keepPicture(await run.desktop.capture(window.box)) }),
    expiresAtMs: run.clock.nowMs() + timeoutMs,
    timeoutMs,
  }
  await run.say({ kind: 'help-request', request })
  const heard = await heardWithin<Heard>(
    { clock: run.clock, signal: run.control.signal },
    { timeoutMs, reason: 'the person to help', silence: { answer: 'stop', by: 'time-out' }, stopped: { answer: 'stop', by: 'stop' } },
    async (signal) => properAnswer(await help.call(run.approver, request, { signal })),
  )
  await run.say({ kind: 'help-answer', helpId: request.id, ...heard })
  if (heard.by === 'stop') throw new Cancelled('the person’s help')
  // What they did by hand meanwhile ends this step, if it stands for it.
  await run.pace.passage()
  return heard.answer
}

function properAnswer({ answer, by }: Heard): Heard {
  const { data } = AnswerSchema.safeParse(answer)
  return data && (data === 'stop' || by === 'person') ? { answer: data, by } : { answer: 'stop', by: 'time-out' }
}
