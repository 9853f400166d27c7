import type { ApprovalRequest, HelpRequest, SecretRequest } from '#contract'
import { api } from './api.ts'
import { createStore, useStore } from './store.ts'

export type Questions = {
  approvals: readonly ApprovalRequest[]
  secrets: readonly SecretRequest[]
  helps: readonly HelpRequest[]
  /** Ids that are over. */
  closed: ReadonlySet<string>
  loaded: boolean
}

const questions = createStore<Questions>({ approvals: [], secrets: [], helps: [], closed: new Set(), loaded: false })

/** Begins to listen; called once at the start of a window. */
export function watchApprovals(): void {
  const { on } = api()
  on('approval.request', (request) => {
    const now = questions.get()
    questions.set({ ...now, approvals: [...now.approvals.filter((it) => it.id !== request.id), request] })
  })
  on('secret.request', (request) => {
    const now = questions.get()
    questions.set({ ...now, secrets: [...now.secrets.filter((it) => it.id !== request.id), request] })
  })
  on('help.request', (request) => {
    const now = questions.get()
    questions.set({ ...now, helps: [...now.helps.filter((it) => it.id !== request.id), request] })
  })
  on('approval.closed', ({ id }) => noteQuestionOver(id))
  void loadPending()
}

export function noteQuestionOver(id: string): void {
  const now = questions.get()
  questions.set({
    ...now,
    approvals: now.approvals.filter((it) => it.id !== id),
    secrets: now.secrets.filter((it) => it.id !== id),
    helps: now.helps.filter((it) => it.id !== id),
    closed: new Set(now.closed).add(id),
  })
}

async function loadPending(): Promise<void> {
  try {
    const pending = await api().approval.pending({})
    const now = questions.get()
    const open = <Request extends { id: string }>(early: Request[], told: readonly Request[]) => [
      ...early.filter((it) => !now.closed.has(it.id) && !told.some((other) => other.id === it.id)),
      ...told,
    ]
    questions.set({
      ...now,
      approvals: open(pending.approvals, now.approvals),
      secrets: open(pending.secrets, now.secrets),
      helps: open(pending.helps, now.helps),
      loaded: true,
    })
  } catch {
    questions.set({ ...questions.get(), loaded: true })
  }
}

export function useQuestions(): Questions {
  return useStore(questions)
}
