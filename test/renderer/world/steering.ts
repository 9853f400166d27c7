import type { ApprovalId, Attempt, HelpRequest, Plan, RunEvent, RunId, Step, StepId } from '#contract'
import { stepsOf } from '#contract'
import { FORM, type Pictures } from './basics.ts'
import { runEvents } from './runs.ts'
import { click, step } from './steps.ts'

const WHERE = { x: 100, y: 60, width: 820, height: 540 }
/** The step that is no longer called what it was. */
export const RENAMED = 'step-i6' as StepId

const attempt = (stepId: StepId, part: Partial<Attempt> = {}): RunEvent => ({
  kind: 'attempt',
  attempt: {
    stepId,
    tier: 0,
    act: 'none',
    target: 'a1',
    role: 'button',
    commits: true,
    expects: 'changed',
    leadsOn: false,
    cameBack: 0,
    page: 'b1',
    pageAfter: 'b1',
    changed: 0,
    outcome: 'not-yet',
    confidence: 0.31,
    recoveries: 1,
    tookMs: 2300,
    personMs: 1800,
    ...part,
  },
})

/** How a run gets stuck on a button with another name: what was tried, and that it goes up. */
function stuckAt(plan: Plan, runId: RunId, pictures: Pictures): { before: RunEvent[]; stuck: RunEvent[]; after: RunEvent[] } {
  const all = runEvents(runId, plan, pictures)
  const from = all.findIndex((event) => event.kind === 'step-start' && event.stepId === RENAMED)
  const to = all.findIndex((event) => event.kind === 'step-end' && event.stepId === RENAMED)
  const start = all[from]
  if (!start) throw new Error('no such step')
  return {
    before: all.slice(0, from),
    stuck: [
      {
        kind: 'milestone',
        stepId: 'step-i5' as StepId,
        name: 'form filled',
        held: true,
        tier: 0,
        text: 'The page is the one that was there after it.',
      },
      start,
      {
        kind: 'not-located',
        stepId: RENAMED,
        reason: 'No button is called “Save” on the page, and nothing else on it looks like it did.',
        bestConfidence: 0.31,
        picture: pictures.formFilled,
        pictureBox: WHERE,
      },
      { kind: 'recovery', stepId: RENAMED, what: 'Looked again further down the page.' },
      attempt(RENAMED),
      attempt(RENAMED, { tookMs: 2600 }),
      {
        kind: 'monitor',
        monitor: 'stuck',
        stepId: RENAMED,
        probability: 0.93,
        text: 'It has looked three times, and the page stays as it is.',
      },
    ],
    after: all.slice(to + 1),
  }
}

const answered = (stepId: StepId): RunEvent => ({
  kind: 'model-call',
  stepId,
  role: 'small',
  model: 'holo-7b',
  server: '127.0.0.1:8080',
  sent: [
    'The picture of the window “Ledger”, with private values covered',
    'The sentence of the step and of the task',
    'The last 2 tries, in words',
  ],
  answer: 'taken',
  said: 'Press the button “Book it”: it stands where “Save” was.',
  inputTokens: 1840,
  outputTokens: 62,
  money: 0.0021,
  tookMs: 1900,
})

/** A run that gets stuck on a renamed button, asks the small model at a server of this machine, and goes on. */
export function stuckRun(runId: RunId, plan: Plan, pictures: Pictures): RunEvent[] {
  const { before, stuck, after } = stuckAt(plan, runId, pictures)
  const box = { x: 160, y: 506, width: 110, height: 38 }
  return [
    ...before,
    ...stuck,
    { kind: 'escalated', stepId: RENAMED, to: 1, reason: 'The button “Save” was not found on the page.' },
    answered(RENAMED),
    {
      kind: 'located',
      stepId: RENAMED,
      box,
      confidence: 0.87,
      evidence: [
        { kind: 'place', score: 0.95 },
        { kind: 'neighbours', score: 0.9 },
      ],
      picture: pictures.formFilled,
      pictureBox: WHERE,
    },
    {
      kind: 'verdict',
      stepId: RENAMED,
      action: { kind: 'wait', forMs: 0, reason: 'drawn for a test' },
      verdict: { kind: 'allow', rule: 'approved', reason: 'You said yes to this.', undo: 'no' },
    },
    { kind: 'act-start', stepId: RENAMED, digest: 'd' },
    { kind: 'act-end', stepId: RENAMED },
    { kind: 'check', stepId: RENAMED, held: true, text: 'The list “Latest” shows the new invoice.' },
    attempt(RENAMED, { tier: 1, act: 'click', pageAfter: 'b2', changed: 0.2, outcome: 'done', confidence: 0.87, recoveries: 0 }),
    { kind: 'step-end', stepId: RENAMED, tier: 1, tookMs: 7200, pictures: { before: pictures.formFilled, after: pictures.formSaved } },
    { kind: 'handed-back', stepId: RENAMED, from: 1 },
    ...after.map(
      (event): RunEvent =>
        event.kind === 'run-end' ? { ...event, modelCalls: 1, spent: { calls: 1, tokens: 1902, money: 0.0021, seconds: 1.9 } } : event,
    ),
  ]
}

