import type { Clock, Replanner } from '#contract'
import { stepsOf } from '#contract'
import type { PutTogetherPorts } from '../plan/put-together.ts'
import { gather } from './material.ts'
import { hidden } from './placeholders.ts'
import { askForPlan } from './plan-by-model.ts'

export type ReplanPorts = Pick<PutTogetherPorts, 'memory' | 'ids' | 'canStart'> & { clock: Pick<Clock, 'nowMs'> }

/** In letters; of the steps that were done the last ones are told. */
const LONGEST_DONE = 1_500

/**
 * What is left of a plan anew, from where the desktop is now (GoalAct, arXiv 2504.16563): the same question to the large model as for a whole plan, with what was
 * done, what cannot be done, and the page in front. Values go as placeholders; what is done already is not planned again, as far as a model keeps to that: each of its steps is asked
 * about at the gate.
 */
export function createReplanner({ memory, ids, canStart, clock }: ReplanPorts): Replanner {
  return async ({ plan, step, windows, page, values, done, reason }, large) => {
    const here = page && (await memory.page(page))
    const words = [
      plan.request.trim() === '' ? `Carry on: ${step.caption}` : plan.request,
      `Done already, not to be done again: ${cut(done)}.`,
      `Cannot be done as it was planned: ${step.caption}. ${reason}`,
      ...(here ? [`In front is the page: ${here.name}.`] : []),
      'Plan only what is left, from where it is now.',
    ].join('\n')
    const material = await gather(`${plan.request} ${step.caption}`, memory)
    if (material.pages.length === 0 && material.tasks.length === 0) return undefined
    const rest = await askForPlan(hidden(words, values), material, { memory, ids, canStart, clock, windows, large })
    if (!rest) return undefined
    return {
      because: `${large.model.name} planned what is left anew, for this could not be done: ${step.caption}.`,
      steps: stepsOf(rest),
      blocks: rest.blocks,
      values: rest.values,
    }
  }
}

function cut(sentences: readonly string[]): string {
  const text = sentences.join('; ')
  return text.length <= LONGEST_DONE ? text || 'nothing' : `…${text.slice(-LONGEST_DONE)}`
}
