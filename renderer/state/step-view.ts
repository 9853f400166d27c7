import {
  type ApprovalAnswer,
  type ApprovalRequest,
  type Attempt,
  type Box,
  type Evidence,
  type HelpAnswer,
  type HelpRequest,
  missingCase,
  type PictureId,
  type RunEvent,
  type Step,
  type Tier,
  type Verdict,
} from '#contract'

/**
 * `unknown`: it was begun, and nothing says whether it was done. `skipped`: the run is done, and did not need it. `outside`: not part of this run.
 * `left-out`: the plan was changed, and it is no longer in it. The last four are what a dry run found.
 */
export type StepState =
  | 'ahead'
  | 'now'
  | 'asking'
  | 'done'
  | 'failed'
  | 'stopped'
  | 'unknown'
  | 'skipped'
  | 'outside'
  | 'left-out'
  | 'there'
  | 'later'
  | 'unseen'
  | 'no-look'

type Told<Kind extends RunEvent['kind']> = Extract<RunEvent, { kind: Kind }>
export type ModelCall = Told<'model-call'>
export type SeenPlace = { box: Box; confidence: number; evidence: Evidence[]; picture?: PictureId; pictureBox?: Box }

/** What happened on the way of a step that memory alone could not do, in its order. */
export type StoryLine =
  | { kind: 'noticed'; text: string }
  | { kind: 'went-up'; to: Tier; reason: string }
  | { kind: 'model'; call: ModelCall }
  | { kind: 'helped'; request: HelpRequest; answer?: HelpAnswer; by?: ApprovalAnswer['by'] }
  | { kind: 'handed-back'; from: Tier }

/** Everything that is known of one step of a run. */
export type StepView = {
  step: Step
  /** From 1. */
  number: number
  state: StepState
  /** With this run's values. */
  sentence: string
  /** The highest that was asked. */
  tier: Tier
  place?: SeenPlace
  notFound?: { reason: string; bestConfidence: number; picture?: PictureId }
  verdict?: Verdict
  approval?: { request: ApprovalRequest; answer?: ApprovalAnswer }
  checks: { held: boolean; text: string; picture?: PictureId }[]
  recoveries: string[]
  attempts: Attempt[]
  story: StoryLine[]
  /** What a dry run saw. */
  look?: string
  /** Why it is in the plan, or no longer in it, since the run began. */
  changed?: { how: Told<'plan-changed'>['how']; because: string }
  pictures: { before?: PictureId; after?: PictureId }
  tookMs?: number
  begun: boolean
  /** How often it was begun: more than once in a loop, or when it was tried again. */
  rounds: number
}

export function stepAhead(step: Step, index: number): StepView {
  return {
    step,
    number: index + 1,
    state: 'ahead',
    sentence: step.caption,
    tier: 0,
    checks: [],
    recoveries: [],
    attempts: [],
    story: [],
    pictures: {},
    begun: false,
    rounds: 0,
  }
}

const LOOKED = { found: 'there', later: 'later', 'not-found': 'unseen', 'no-target': 'no-look' } as const

export type StepEvent = Told<
  | 'step-start'
  | 'located'
  | 'not-located'
  | 'verdict'
  | 'act-start'
  | 'act-end'
  | 'check'
  | 'recovery'
  | 'step-end'
  | 'monitor'
  | 'escalated'
  | 'handed-back'
  | 'dry-look'
>

/** Takes one event into the step that it is about. */
export function noteStep(step: StepView, event: StepEvent): void {
  switch (event.kind) {
    case 'step-start':
      // What was checked in the round before says nothing of this one.
      if (step.state === 'done') step.checks = []
      if (step.state !== 'now') step.rounds += 1
      step.state = 'now'
      step.sentence = event.sentence
      step.tier = event.tier
      return
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
      step.checks.push({ held: event.held, text: event.text, picture: event.picture })
      return
    case 'recovery':
      step.recoveries.push(event.what)
      return
    case 'monitor':
      step.story.push({ kind: 'noticed', text: event.text })
      return
    case 'escalated':
      step.tier = event.to
      step.story.push({ kind: 'went-up', to: event.to, reason: event.reason })
      return
    case 'handed-back':
      step.story.push({ kind: 'handed-back', from: event.from })
      return
    case 'dry-look':
      step.state = LOOKED[event.finding]
      step.look = event.text
      return
    case 'step-end':
      if (step.state !== 'left-out' && step.look === undefined) step.state = 'done'
      step.tier = event.tier
      step.tookMs = event.tookMs
      step.pictures = event.pictures
      return
    default:
      missingCase(event)
  }
}
