import { openWorld } from '../learn/stage/world.ts'
import type { Condition } from './conditions.ts'
import type { Said } from './contenders/said.ts'
import type { Values, Workflow } from './workflow.ts'

/** One repetition under one condition by one contender. */
export type Trial = Said & {
  workflow: string
  condition: string
  contender: string
  /** What is not as it should be, looked up from outside; empty when all is right. */
  wrong: string
}

export type Contender = {
  name: string
  /** The conditions that it is tried under; all without. */
  under?: string[]
  /** The values that it is measured against. */
  valuesFor(workflow: Workflow, condition: Condition): Values
  run(trial: { world: Awaited<ReturnType<typeof openWorld>>; workflow: Workflow; values: Values; amid: () => Promise<void> }): Promise<Said>
}

/** For a slow program to show what was done to it last. */
const CHECK_WITHIN_MS = 2_500

/** Errors: whatever a program did not do in time before the contender began. */
export async function tryOnce(workflow: Workflow, condition: Condition, contender: Contender): Promise<Trial> {
  await using world = await openWorld({ env: condition.env?.(workflow) ?? {} })
  await workflow.demonstration.open(world)
  await workflow.prepare?.(world)
  const values = contender.valuesFor(workflow, condition)
  const end = await condition.before?.(world, workflow)
  let said: Said
  try {
    said = await contender.run({ world, workflow, values, amid: async () => condition.amid?.(world, workflow) })
  } finally {
    await end?.()
  }
  const wrong = await wrongAfter(() => workflow.check(world, values))
  return { workflow: workflow.demonstration.id, condition: condition.name, contender: contender.name, wrong, ...said }
}

async function wrongAfter(check: () => Promise<string | undefined>): Promise<string> {
  const deadline = Date.now() + CHECK_WITHIN_MS
  for (;;) {
    const wrong = await check().catch((error: unknown) => `It could not be looked up: ${error instanceof Error ? error.message : error}`)
    if (wrong === undefined || Date.now() > deadline) return wrong ?? ''
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
