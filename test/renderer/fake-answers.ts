import type { AppStatus, Leaving, Plan, PlanOutcome, PlanRequest, Settings, Task, TaskId, TaskSummary } from '#contract'
import { found } from './found.ts'
import { mixedPlan, type Pictures, planOf, type World } from './world/index.ts'

export function summaryOf(task: Task, world: World): TaskSummary {
  const runs = world.runs.filter((run) => run.summary.taskId === task.id).map((run) => run.summary)
  const { id, revision, goal, parameters, programs, createdAt } = task
  const successCount = runs.filter((run) => run.outcome?.kind === 'done').length
  return {
    id,
    revision,
    goal,
    parameters,
    programs,
    createdAt,
    stepCount: task.steps.length,
    runCount: runs.length,
    successCount,
    lastRunAt: runs[0]?.startedAt ?? null,
  }
}

/** A small planner: enough to answer in each of the four ways, and by a large model where one is set. */
export function propose({ request, taskId, values, byModel }: PlanRequest, world: World, settings: Settings, ids: Pictures): PlanOutcome {
  const text = request.toLowerCase()
  const fitting = world.tasks.filter((task) => (taskId ? task.id === taskId : text.includes(firstVerb(task))))
  const [task] = fitting
  if (!task) {
    const leaving = taskId ? undefined : leavingFor(settings)
    // A model that knows no flights: then it is as without one.
    if (leaving && byModel && !text.includes('flight')) return { kind: 'planned', plan: planByModel(request, leaving, world, ids) }
    return { kind: 'no-task', nearest: world.tasks.slice(0, 2).map((it) => summaryOf(it, world)), ...(leaving && { leaving }) }
  }
  if (!taskId && /\bor\b/.test(text)) return { kind: 'ambiguous', candidates: world.tasks.slice(0, 2).map((it) => summaryOf(it, world)) }
  const said = /to (?<recipient>.+?)(?: about (?<topic>.+))?$/i.exec(request)?.groups ?? {}
  const known: Record<string, string> = {
    ...(Object.fromEntries(Object.entries(said).filter(([, value]) => value)) as Record<string, string>),
    ...values,
  }
  const asked = task.parameters.filter((parameter) => parameter.type !== 'secret')
  const missing = asked.filter(({ name }) => !known[name]).map(({ name }) => name)
  const bound = asked
    .filter(({ name }) => known[name])
    .map(({ name }) => ({ parameter: name, value: known[name] ?? '', from: 'words' as const, secret: false }))
  const wrong = known.amount === '0' ? [{ parameter: 'amount', reason: 'An invoice over nothing cannot be entered.' }] : []
  if (missing.length > 0 || wrong.length > 0) return { kind: 'values-missing', task: summaryOf(task, world), values: bound, missing, wrong }
  return { kind: 'planned', plan: { ...planOf(task, known, request === '' ? 'form' : 'words'), request } }
}

function leavingFor({ roles: { large } }: Settings): Leaving | undefined {
  if (!large) return undefined
  const { hostname, host } = new URL(large.url)
  const sent = [
    'your request, with quoted and private values as placeholders',
    'what 3 pages of Ledger and Text editor are called, with their buttons and fields',
    'the sentences of 2 tasks',
  ]
  return { role: 'large', model: large.name, server: host, local: hostname === '127.0.0.1', sent }
}

function planByModel(request: string, { model, server }: Leaving, world: World, ids: Pictures): Plan {
  const task = found(world.tasks[1], 'task')
  const plan = mixedPlan(planOf(task, { supplier: 'Nordwind AG', amount: '€412.50', 'due-date': '12 March 2026' }, 'words'), ids)
  return {
    ...plan,
    request,
    by: 'model',
    estimate: { steps: 8, seconds: 20, from: 'demonstration', modelCalls: 0, money: null },
    tasks: undefined,
    task: { ...plan.task, id: 'task-of-model' as TaskId, revision: 1, goal: [{ kind: 'words', text: request }], parameters: [] },
    findings: [{ stops: false, text: `No learned task fits: ${model} at ${server} put this plan together out of what memory knows.` }],
  }
}

function firstVerb(task: Task): string {
  const [first] = task.goal
  return first?.kind === 'words' ? (first.text.split(' ')[0] ?? '').toLowerCase() : ''
}

export function statusOf(faults: boolean): AppStatus {
  return {
    version: '0.1.0',
    shell: 'browser',
    home: '/home/tom/.local/share/understudy',
    platform: 'linux',
    panicKey: 'Ctrl+Alt+Escape',
    checks: [
      { name: 'display', state: 'ok', text: 'X11 display :0, 2560×1440.', advice: '' },
      { name: 'input', state: 'ok', text: 'Mouse and keys are seen.', advice: '' },
      faults
        ? {
            name: 'accessibility',
            state: 'degraded',
            text: 'No accessibility bus: names are read from pixels.',
            advice: 'Install at-spi2-core and log in again to make it better.',
          }
        : { name: 'accessibility', state: 'ok', text: 'Programs tell their buttons and fields.', advice: '' },
      faults
        ? {
            name: 'video',
            state: 'missing',
            text: 'ffmpeg was not found, so no video can be recorded.',
            advice: 'Install it: apt install ffmpeg',
          }
        : { name: 'video', state: 'ok', text: 'ffmpeg 5.1 records the screen.', advice: '' },
      { name: 'text-reading', state: 'ok', text: 'Text is read from pictures on this machine.', advice: '' },
      { name: 'database', state: 'ok', text: 'Memory is sound.', advice: '' },
      { name: 'models', state: 'ok', text: 'No model is used; none is needed.', advice: '' },
      { name: 'shell', state: 'ok', text: 'A window of Chromium.', advice: '' },
    ],
  }
}
