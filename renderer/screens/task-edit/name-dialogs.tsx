import { useState } from 'react'
import type { StepId } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { words } from '../../words/index.ts'
import styles from './fields.module.css'
import { StepSelect } from './step-select.tsx'
import type { TaskDraft } from './use-draft.ts'

type Props = { draft: TaskDraft; at: StepId; onClose: () => void }

/** What is finished after a step. */
export function MilestoneDialog({ draft: { draft, push }, at, onClose }: Props) {
  return (
    <NameForm
      title={words.edit.milestoneSet}
      label={words.edit.milestoneName}
      hint={words.edit.milestoneHint}
      onClose={onClose}
      onName={(name) => {
        const places = new Map(draft.steps.map((step, index) => [step.id, index]))
        const milestones = [...draft.milestones, { after: at, name }]
        push({ kind: 'set-milestones', milestones: milestones.sort((a, b) => (places.get(a.after) ?? 0) - (places.get(b.after) ?? 0)) })
        onClose()
      }}
    />
  )
}

/** What a stretch of steps is for. A part that begins there already is changed. */
export function GoalDialog({ draft: { draft, push }, at, onClose }: Props) {
  const places = new Map(draft.steps.map((step, index) => [step.id, index]))
  const place = (id: StepId) => places.get(id) ?? 0
  const known = draft.subGoals.find((goal) => goal.from === at)
  const next = draft.subGoals.filter((goal) => place(goal.from) > place(at)).map((goal) => place(goal.from))
  const [to, setTo] = useState<StepId>(known?.to ?? (draft.steps[Math.min(...next, draft.steps.length) - 1]?.id as StepId))
  const backwards = place(to) < place(at)
  return (
    <NameForm
      title={known ? words.edit.goalChange : words.edit.goalFrom}
      label={words.edit.goalName}
      first={known?.name}
      held={backwards}
      onClose={onClose}
      onName={(name) => {
        push({ kind: 'set-sub-goals', subGoals: withGoal(draft.subGoals, { name, from: at, to }, place) })
        onClose()
      }}
    >
      <StepSelect
        label={words.edit.toStep}
        steps={draft.steps}
        value={to}
        fault={backwards ? words.edit.backwards : undefined}
        onStep={setTo}
      />
    </NameForm>
  )
}

type Goal = { name: string; from: StepId; to: StepId }

/** Parts never overlap: what the new one takes goes from the others. */
function withGoal(goals: readonly Goal[], added: Goal, place: (id: StepId) => number): Goal[] {
  const apart = goals.filter(
    (goal) => goal.from !== added.from && (place(goal.to) < place(added.from) || place(goal.from) > place(added.to)),
  )
  return [...apart, added].sort((a, b) => place(a.from) - place(b.from))
}

function NameForm(props: {
  title: string
  label: string
  hint?: string
  first?: string
  /** Something else in the form must be put right. */
  held?: boolean
  onName: (name: string) => void
  onClose: () => void
  children?: React.ReactNode
}) {
  const { title, label, hint, first = '', held, onName, onClose, children } = props
  const [name, setName] = useState(first)
  const [tried, setTried] = useState(false)
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (name.trim() !== '' && !held) onName(name.trim())
        }}
      >
        <TextField
          label={label}
          hint={hint}
          value={name}
          fault={tried && name.trim() === '' ? words.edit.needed : undefined}
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
        {children}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button type="submit" look="primary">
            {words.edit.apply}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
