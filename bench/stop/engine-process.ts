import { join } from 'node:path'
import type { Desktop, EventData, Plan, Scene, Step, StepAct, Target, Task, WindowInfo } from '#contract'
import { Step as StepSchema, Task as TaskSchema } from '#contract'
import { openDesktop } from '#desktop'
import { openEngine } from '#engine'
import { openMemory } from '#memory'
import { createEyes } from '#perception'
import { createBenchClock } from '../capture/clock.ts'
import { type FromEngine, type Middle, ToEngine } from './messages.ts'

/**
 * The real engine, in a process of its own on the session's display: its runs, its watchdog, its journal. Each message begins one run of one step that takes long: a
 * drag, a text, or a target that is not there.
 */
const clock = createBenchClock()
const LONG_TEXT = 'The quick brown fox jumps over the lazy dog, and then once more: Größe, naïve, 12 %. '.repeat(40)

async function main(): Promise<void> {
  const home = process.env.UNDERSTUDY_HOME ?? ''
  const desktop = await openDesktop({ clock })
  const target = await documentOf(desktop)
  const task = taskOf(target)
  const memory = await openMemory({ folder: join(home, 'memory'), clock })
  await memory.saveTask(task)
  await memory[Symbol.asyncDispose]()
  const engine = await openEngine({ env: process.env, shell: 'browser' })
  let running: Parameters<typeof engine.runs.stop>[0] | undefined
  let lookedFor: Middle | undefined
  let runStartMs = 0

  engine.on((name, data) => {
    if (name === 'approval.request') {
      const { id } = data as EventData<'approval.request'>
      void engine.handlers['approval.answer']({ id, answer: 'this-run' })
    }
    if (name !== 'run.event') return
    const { event } = data as EventData<'run.event'>
    const atMs = clock.nowMs()
    if (event.kind === 'run-start') runStartMs = atMs
    if (event.kind === (lookedFor === 'wait' ? 'step-start' : 'act-start')) tell({ kind: 'under-way', atMs, runStartMs })
    if (event.kind === 'paused') tell({ kind: 'paused', atMs, because: `${event.by}: ${event.because}` })
    if (event.kind === 'run-end') {
      const by =
        event.outcome.kind === 'stopped' ? ` by ${event.outcome.by}` : event.outcome.kind === 'failed' ? `: ${event.outcome.reason}` : ''
      const end = { kind: 'ended', atMs, outcome: `${event.outcome.kind}${by}` } as const
      const id = running
      // The run has ended when its watchdog has, too.
      if (id) void engine.runs.ended(id).then(() => tell(end))
    }
  })
  const begin = async (step: Step, pauseOnInput: boolean) => {
    await engine.handlers['settings.set']({ ...(await engine.handlers['settings.get']({})), pauseOnInput })
    return (await engine.runs.start(planOf(task, step))).id
  }
  process.on('message', (raw) => {
    const message = ToEngine.parse(raw)
    if (message.kind === 'stop') {
      if (running) void engine.handlers['run.stop']({ id: running })
      return
    }
    lookedFor = message.middle
    const step = task.steps.find(({ id }) => id === `step-${message.middle}`) as Step
    void begin(step, message.pauseOnInput).then((id) => {
      running = id
      const { signal } = engine.runs.find(id).control
      signal.addEventListener('abort', () => tell({ kind: 'stopped', atMs: clock.nowMs() }), { once: true })
    })
  })
  process.once('disconnect', async () => {
    await engine[Symbol.asyncDispose]()
    await desktop[Symbol.asyncDispose]()
    process.exit(0)
  })
  tell({ kind: 'ready' })
}

/** The editor's document, described as the learner would. */
async function documentOf(desktop: Desktop): Promise<Target> {
  const eyes = createEyes({ reader: undefined })
  const deadline = clock.nowMs() + 20_000
  while (clock.nowMs() < deadline) {
    const window = (await desktop.windows()).find(({ program }) => program === 'mousepad')
    const elements = window ? await desktop.elements(window) : []
    const element = elements.find(({ role, box }) => (role === 'document' || role === 'field') && box.height > 100)
    if (window && element) {
      const point = { x: Math.round(element.box.x + element.box.width / 2), y: Math.round(element.box.y + element.box.height / 2) }
      return (await eyes.describe(await sceneOf(desktop, window, elements), point, element)).target
    }
    await clock.wait(100, { reason: 'the editor opens' })
  }
  throw new Error('The editor did not open.')
}

async function sceneOf(desktop: Desktop, window: WindowInfo, elements: Scene['elements']): Promise<Scene> {
  return { window, picture: await desktop.capture(window.box), elements }
}

function taskOf(target: Target): Task {
  const window = { program: 'mousepad', title: '*', kind: 'normal' as const }
  const step = (id: string, caption: string, act: StepAct, more: Partial<Step>) =>
    StepSchema.parse({
      id,
      caption,
      observation: '',
      thought: '',
      act,
      window,
      expectation: { kind: 'changed' },
      pictures: {},
      confidence: 1,
      personMs: 500,
      ...more,
    })
  const middle = { x: 0.5, y: 0.5 }
  // Back and forth, so that it takes the longest that a drag does.
  const path = Array.from({ length: 9 }, (_, corner) => ({ x: corner % 2 === 0 ? 0 : 180, y: corner * 10 }))
  const steps = [
    step('step-drag', 'Drag', { kind: 'drag', button: 'left', modifiers: [], at: middle, path }, { target }),
    step('step-typing', 'Type', { kind: 'type', text: [{ kind: 'literal', text: LONG_TEXT }], replaces: false }, {}),
    step(
      'step-wait',
      'Click what is not there',
      { kind: 'click', button: 'left', count: 1, modifiers: [], at: middle },
      {
        target: {
          ...target,
          label: 'button “Teleport”',
          role: 'button',
          name: 'Teleport',
          neighbours: [],
          place: { x: 5, y: 5, width: 40, height: 12 },
        },
      },
    ),
  ]
  return TaskSchema.parse({
    version: 1,
    id: 'task-bench',
    revision: 1,
    goal: [{ kind: 'words', text: 'Be stopped' }],
    parameters: [],
    steps,
    milestones: [],
    programs: [{ program: 'mousepad' }],
    recordings: ['recording-bench'],
    createdAt: '2026-03-01T09:00:00.000Z',
    notices: [],
  })
}

function planOf({ id, revision, goal, programs, parameters }: Task, step: Step): Plan {
  return {
    request: 'be stopped',
    task: { id, revision, goal, programs, parameters },
    values: [],
    subGoals: [{ name: 'All', steps: [step] }],
    blocks: [],
    findings: [],
  }
}

function tell(message: FromEngine): void {
  if (process.connected) process.send?.(message)
}

await main()
