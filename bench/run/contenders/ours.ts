import { type Approver, type Clock, type Eyes, type Ids, type Memory, type RunEvent, type RunId, Settings } from '#contract'
import { createPlanningCalls } from '#engine'
import { createRunControl, type RunPorts, runPlan } from '#executor'
import { createRepairer } from '#planner'
import type { World } from '../../learn/stage/world.ts'
import type { Truth } from '../../learn/truth.ts'
import { requestFor, type Values, type Workflow } from '../workflow.ts'
import { SECRET } from '../workflows/web.ts'
import { wrongActs } from '../wrong-acts.ts'
import type { Said } from './said.ts'
import { watchedDesktop } from './watched-desktop.ts'

export type OurPorts = {
  memory: Memory
  eyes: Eyes
  clock: Clock
  ids: Ids
  cascade?: RunPorts['cascade']
  /** A model decides every step. */
  modelFirst?: boolean
}

/** Longer than any of these tasks takes; what is not done by then is halted. */
const RUN_MS = 150_000

/** Understudy itself: the request in words, planned and run, with a person who says yes to what is asked and does nothing else. */
export async function runOurs(
  { memory, eyes, clock, ids, cascade, modelFirst = false }: OurPorts,
  trial: { world: World; workflow: Workflow; truth: Truth; values: Values; amid: () => Promise<void>; onEvent?: (event: RunEvent) => void },
): Promise<Said> {
  const { world, workflow, truth, values, amid, onEvent } = trial
  const { desktop, hits } = watchedDesktop(world.stage.desktop, amid)
  const said: Said = { says: 'halted', why: '', seconds: 0, acts: 0, wrongActs: [], asked: [], modelCalls: 0, tiers: [0, 0, 0, 0] }
  const startedMs = performance.now()
  const planning = createPlanningCalls({
    ...{ memory, eyes, clock, ids, desktop: async () => desktop, canStart: () => true },
    settings: async () => Settings.parse({ theme: 'system', approvalSeconds: 30 }),
    models: { roleModels: () => ({}) },
  })
  const outcome = await planning['plan.propose']({ request: requestFor(workflow, values), values: {} })
  if (outcome.kind !== 'planned') return { ...said, why: `not planned: ${JSON.stringify(outcome)}` }
  const stopping = outcome.plan.findings.filter(({ stops }) => stops)
  if (stopping.length > 0) return { ...said, why: `not begun: ${stopping.map(({ text }) => text).join(' ')}` }
  const approver: Approver = {
    async ask({ rule }) {
      said.asked.push(rule)
      return { answer: 'once', by: 'person' }
    },
    secret: async () => SECRET,
  }
  const control = createRunControl()
  const late = setTimeout(() => control.stop('person'), RUN_MS)
  try {
    const came = await runPlan(
      outcome.plan,
      {
        desktop,
        eyes,
        approver,
        memory,
        clock,
        ids,
        repair: createRepairer({ memory, ids }),
        emit: async (event) => {
          if (event.kind === 'model-call') said.modelCalls++
          if (event.kind === 'step-end') said.tiers[event.tier]++
          onEvent?.(event)
        },
        ...(cascade && { cascade }),
      },
      {
        runId: ids.next('run') as RunId,
        control,
        approvalTimeoutMs: 30_000,
        firstRun: false,
        modelFirst,
      },
    )
    said.says = came.kind === 'done' ? 'done' : 'halted'
    said.why = came.kind === 'failed' ? came.reason : came.kind === 'stopped' ? `stopped by ${came.by}` : ''
  } finally {
    clearTimeout(late)
  }
  return {
    ...said,
    seconds: (performance.now() - startedMs) / 1000,
    acts: hits.length,
    wrongActs: wrongActs(hits, truth, workflow, values),
  }
}
