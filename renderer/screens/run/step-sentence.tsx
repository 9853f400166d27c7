import type { Plan } from '#contract'
import { SlotText } from '../../parts/slot-text.tsx'
import { shownValues } from '../../state/plan-draft.ts'
import { withSlots } from '../../state/slots.ts'
import type { StepView } from '../../state/step-view.ts'

/** What a step does in this run, with its values standing out. */
export function StepSentence({ step, plan }: { step: StepView; plan: Plan | undefined }) {
  const values = plan ? shownValues(plan) : {}
  return <SlotText text={withSlots(step.sentence, step.step.caption, values)} values={values} />
}
