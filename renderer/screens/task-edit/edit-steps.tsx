import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Block, Step, StepId } from '#contract'
import { Button } from '../../parts/button.tsx'
import { StepOutline } from '../../parts/step-outline.tsx'
import type { PageName } from '../../state/block-text.ts'
import { isNewStep, newStepId } from '../../state/task-draft.ts'
import { words } from '../../words/index.ts'
import { BlockDialog } from './block-dialog.tsx'
import { BlockTools, GoalTools } from './bracket-tools.tsx'
import { EditRow } from './edit-row.tsx'
import styles from './edit-steps.module.css'
import { InsertDialog } from './insert-dialog.tsx'
import { GoalDialog, MilestoneDialog } from './name-dialogs.tsx'
import type { TaskDraft } from './use-draft.ts'

type Props = {
  draft: TaskDraft
  chosen: Step['id'] | undefined
  onChoose: (id: Step['id'] | undefined) => void
  pageName: PageName
  onMakeValue: (text: string) => void
}

/** What is asked in front of the steps. `at`: the step it is about. */
export type Asking =
  | { kind: 'insert'; before: StepId | null }
  | { kind: 'milestone'; at: StepId }
  | { kind: 'goal'; at: StepId }
  | { kind: 'block'; at: StepId; block?: Block }

/** The steps under the pen: drag or Alt+↑/↓ moves one, the pencil opens its words, the menu has everything else. */
export function EditSteps({ draft: taskDraft, chosen, onChoose, pageName, onMakeValue }: Props) {
  const { draft, edits, push } = taskDraft
  const [open, setOpen] = useState<StepId>()
  const [asking, setAsking] = useState<Asking>()
  const { list, said, move, drop } = useMoving(taskDraft)
  const close = () => setAsking(undefined)
  const goalOf = (name: string) => draft.subGoals.find((goal) => goal.name === name)

  return (
    <section ref={list} className={styles.steps}>
      <h2>
        {words.task.steps} <span className={styles.count}>{draft.steps.length}</span>
      </h2>
      <StepOutline
        {...draft}
        pageName={pageName}
        blockTools={(block) => (
          <BlockTools
            onChange={() => setAsking({ kind: 'block', at: block.kind === 'branch' ? (block.arms[0]?.from as StepId) : block.from, block })}
            onRemove={() => push({ kind: 'remove-block', id: block.id })}
          />
        )}
        goalTools={(goal) => (
          <GoalTools
            name={goal.name}
            onChange={() => setAsking({ kind: 'goal', at: goal.from })}
            onRemove={() => push({ kind: 'set-sub-goals', subGoals: draft.subGoals.filter((it) => it !== goalOf(goal.name)) })}
          />
        )}
        row={(step, number) => (
          <EditRow
            draft={taskDraft}
            step={step}
            number={number}
            page={pageName(step.page)}
            selected={step.id === chosen}
            open={step.id === open}
            onOpen={(yes) => setOpen(yes ? step.id : undefined)}
            onSelect={() => onChoose(step.id === chosen || isNewStep(step.id) ? undefined : step.id)}
            onAsk={setAsking}
            onMove={(way) => move(step.id, way)}
            onDrop={drop}
            onMakeValue={onMakeValue}
          />
        )}
      />
      <Button small className={styles.add} icon={<Plus aria-hidden="true" />} onClick={() => setAsking({ kind: 'insert', before: null })}>
        {words.edit.addAtEnd}
      </Button>
      <p className="only-heard" role="status">
        {said}
      </p>
      {asking?.kind === 'insert' && (
        <InsertDialog
          task={draft}
          before={asking.before}
          id={newStepId(edits)}
          onClose={close}
          onInsert={(step) => {
            close()
            push({ kind: 'insert-step', before: asking.before, step })
          }}
        />
      )}
      {asking?.kind === 'milestone' && <MilestoneDialog draft={taskDraft} at={asking.at} onClose={close} />}
      {asking?.kind === 'goal' && <GoalDialog draft={taskDraft} at={asking.at} onClose={close} />}
      {asking?.kind === 'block' && <BlockDialog draft={taskDraft} at={asking.at} block={asking.block} onClose={close} />}
    </section>
  )
}

/** Steps that change places: by keys one at a time, by the mouse to anywhere. The moved one keeps the focus, and its new place is said. */
function useMoving({ draft, push }: TaskDraft) {
  const list = useRef<HTMLElement>(null)
  const [moved, setMoved] = useState<StepId>()
  const [said, setSaid] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows each time the steps are in a new order
  useEffect(() => {
    if (moved) list.current?.querySelector<HTMLElement>(`[data-step="${moved}"]`)?.focus()
  }, [moved, draft.steps])
  const place = (step: StepId, before: StepId | null) => {
    const rest = draft.steps.filter((it) => it.id !== step)
    const at = before === null ? rest.length : rest.findIndex((it) => it.id === before)
    push({ kind: 'move-step', step, before })
    setMoved(step)
    setSaid(words.edit.movedTo(at + 1))
  }
  return {
    list,
    said,
    move(step: StepId, way: -1 | 1) {
      const at = draft.steps.findIndex((it) => it.id === step)
      const to = at + way
      if (to < 0 || to >= draft.steps.length) return
      place(step, way < 0 ? (draft.steps[to]?.id ?? null) : (draft.steps[to + 1]?.id ?? null))
    },
    /** Dropped on the upper or the lower half of another one. */
    drop(step: StepId, on: StepId, below: boolean) {
      const rest = draft.steps.filter((it) => it.id !== step)
      const at = rest.findIndex((it) => it.id === on)
      if (step !== on && at >= 0) place(step, below ? (rest[at + 1]?.id ?? null) : on)
    },
  }
}