export function helpRequest(runId: RunId, pictures: Pictures): HelpRequest {
  return {
    id: 'approval-help' as ApprovalId,
    runId,
    stepId: RENAMED,
    sentence: 'Press “Save”',
    reason: 'The button “Save” was not found on the page, and no model knew it.',
    advice: 'Bring the form into view, or press the button yourself.',
    picture: pictures.formFilled,
    pictureMark: { x: 60, y: 446, width: 110, height: 38 },
    expiresAtMs: Date.now() + 600_000,
    timeoutMs: 600_000,
  }
}

/** A run that nobody but the person can bring on. */
export function helplessRun(runId: RunId, plan: Plan, pictures: Pictures): RunEvent[] {
  const { before, stuck } = stuckAt(plan, runId, pictures)
  const request = helpRequest(runId, pictures)
  return [...before, ...stuck, { kind: 'escalated', stepId: RENAMED, to: 3, reason: request.reason }, { kind: 'help-request', request }]
}

/** A dry run: the first steps are there, what follows comes later, and one is not seen. */
export function dryRun(runId: RunId, plan: Plan, pictures: Pictures): RunEvent[] {
  const steps = stepsOf(plan)
  return [
    { kind: 'run-start', runId, plan, how: { mode: 'dry-run', only: false } },
    ...steps.flatMap((it, index): RunEvent[] => {
      const finding = index < 3 ? 'found' : index === 4 ? 'not-found' : 'later'
      const text = {
        found: `${it.target?.name} is there.`,
        'not-found': `There are two like ${it.target?.name} now, and nothing tells them apart.`,
        later: 'Its window is not open now; it comes with the steps before.',
      }[finding]
      const seen: RunEvent[] =
        finding === 'found'
          ? [
              {
                kind: 'located',
                stepId: it.id,
                box: { ...(it.target?.place ?? WHERE), x: (it.target?.place.x ?? 0) + 100, y: (it.target?.place.y ?? 0) + 60 },
                confidence: 0.94,
                evidence: [{ kind: 'name', score: 1 }],
                picture: pictures[it.window.program === 'chromium' ? 'formEmpty' : 'editorEmpty'],
                pictureBox: WHERE,
              },
            ]
          : []
      return [
        { kind: 'step-start', stepId: it.id, index, sentence: it.caption, tier: 0 },
        ...seen,
        { kind: 'dry-look', stepId: it.id, finding, text },
        { kind: 'step-end', stepId: it.id, tier: 0, tookMs: 300, pictures: {} },
      ]
    }),
    { kind: 'run-end', outcome: { kind: 'done' }, tookMs: 2400, modelCalls: 0 },
  ]
}

/** What the person shows when they take that step over. */
export function shownSteps(pictures: Pictures): Step[] {
  const shown = (id: string, caption: string, name: string, mark: [number, number]): Step => ({
    ...step(
      id,
      { caption, act: click, name, role: 'button', mark, before: 'formFilled', after: 'formSaved', window: FORM },
      pictures,
      0.9,
      { kind: 'changed' },
    ),
    origin: 'person',
  })
  return [shown('t1', 'Press “Check”', 'Check', [237, 465]), shown('t2', 'Press “Book it”', 'Book it', [115, 465])]
}

/** A plan that memory put together with a step that a model guessed, and that earlier runs needed a model for. */
export function mixedPlan(plan: Plan, pictures: Pictures): Plan {
  const [first, ...rest] = plan.subGoals
  const way: Step = {
    ...step(
      'way',
      {
        caption: 'Choose “Invoices” in the side bar',
        act: click,
        name: 'Invoices',
        role: 'link',
        mark: [640, 130],
        before: 'formEmpty',
        after: 'formEmpty',
        window: FORM,
      },
      pictures,
      0.8,
      { kind: 'changed' },
    ),
    origin: 'memory',
  }
  const guess: Step = {
    ...step(
      'guess',
      {
        caption: 'Press “Send to the bookkeeper”',
        act: click,
        name: 'Send to the bookkeeper',
        role: 'button',
        mark: [237, 465],
        before: 'formSaved',
        after: 'formSaved',
        window: FORM,
      },
      pictures,
      0.4,
      { kind: 'changed' },
    ),
    origin: 'model',
    guess: true,
  }
  return {
    ...plan,
    subGoals: first
      ? [
          { ...first, steps: [way, ...first.steps] },
          ...rest.map((goal, index) => (index === rest.length - 1 ? { ...goal, steps: goal.steps.concat(guess) } : goal)),
        ]
      : [],
    findings: [
      ...plan.findings,
      { stops: false, text: 'The page “Invoices” is not in front; memory knows a way to it, with one step more.' },
      { stops: false, text: 'The last step is a guess: no page has shown “Send to the bookkeeper” yet. You are asked before it.' },
    ],
    estimate: { steps: 8, seconds: 34, from: 'runs', modelCalls: 1.4, money: 0.0042 },
  }
}
