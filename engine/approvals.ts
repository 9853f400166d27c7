import type {
  ApprovalAnswer,
  ApprovalId,
  ApprovalRequest,
  Approver,
  Clock,
  EmitEvent,
  HelpAnswer,
  HelpRequest,
  Ids,
  RunId,
  SecretRequest,
} from '#contract'

/**
 * Where a run's questions wait for the person. No answer is No: time-out, stop and a closed app all end in it.
 * The questions go out as `approval.request`, `secret.request` and `help.request`, and `approval.closed` says that one is over.
 */
export function createApprovalDesk(ports: { clock: Clock; ids: Ids; emit: EmitEvent }) {
  const { clock, ids, emit } = ports
  const approvals = new Map<ApprovalId, { request: ApprovalRequest; settle: (answer: ApprovalAnswer) => void }>()
  const helps = new Map<ApprovalId, { request: HelpRequest; settle: (answer: HelpAnswer) => void }>()
  const secrets = new Map<ApprovalId, { request: SecretRequest; settle: (value: string | undefined) => void }>()

  function approverFor(runId: RunId): Approver {
    return {
      // Who asks counts the time.
      async help(request, { signal }) {
        const answer = new Promise<HelpAnswer>((settle) => helps.set(request.id, { request, settle }))
        const over = new Promise<undefined>((settle) => signal.addEventListener('abort', () => settle(undefined), { once: true }))
        emit('help.request', request)
        try {
          const given = signal.aborted ? undefined : await Promise.race([answer, over])
          return given === undefined ? { answer: 'stop', by: 'stop' } : { answer: given, by: 'person' }
        } finally {
          helps.delete(request.id)
          emit('approval.closed', { id: request.id })
        }
      },
      async ask(request, { signal }) {
        const silence = new AbortController()
        const answer = new Promise<ApprovalAnswer>((settle) => approvals.set(request.id, { request, settle }))
        const timeOut = clock
          .wait(Math.max(0, request.expiresAtMs - clock.nowMs()), {
            reason: 'the person’s answer',
            signal: AbortSignal.any([silence.signal, signal]),
          })
          .then((): ApprovalAnswer => ({ answer: 'no', by: 'time-out' }))
          .catch((): ApprovalAnswer => ({ answer: 'no', by: 'stop' }))
        emit('approval.request', request)
        try {
          return await Promise.race([answer, timeOut])
        } finally {
          silence.abort()
          approvals.delete(request.id)
          emit('approval.closed', { id: request.id })
        }
      },
      async secret(parameter, { signal, why }) {
        const id = ids.next('approval') as ApprovalId
        const request: SecretRequest = { id, runId, parameter, why }
        const value = new Promise<string | undefined>((settle) => secrets.set(id, { request, settle }))
        const stopped = new Promise<undefined>((settle) => signal.addEventListener('abort', () => settle(undefined), { once: true }))
        emit('secret.request', request)
        try {
          return signal.aborted ? undefined : await Promise.race([value, stopped])
        } finally {
          secrets.delete(id)
          emit('approval.closed', { id })
        }
      },
    }
  }

  return {
    approverFor,
    pending: () => ({
      approvals: [...approvals.values()].map((it) => it.request),
      secrets: [...secrets.values()].map((it) => it.request),
      helps: [...helps.values()].map((it) => it.request),
    }),
    answerHelp(id: ApprovalId, answer: HelpAnswer): boolean {
      const open = helps.get(id)
      open?.settle(answer)
      return open !== undefined
    },
    /** False when the question is over (answered, timed out, or never asked). */
    answer(id: ApprovalId, answer: ApprovalAnswer['answer']): boolean {
      const open = approvals.get(id)
      open?.settle({ answer, by: 'person' })
      return open !== undefined
    },
    answerSecret(id: ApprovalId, value: string | null): boolean {
      const open = secrets.get(id)
      open?.settle(value ?? undefined)
      return open !== undefined
    },
  }
}
export type ApprovalDesk = ReturnType<typeof createApprovalDesk>
