import type { HelpRequest, Plan, RunEvent, RunHow, RunOutcome, Spent, Step, Tier } from '#contract'
import { stepsOf } from '#contract'
import { stepsAfter } from './changed-plan.ts'
import { type ModelCall, noteStep, type StepView, stepAhead } from './step-view.ts'

export type PauseBy = NonNullable<Extract<RunEvent, { kind: 'paused' }>['by']>
/** `tier`: who looked whether it was reached. */
export type Milestone = { after: Step['id']; name: string; held: boolean; tier: Tier; text: string }

export type RunView = {
  plan?: Plan
  mode: RunHow['mode']
  steps: StepView[]
  /** Index of the step that is under way, or was last. */
  current: number
  phase: 'starting' | 'acting' | 'asking' | 'helping' | 'paused' | 'ended'
  /** `before`: the step that comes next, in a run step by step. */
  paused?: { by: PauseBy; because: string; before?: Step['id'] }
  /** The step that only the person can bring on. */
  help?: HelpRequest
  milestones: Milestone[]
  /** What became of the plan since the run began, in its order. */
  changes: { how: Extract<RunEvent, { kind: 'plan-changed' }>['how']; because: string }[]
  outcome?: RunOutcome
  tookMs?: number
  modelCalls: number
  /** What models took so far; undefined while none was asked. */
  spent?: Spent
}

/** Reads a run's events into what the app shows. Also for a journal that ends in the middle. */
export function runViewOf(events: readonly RunEvent[]): RunView {
  const view: RunView = { mode: 'run', steps: [], current: -1, phase: 'starting', milestones: [], changes: [], modelCalls: 0 }
  for (const event of events) take(view, event)
  return view
}

function take(view: RunView, event: RunEvent): void {
  switch (event.kind) {
    case 'run-start':
      view.plan = event.plan
      view.mode = event.how?.mode ?? 'run'
      view.steps = stepsOf(event.plan).map(stepAhead)
      leaveOutside(view, event.how)
      return
    case 'paused':
      view.phase = 'paused'
      view.paused = {
        by: event.by ?? (event.because.startsWith(NOW_YOU) ? 'hand-over' : 'person'),
        because: event.because,
        ...(event.stepId && { before: event.stepId }),
      }
      return
    case 'resumed':
      view.phase = 'acting'
      view.paused = undefined
      return
    case 'run-end':
      end(view, event)
      return
    case 'flow':
      return
    case 'approval-request':
      view.phase = 'asking'
      change(view, event.request.stepId, (step) => {
        step.state = 'asking'
        step.approval = { request: event.request }
      })
      return
    case 'approval-answer':
      goOn(view)
      for (const step of view.steps) {
        if (step.approval?.request.id !== event.approvalId) continue
        step.approval.answer = event.answer
        if (step.state === 'asking') step.state = 'now'
      }
      return
    case 'help-request':
      view.phase = 'helping'
      view.help = event.request
      change(view, event.request.stepId, (step) => {
        step.state = 'asking'
        step.story.push({ kind: 'helped', request: event.request })
      })
      return
    case 'help-answer':
      helped(view, event)
      return
    case 'step-start':
      view.phase = 'acting'
      view.current = view.steps.findIndex((step) => step.step.id === event.stepId)
      change(view, event.stepId, (step) => noteStep(step, event))
      return
    case 'attempt':
      change(view, event.attempt.stepId, (step) => step.attempts.push(event.attempt))
      return
    case 'milestone':
      view.milestones = [
        ...view.milestones.filter(({ name }) => name !== event.name),
        { after: event.stepId, name: event.name, held: event.held, tier: event.tier, text: event.text },
      ]
      return
    case 'model-call':
      count(view, event)
      change(view, event.stepId, (step) => step.story.push({ kind: 'model', call: event }))
      return
    case 'plan-changed': {
      const current = view.steps[view.current]
      view.steps = stepsAfter(view.steps, event)
      view.changes.push({ how: event.how, because: event.because })
      if (view.plan) view.plan = { ...view.plan, subGoals: event.subGoals, blocks: event.blocks }
      if (current) view.current = view.steps.indexOf(current)
      return
    }
    default:
      change(view, event.stepId, (step) => noteStep(step, event))
  }
}

