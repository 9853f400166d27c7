import { type Memory, type PageId, type PlanOutcome, type RoleModel, type Task, TaskId, type WindowInfo } from '#contract'
import { proposePlan } from '#planner'
import { createFakeMemory } from '../../fakes/memory.ts'
import { createCountedIds } from '../../support/counted-ids.ts'
import { sampleStep, sampleTask } from '../../support/sample-task.ts'
import { createStillClock } from '../../support/still-clock.ts'

const MOUSEPAD: WindowInfo = {
  id: 1,
  title: 'Untitled - Mousepad',
  program: 'mousepad',
  box: { x: 0, y: 0, width: 500, height: 400 },
  kind: 'normal',
  active: true,
}

type World = {
  windows?: WindowInfo[]
  canStart?: (command: string[]) => boolean
  page?: PageId
  nowMs?: number
  large?: RoleModel
  byModel?: boolean
}

/** Proposes a plan on a machine that has every program and has Mousepad open, on a page of which nothing is known, unless told otherwise. */
export async function propose(
  memory: Memory,
  request: string,
  more: { values?: Record<string, string>; taskId?: string } & World = {},
): Promise<PlanOutcome> {
  const { values = {}, taskId, windows = [MOUSEPAD], canStart = () => true, page, nowMs, large, byModel } = more
  const given = { request, values, ...(taskId === undefined ? {} : { taskId: TaskId.parse(taskId) }), ...(byModel && { byModel }) }
  return proposePlan(given, {
    memory,
    windows,
    canStart,
    pageOf: async () => page,
    clock: createStillClock(nowMs),
    large,
    ids: createCountedIds(),
  })
}

export async function memoryWith(...tasks: Task[]): Promise<Memory> {
  const memory = createFakeMemory()
  for (const task of tasks) await memory.saveTask(task)
  return memory
}

/** The plan of an outcome that must be one. */
export function planIn(outcome: PlanOutcome) {
  if (outcome.kind !== 'planned') throw new Error(`No plan: ${JSON.stringify(outcome)}`)
  return outcome.plan
}

export const NOTE = sampleTask('Write a note to ⟦recipient⟧ about ⟦topic⟧', {
  id: 'task-note',
  steps: [
    sampleStep({
      id: 'step-a',
      caption: 'Type ⟦recipient⟧',
      act: { kind: 'type', text: [{ kind: 'slot', parameter: 'recipient' }], replaces: false },
    }),
    sampleStep({
      id: 'step-b',
      caption: 'Type ⟦topic⟧',
      act: { kind: 'type', text: [{ kind: 'slot', parameter: 'topic' }], replaces: false },
    }),
    sampleStep({ id: 'step-c' }),
  ],
  milestones: [{ after: 'step-b' as Task['steps'][number]['id'], name: 'The note is written' }],
})
