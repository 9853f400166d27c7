import {
  type ApprovalAnswer,
  type ApprovalRequest,
  type Box,
  type Evidence,
  missingCase,
  type PictureId,
  type Plan,
  type RunEvent,
  type RunOutcome,
  type Step,
  type Tier,
  type Verdict,
} from '#contract'

/** `unknown`: it was begun, and nothing says whether it was done. `skipped`: the run is done, and did not need it. */
export type StepState = 'ahead' | 'now' | 'asking' | 'done' | 'failed' | 'stopped' | 'unknown' | 'skipped'

export type SeenPlace = { box: Box; confidence: number; evidence: Evidence[]; picture?: PictureId; pictureBox?: Box }

/** Everything that is known of one step of a run. */
export type StepView = {
  step: Step
  /** From 1. */
  number: number
  state: StepState
  /** With this run's values. */
  sentence: string
  tier: Tier
  place?: SeenPlace
  notFound?: { reason: string; bestConfidence: number; picture?: PictureId }
  verdict?: Verdict
  approval?: { request: ApprovalRequest; answer?: ApprovalAnswer }
  checks: { held: boolean; text: string }[]
  recoveries: string[]
  pictures: { before?: PictureId; after?: PictureId }
  tookMs?: number
  begun: boolean
  /** How often it was begun: more than once in a loop, or when it was tried again. */
  rounds: number
}

export type RunView = {
  plan?: Plan
  steps: StepView[]
  /** Index of the step that is under way, or was last. */
  current: number
  phase: 'starting' | 'acting' | 'asking' | 'paused' | 'ended'
  pausedBecause?: string
  outcome?: RunOutcome
  tookMs?: number
  modelCalls: number
}

/** Reads a run's events into what the app shows. Also for a journal that ends in the middle. */
export function runViewOf(events: readonly RunEvent[]): RunView {
  const view: RunView = { steps: [], current: -1, phase: 'starting', modelCalls: 0 }
  for (const event of events) take(view, event)
  return view
}

function take(view: RunView, event: RunEvent): void {
  switch (event.kind) {
    case 'run-start':
      view.plan = event.plan
      view.steps = event.plan.subGoals.flatMap((goal) => goal.steps).map(stepAhead)
      return
    case 'paused':
      view.phase = 'paused'
      view.pausedBecause = event.because
      return
    case 'resumed':
      view.phase = 'acting'
      view.pausedBecause = undefined
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
      view.phase = 'acting'
      for (const step of view.steps) {
        if (step.approval?.request.id !== event.approvalId) continue
        step.approval.answer = event.answer
        if (step.state === 'asking') step.state = 'now'
      }
      return
    case 'step-start':
      view.phase = 'acting'
      view.current = view.steps.findIndex((step) => step.step.id === event.stepId)
      change(view, event.stepId, (step) => {
        // What was checked in the round before says nothing of this one.
        if (step.state === 'done') step.checks = []
        if (step.state !== 'now') step.rounds += 1
        step.state = 'now'
        step.sentence = event.sentence
        step.tier = event.tier
      })
      return
    default:
      change(view, event.stepId, (step) => note(step, event))
  }
}

type StepEvent = Extract<
  RunEvent,
  { kind: 'located' | 'not-located' | 'verdict' | 'act-start' | 'act-end' | 'check' | 'recovery' | 'step-end' }
>

function note(step: StepView, event: StepEvent): void {
  switch (event.kind) {
    case 'located':
      step.notFound = undefined
      step.place = {
        box: event.box,
        confidence: event.confidence,
        evidence: event.evidence,
        picture: event.picture,
        pictureBox: event.pictureBox,
      }
      return
    case 'not-located':
      step.notFound = { reason: event.reason, bestConfidence: event.bestConfidence, picture: event.picture }
      return
    case 'verdict':
      step.verdict = event.verdict
      return
    case 'act-start':
      step.begun = true
      return
    case 'act-end':
      step.begun = false
      return
    case 'check':
      step.checks.push({ held: event.held, text: event.text })
      return
    case 'recovery':
      step.recoveries.push(event.what)
      return
    case 'step-end':
      step.state = 'done'
      step.tier = event.tier
      step.tookMs = event.tookMs
      step.pictures = event.pictures
      return
    default:
      missingCase(event)
  }
}

/** The step on which the run ended is no longer under way: it failed, was stopped, or nobody knows. */
function end(view: RunView, event: Extract<RunEvent, { kind: 'run-end' }>): void {
  const { outcome, tookMs, modelCalls } = event
  view.phase = 'ended'
  view.pausedBecause = undefined
  view.outcome = outcome
  view.tookMs = tookMs
  view.modelCalls = modelCalls
  for (const step of view.steps) {
    if (outcome.kind === 'done' && step.state === 'ahead') step.state = 'skipped'
    const last = outcome.kind !== 'done' && outcome.at === step.step.id
    if (!last && step.state !== 'now' && step.state !== 'asking') continue
    if (step.begun) step.state = 'unknown'
    else step.state = outcome.kind === 'failed' ? 'failed' : outcome.kind === 'stopped' ? 'stopped' : 'done'
    if (last) view.current = view.steps.indexOf(step)
  }
}

function stepAhead(step: Step, index: number): StepView {
  return {
    step,
    number: index + 1,
    state: 'ahead',
    sentence: step.caption,
    tier: 0,
    checks: [],
    recoveries: [],
    pictures: {},
    begun: false,
    rounds: 0,
  }
}

function change(view: RunView, id: Step['id'], to: (step: StepView) => void): void {
  const step = view.steps.find((it) => it.step.id === id)
  if (step) to(step)
}

/** How often the step was done that was done most often: more than once where something was repeated. */
export function roundsOf(view: RunView): number {
  return Math.max(1, ...view.steps.map((step) => step.rounds))
}

/** How many steps are done. */
export function stepsDone(view: RunView): number {
  return view.steps.filter((step) => step.state === 'done').length
}

const NOW_YOU = 'Now you: '

/** What the person is to do now, of a run that handed over; undefined when it is paused for another reason, or not at all. */
export function yourTurn(view: Pick<RunView, 'phase' | 'pausedBecause'>): string | undefined {
  return view.phase === 'paused' && view.pausedBecause?.startsWith(NOW_YOU) ? view.pausedBecause.slice(NOW_YOU.length) : undefined
}