/** Steps before the one that it begins with, and around one that is done alone. */
function leaveOutside(view: RunView, how: RunHow | undefined): void {
  const from = view.steps.findIndex(({ step }) => step.id === how?.from)
  if (from < 0) return
  for (const [index, step] of view.steps.entries()) if (index < from || (how?.only && index > from)) step.state = 'outside'
}

/** An answer does not end a pause that came meanwhile. */
function goOn(view: RunView): void {
  view.phase = view.paused ? 'paused' : 'acting'
}

function helped(view: RunView, { helpId, answer, by }: Extract<RunEvent, { kind: 'help-answer' }>): void {
  view.help = undefined
  goOn(view)
  for (const step of view.steps) {
    const asked = step.story.find((line) => line.kind === 'helped' && line.request.id === helpId)
    if (asked?.kind !== 'helped') continue
    Object.assign(asked, { answer, by })
    if (step.state === 'asking') step.state = 'now'
  }
}

/** Money is known only as long as the price of every call is. */
function count(view: RunView, { inputTokens, outputTokens, money, tookMs }: ModelCall): void {
  const { calls, tokens, seconds, ...before } = view.spent ?? { calls: 0, tokens: 0, money: 0, seconds: 0 }
  view.modelCalls = calls + 1
  view.spent = {
    calls: calls + 1,
    tokens: tokens + inputTokens + outputTokens,
    money: before.money === null || money === null ? null : before.money + money,
    seconds: seconds + tookMs / 1000,
  }
}

/** The step on which the run ended is no longer under way: it failed, was stopped, or nobody knows. */
function end(view: RunView, event: Extract<RunEvent, { kind: 'run-end' }>): void {
  const { outcome, tookMs, modelCalls, spent } = event
  view.phase = 'ended'
  view.paused = undefined
  view.help = undefined
  view.outcome = outcome
  view.tookMs = tookMs
  view.modelCalls = modelCalls
  if (modelCalls > 0 && spent) view.spent = spent
  for (const step of view.steps) {
    if (outcome.kind === 'done' && step.state === 'ahead') step.state = 'skipped'
    const last = outcome.kind !== 'done' && outcome.at === step.step.id
    if (!last && step.state !== 'now' && step.state !== 'asking') continue
    if (step.begun) step.state = 'unknown'
    else step.state = outcome.kind === 'failed' ? 'failed' : outcome.kind === 'stopped' ? 'stopped' : 'done'
    if (last) view.current = view.steps.indexOf(step)
  }
}

function change(view: RunView, id: Step['id'] | undefined, to: (step: StepView) => void): void {
  const step = view.steps.find((it) => it.step.id === id)
  if (step) to(step)
}

/** How often the step was done that was done most often: more than once where something was repeated. */
export function roundsOf(view: RunView): number {
  return Math.max(1, ...view.steps.map((step) => step.rounds))
}

/** How many steps are done, or looked at by a dry run. */
export function stepsDone(view: RunView): number {
  return view.steps.filter((step) => step.state === 'done' || step.look !== undefined).length
}

/** How many steps belong to this run as it stands. */
export function stepsInRun(view: RunView): number {
  return view.steps.filter((step) => step.state !== 'outside' && step.state !== 'left-out').length
}

/** The step that is looked at now: in a run step by step, while it waits, the one that comes next. */
export function stepInSight({ paused, steps, current }: RunView): StepView | undefined {
  if (paused?.by !== 'single-step') return steps[current]
  return (
    steps.find(({ step }) => step.id === paused.before) ??
    steps.find((step, index) => index > current && step.state === 'ahead') ??
    steps[current]
  )
}

/** How a part that is handed over is told; runs from before `by` was told have only this. */
const NOW_YOU = 'Now you: '

/** What the person is to do now, of a run that handed over; undefined when it is paused for another reason, or not at all. */
export function yourTurn({ paused }: Pick<RunView, 'paused'>): string | undefined {
  if (paused?.by !== 'hand-over') return undefined
  return paused.because.startsWith(NOW_YOU) ? paused.because.slice(NOW_YOU.length) : paused.because
}
