import type { StepId } from '#contract'
import type { Run } from '../run/run.ts'
import { askPerson } from './ask-person.ts'
import type { Cost } from './spending.ts'

/** Whether another call may be made: at the bound the run pauses, and the person says whether it may use as much again, or all that it takes. */
export async function withinBudget(run: Run, stepId: StepId, next: Cost): Promise<boolean> {
  const { models } = run
  for (let over = models.spending.over(next); over !== undefined && !models.spentUp; over = models.spending.over(next)) {
    await run.say({ kind: 'paused', because: 'it has used what was agreed of models', by: 'budget' })
    const answer = await askPerson(run, stepId, {
      what: 'ask models for more than was agreed',
      rule: 'budget',
      reason: `${over} Once gives as much again, this run as much as it takes; with No the step comes to you.`,
      undo: 'no',
    })
    if (answer === 'no') models.spentUp = true
    else if (answer === 'once') models.spending.extend(next)
    else models.spending.lift()
    await run.say({ kind: 'resumed' })
  }
  return !models.spentUp
}
