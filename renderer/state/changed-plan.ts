import type { RunEvent, Step } from '#contract'
import { stepsOf } from '#contract'
import { type StepView, stepAhead } from './step-view.ts'

type Change = Extract<RunEvent, { kind: 'plan-changed' }>

/** The steps after a change of the plan: new ones with why they came, and those that fell out, marked, where they stood. */
export function stepsAfter(before: readonly StepView[], change: Change): StepView[] {
  const known = new Map(before.map((view) => [view.step.id, view]))
  const changed = { how: change.how, because: change.because }
  const after = stepsOf(change).map((step) => known.get(step.id) ?? added(step, changed))
  const there = new Set(after.map(({ step }) => step.id))
  let last: Step['id'] | undefined
  for (const view of before) {
    if (!there.has(view.step.id)) {
      if (view.state !== 'done') {
        view.state = 'left-out'
        view.changed ??= changed
      }
      after.splice(last === undefined ? 0 : after.findIndex(({ step }) => step.id === last) + 1, 0, view)
    }
    last = view.step.id
  }
  for (const [index, view] of after.entries()) view.number = index + 1
  return after
}

/** What the person showed they have done already. */
function added(step: Step, changed: NonNullable<StepView['changed']>): StepView {
  const view = { ...stepAhead(step, 0), changed }
  return changed.how === 'taught' ? { ...view, state: 'done', tier: 3 } : view
}
