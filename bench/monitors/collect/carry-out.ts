import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Approver, Plan, RunId, Task } from '#contract'
import { stepsOf } from '#contract'
import { createRunControl, runPlan } from '#executor'
import type { Demonstration } from '../../learn/demonstration.ts'
import { openWorld, type World } from '../../learn/stage/world.ts'
import type { LearnedTasks } from '../../run/learned-tasks.ts'
import type { AttemptFacts, RunFacts } from '../run-facts.ts'
import { digestOf } from './digest-of.ts'
import { openFault, type PlannedFault } from './faults.ts'
import { createSkippingClock } from './skipping-clock.ts'
import type { WorkTask } from './work-tasks.ts'

/** Longer than that is no run that teaches anything. */
const RUN_MS = 100_000
/** How often a step that failed is tried again, by one who does nothing else. */
const TRIES = 5
const MOST_ATTEMPTS = 24

/** One run of a task with one fault on a display of its own: its attempts and what was true around them. */
export async function carryOut(
  id: string,
  work: WorkTask,
  demonstration: Demonstration,
  {
    learned,
    task,
    planned,
    slowMs,
    fromRound = 0,
  }: {
    learned: LearnedTasks
    task: Task
    planned: PlannedFault
    slowMs: number /** Of a loop: the fault comes only then. */
    fromRound?: number
  },
): Promise<RunFacts> {
  await using world = await openWorld()
  await demonstration.open(world)
  const clock = createSkippingClock(() => fault.still)
  const fault = await openFault(world, planned, {
    program: work.program,
    slowMs,
    acted: clock.acted,
    folderState: () => (work.told === 'files' ? stateOfFiles(world) : Promise.resolve('')),
  })
  const attempts: AttemptFacts[] = []
  const state = await fault.work()
  const control = createRunControl()
  const late = setTimeout(() => control.halt({ reason: 'It took too long.', advice: '' }), RUN_MS)
  let tries = 0
  let rounds = 0
  const plan = planOf(task)
  const steps = stepsOf(plan)
  const approver: Approver = {
    ask: async () => ({ answer: 'once', by: 'person' }),
    secret: async () => 'green apples 7',
    async help() {
      tries++
      if (tries === planned.lifts) await fault.end()
      return { answer: tries < TRIES ? 'again' : 'stop', by: 'person' }
    },
  }
  try {
    const outcome = await runPlan(
      plan,
      {
        desktop: fault.desktop,
        eyes: learned.eyes,
        approver,
        memory: learned.memory,
        clock,
        ids: learned.ids,
        async emit(event) {
          if (event.kind === 'step-start') {
            const step = steps[planned.at]
            if (step && event.stepId === step.id && rounds++ === fromRound) await fault.begin(step)
          }
          if (event.kind !== 'attempt') return
          attempts.push({ attempt: event.attempt, state: await fault.work(), faultOn: fault.on })
          if (attempts.length >= MOST_ATTEMPTS) control.halt({ reason: 'That is enough.', advice: '' })
        },
      },
      {
        runId: learned.ids.next('run') as RunId,
        control,
        approvalTimeoutMs: 20_000,
        firstRun: false,
        monitors: 'none',
      },
    )
    return { version: 1, id, task: work.id, fault: { ...planned, kind: fault.kind() }, state, ended: outcome.kind, attempts }
  } finally {
    clearTimeout(late)
    await fault.end()
  }
}

function planOf(task: Task): Plan {
  return {
    request: '',
    task: { id: task.id, revision: task.revision, goal: task.goal, programs: task.programs, parameters: task.parameters },
    values: task.parameters.map(({ name, type, examples }) => ({
      parameter: name,
      value: type === 'secret' ? '' : (examples[0] ?? ''),
      from: 'example',
      secret: type === 'secret',
    })),
    subGoals: [{ name: 'all', steps: task.steps }],
    blocks: task.blocks,
    findings: [],
  }
}

async function stateOfFiles(world: World): Promise<string> {
  const folder = join(world.stage.session.home, 'files')
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => !one.name.startsWith('.'))
  const told = await Promise.all(
    names.map(async (one) => {
      const path = join(one.parentPath, one.name)
      return [path, one.isFile() ? await readFile(path, 'base64').catch(() => '') : '']
    }),
  )
  return digestOf(JSON.stringify(told.sort()))
}
