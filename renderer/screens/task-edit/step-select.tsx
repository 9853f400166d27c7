import type { Step, StepId } from '#contract'
import { ChoiceField } from '../../parts/field.tsx'
import { piecesOf, plainText } from '../../state/slots.ts'
import { isNewStep } from '../../state/task-draft.ts'
import { words } from '../../words/index.ts'

/** One of the steps, by its number and words. Steps that are not saved yet have no name that could be kept. */
export function StepSelect(props: { label: string; steps: readonly Step[]; value: StepId; fault?: string; onStep: (id: StepId) => void }) {
  const { label, steps, value, fault, onStep } = props
  return (
    <ChoiceField label={label} value={value} fault={fault} onChange={(event) => onStep(event.target.value as StepId)}>
      {steps.map((step, index) => (
        <option key={step.id} value={step.id} disabled={isNewStep(step.id)}>
          {words.edit.stepLine(index + 1, plainText(piecesOf(step.caption)))}
        </option>
      ))}
    </ChoiceField>
  )
}
