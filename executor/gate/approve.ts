import type {
  Action,
  ApprovalAnswer,
  ApprovalId,
  ApprovedAction,
  Approver,
  Box,
  Clock,
  Ids,
  Memory,
  PictureId,
  Plan,
  RunId,
  RunSink,
  Verdict,
} from '#contract'
import { Cancelled, goalSentence } from '#contract'
import { answerTo } from '../person/answer-to.ts'
import { maskedAction } from '../run/mask.ts'
import { decide, type Judge } from './decide.ts'
import { describe } from './describe.ts'
import { digestOf, signatureOf } from './digest.ts'
import type { ProposedAct, Rule } from './proposed-act.ts'
import { FRESH_PACE, paceAfter, withinPace } from './rate.ts'
import { ordersOn } from './screen-orders.ts'
import { type GateSetup, type Held, heldFor } from './settings.ts'
import { mayRemember, underSettings } from './under-settings.ts'

/** What the person is shown with the question: the target with its surroundings, and where in it the target is. */
export type Shown = { picture?: PictureId; pictureMark?: Box }

export type Approval =
  /** `remember` keeps a lasting yes; call it once the act is seen to be still the one that was asked about. */
  | { kind: 'approved'; approved: ApprovedAction; asked: boolean; remember: () => Promise<void> }
  | { kind: 'refused'; by: ApprovalAnswer['by'] }
  | { kind: 'blocked'; reason: string }

export interface Gate {
  /** `show` is called only when the person is asked. */
  approve(act: ProposedAct, show: () => Promise<Shown>): Promise<Approval>
  /** What the rules say of an act, remembered answers left out; asks nobody and lets nothing through. */
  foresee(act: ProposedAct): Verdict
}

export type GatePorts = {
  approver: Approver
  memory: Pick<Memory, 'grants' | 'saveGrant'>
  clock: Clock
  ids: Ids
  signal: AbortSignal
  say: RunSink
}

/** The only maker of ApprovedAction: nothing reaches the desktop but through here. */
export function createGate(
  ports: GatePorts,
  options: {
    runId: RunId
    task: Pick<Plan['task'], 'id' | 'goal' | 'parameters'>
    approvalTimeoutMs: number
    rules: Rule[]
    /** The person's own home folder: files in its ordinary folders are free. */
    homeFolder: string
    setup?: GateSetup
  },
): Gate {
  const { memory, clock, ids, say } = ports
  const thisRun = new Set<string>()
  const taskId = options.task.id
  let pace = FRESH_PACE
  let orders: string | undefined

  async function approve(seen: ProposedAct, show: () => Promise<Shown>): Promise<Approval> {
    orders ??= ordersOn(seen)
    const act = orders === undefined ? seen : { ...seen, orders }
    const held = heldAt(act)
    const signature = signatureOf(act)
    const always = new Set((await memory.grants(taskId)).filter((grant) => grant.signature === signature).map((grant) => grant.rule))
    const isGranted = (rule: string) => mayRemember(rule, held) && (always.has(rule) || thisRun.has(`${rule} ${signature}`))
    const decided = decide(act, judgesFor(held), isGranted)
    const { action } = decided
    const verdict = withinPace(decided.verdict, pace, held.rate, clock.nowMs())
    await say({ kind: 'verdict', stepId: act.step.id, action: maskedAction(act.action), verdict })
    if (verdict.kind === 'block') return { kind: 'blocked', reason: verdict.reason }
    if (verdict.kind !== 'ask') {
      pace = paceAfter(pace, verdict, false, clock.nowMs())
      return { kind: 'approved', approved: seal(action, digestOf(action, act), verdict), asked: false, remember: async () => {} }
    }

    const shown = await show()
    const digest = digestOf(action, act, shown.picture)
    const { answer, by } = await ask(act, action, verdict, digest, shown)
    if (by === 'stop') throw new Cancelled('the question to the person')
    if (answer === 'no') return { kind: 'refused', by }
    pace = paceAfter(pace, verdict, true, clock.nowMs())
    const remember = async () => {
      if (!mayRemember(verdict.rule, held)) return
      if (answer === 'this-run' || answer === 'always') thisRun.add(`${verdict.rule} ${signature}`)
      if (answer !== 'always') return
      const grantedAt = new Date(clock.nowMs()).toISOString()
      await memory.saveGrant({ taskId, rule: verdict.rule, signature, grantedAt, what: describe({ ...act, action: withoutValue(action) }) })
    }
    return { kind: 'approved', approved: seal(action, digest, verdict), asked: true, remember }
  }

  function judgesFor(held: Held): Judge[] {
    return options.rules.map((rule) => (act) => underSettings(rule(act, held.limits), held))
  }

  function heldAt({ window }: ProposedAct): Held {
    const { setup = {}, task, homeFolder } = options
    const goal = goalSentence(task.goal)
    const taskNames = [task.id, goal, goal.replaceAll('⟦', '[').replaceAll('⟧', ']')]
    return heldFor(setup, { taskNames, program: window?.program, home: homeFolder })
  }

  async function ask(act: ProposedAct, action: Action, verdict: Verdict, digest: string, shown: Shown): Promise<ApprovalAnswer> {
    const timeoutMs = options.approvalTimeoutMs
    const request = {
      id: ids.next('approval') as ApprovalId,
      runId: options.runId,
      stepId: act.step.id,
      what: describe({ ...act, action }),
      rule: verdict.rule,
      reason: verdict.reason,
      undo: verdict.undo,
      ...shown,
      ...shownValue(action),
      digest,
      expiresAtMs: clock.nowMs() + timeoutMs,
      timeoutMs,
    }
    await say({ kind: 'approval-request', request })
    const answer = await answerTo(ports, request)
    await say({ kind: 'approval-answer', approvalId: request.id, answer })
    return answer
  }

  return { approve, foresee: (act) => decide(act, judgesFor(heldAt(act)), () => false).verdict }
}

function shownValue(action: Action): { value?: string } {
  const shown = maskedAction(action)
  return shown.kind === 'type' ? { value: shown.text } : {}
}

/** A grant is kept over runs: it names the act, not what was typed in this one. */
function withoutValue(action: Action): Action {
  return action.kind === 'type' ? { ...action, text: '…' } : action
}

function seal(action: Action, digest: string, verdict: Verdict): ApprovedAction {
  return frozen({ action: structuredClone(action), digest, verdict: structuredClone(verdict) }) as ApprovedAction
}

function frozen<Data>(data: Data): Data {
  if (data !== null && typeof data === 'object') for (const value of Object.values(data)) frozen(value)
  return Object.freeze(data)
}
