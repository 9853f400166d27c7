import type { Evidence, Step } from '#contract'
import { centreOf } from '#contract'
import type { Sight } from '../place/sight.ts'
import type { Run } from '../run/run.ts'
import type { Decision } from './decision.ts'
import type { Numbered } from './numbered.ts'

/**
 * The step with the act that a model proposes in place of its own, and the thing that it goes to in place of its target: so the gate asks about that thing, a
 * remembered yes is for that thing alone, and the last look before the act is at it.
 */
export async function stepOf(run: Run, step: Step, decision: Extract<Decision, { kind: 'act' }>, { scene }: Sight): Promise<Step> {
  const { on } = decision
  const own = bareStepOf(step, decision)
  if (!on || !scene) return own
  const { target } = await run.eyes.describe(scene, centreOf(on.element.box), on.element)
  return { ...own, target: { ...target, window: step.window } }
}

/** The same without its target, which takes a look at the surroundings. */
export function bareStepOf({ target: _, ...rest }: Step, { act }: Extract<Decision, { kind: 'act' }>): Step {
  return { ...rest, act, origin: 'model' }
}

/** What the proposed act goes to, as it was seen when the model was asked. */
export function sightOf(sight: Sight, on: Numbered | undefined): Sight {
  if (!on) return sight
  const { role, name, box, confidence } = on.element
  const named = name.trim() !== ''
  const evidence: Evidence[] = [
    { kind: 'role', score: 1 },
    { kind: 'name', score: named ? 1 : 0 },
  ]
  return { ...sight, found: { box, names: named ? [name] : [], role, confidence, evidence } }
}
