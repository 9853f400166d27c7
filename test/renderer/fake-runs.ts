import {
  type CallHandlers,
  type EmitEvent,
  goalSentence,
  type Plan,
  type RunEvent,
  type RunHow,
  type RunId,
  type RunSummary,
  stepsOf,
  type Task,
  UnderstudyError,
} from '#contract'
import { found } from './found.ts'
import { ago, dryRun, type Pictures, runEvents, shownSteps, type World } from './world/index.ts'

type Name = Extract<keyof CallHandlers, `run.${string}`>

/** Runs over the made-up world. A dry run is played to its end, one step by step a step at a time; what happens in others is the test's business. */
export function fakeRuns(
  world: World,
  pictures: Pictures,
  emit: EmitEvent,
  tell: (id: RunId, event: RunEvent) => void,
): Pick<CallHandlers, Name> {
  let made = 0
  const single = new Map<RunId, RunEvent[][]>()
  const runOf = (id: RunId) =>
    found(
      world.runs.find((run) => run.summary.id === id),
      'run',
    )
  const planOf = (id: RunId): Plan | undefined => {
    const start = runOf(id).events.find((event) => event.kind === 'run-start')
    return start?.kind === 'run-start' ? start.plan : undefined
  }
  const begin = (id: RunId, plan: Plan, how: RunHow) => {
    if (how.mode === 'dry-run') for (const event of dryRun(id, plan, pictures)) tell(id, event)
    if (how.mode !== 'step-by-step') return
    const [start, ...events] = runEvents(id, plan, pictures)
    if (start?.kind === 'run-start') tell(id, { ...start, how })
    single.set(id, bySteps(events))
    holdBefore(id)
  }
  /** Stands still before the next step of a run that goes step by step. */
  const holdBefore = (id: RunId) => {
    const [next] = single.get(id)?.[0] ?? []
    if (next?.kind === 'step-start') tell(id, { kind: 'paused', because: `Next: ${next.sentence}`, by: 'single-step', stepId: next.stepId })
  }

  return {
    'run.start': async ({ plan, how }) => {
      made += 1
      const id = `run-new-${made}` as RunId
      const summary: RunSummary = {
        id,
        taskId: plan.task.id,
        taskRevision: plan.task.revision,
        title: goalSentence(plan.task.goal, Object.fromEntries(plan.values.map(({ parameter, value }) => [parameter, value]))),
        startedAt: ago(0),
        endedAt: null,
        outcome: null,
        stepsDone: 0,
        stepCount: stepsOf(plan).length,
        stepsByTier: [0, 0, 0, 0],
        modelCalls: 0,
      }
      world.runs.unshift({ summary, events: [] })
      if (how) begin(id, plan, how)
      return summary
    },
    'run.next': async ({ id }) => {
      const [now = [], ...rest] = single.get(id) ?? []
      single.set(id, rest)
      tell(id, { kind: 'resumed' })
      for (const event of now) tell(id, event)
      holdBefore(id)
      return {}
    },
    'run.takeOver': async ({ id }) => {
      tell(id, { kind: 'paused', because: 'You took over.', by: 'take-over' })
      emit('run.teaching', { runId: id, phase: 'showing', seen: 0 })
      return {}
    },
    'run.taught': async ({ id }) => {
      emit('run.teaching', { runId: id, phase: 'shown', seen: 2 })
      return { steps: shownSteps(pictures), notices: ['A pause of 12 seconds was left out.'] }
    },
    'run.useTaught': async ({ id, use, keep }) => {
      const { summary, events } = runOf(id)
      const plan = planOf(id)
      const at = events.findLast((event) => event.kind === 'step-start')
      emit('run.teaching', { runId: id, phase: 'over', seen: 2 })
      tell(id, { kind: 'resumed' })
      if (plan && at?.kind === 'step-start' && use === 'instead-of-step') {
        const subGoals = plan.subGoals.map((goal) => ({
          ...goal,
          steps: goal.steps.flatMap((step) => (step.id === at.stepId ? shownSteps(pictures) : [step])),
        }))
        const because = 'You did this step in your way.'
        tell(id, { kind: 'plan-changed', how: 'taught', at: at.stepId, tier: 3, because, subGoals, blocks: [] })
        tell(id, { kind: 'step-end', stepId: at.stepId, tier: 3, tookMs: 9000, pictures: {} })
      }
      const task = world.tasks.find((it) => it.id === summary.taskId)
      if (!keep) return { task: null }
      if (!task) {
        const [message, advice] = [
          'What you showed counts for this run; the task is not there any more.',
          'Record it anew from that step on.',
        ]
        emit('run.teaching', { runId: id, phase: 'over', seen: 2, text: `${message} ${advice}` })
        throw new UnderstudyError('bad-input', message, advice)
      }
      const next: Task = { ...task, revision: task.revision + 1, change: { kind: 'taught', what: 'You showed a step while it ran.' } }
      world.tasks[world.tasks.indexOf(task)] = next
      return { task: next }
    },
    'run.pause': async ({ id }) => {
      tell(id, { kind: 'paused', because: 'You pressed Pause.', by: 'person' })
      return {}
    },
    'run.resume': async ({ id }) => {
      tell(id, { kind: 'resumed' })
      return {}
    },
    'run.stop': async ({ id }) => {
      tell(id, { kind: 'run-end', outcome: { kind: 'stopped', by: 'person' }, tookMs: 4000, modelCalls: 0 })
      return {}
    },
    'run.list': async () => world.runs.map((run) => run.summary),
    'run.get': async ({ id }) => {
      const { summary, events } = runOf(id)
      return {
        summary,
        journal: events.map((event, sequence) => ({
          version: 1 as const,
          sequence,
          atMs: sequence,
          event,
          previous: '',
          hash: String(sequence),
        })),
      }
    },
  }
}

function bySteps(events: readonly RunEvent[]): RunEvent[][] {
  const parts: RunEvent[][] = []
  for (const event of events) {
    if (event.kind === 'step-start') parts.push([])
    parts.at(-1)?.push(event)
  }
  return parts
}
