import type { Step } from '#contract'
import { attemptStep } from '../attempt-step.ts'
import type { CameOf } from '../carry-through.ts'
import { type Ended, failed } from '../outcome.ts'
import type { Run } from '../run.ts'
import { askForHelp } from './ask-for-help.ts'

/**
 * A step that the local tier could not do, one tier after the other: the small model, the large model, the person (StepWise, arXiv 2604.27151). Whoever does it hands
 * back down: the next step begins at the local tier again. `ended` is what the local tier came to, and the run's end when nobody can help.
 */
export async function escalate(run: Run, step: Step, ended: Ended): Promise<CameOf> {
  let last = ended
  for (;;) {
    if (!last.failure) return last
    const answer = await askForHelp(run, step, last.failure)
    if (answer === undefined || answer === 'stop') return last
    if (answer === 'done') return { kind: 'done', tier: 3, pictures: {} }
    const again = await attemptStep(run, step)
    if (again.kind === 'done') return { ...again, tier: 3 }
    last = again.failure ? failed(step, again.failure) : again
  }
}
