import { Save, Trash, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Step, Task } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { SlotEditor } from '../../parts/slot-editor.tsx'
import type { PageName } from '../../state/block-text.ts'
import { useLeaveGuard } from '../../state/leave-guard.ts'
import { goalOf, partsOfGoal } from '../../state/text-parts.ts'
import { words } from '../../words/index.ts'
import { EditSteps } from './edit-steps.tsx'
import styles from './edit-task.module.css'
import { MakeValue } from './make-value.tsx'
import { ParameterPanel } from './parameter-panel.tsx'
import { useDraft } from './use-draft.ts'

type Props = {
  task: Task
  chosen: Step['id'] | undefined
  onChoose: (id: Step['id'] | undefined) => void
  pageName: PageName
  onSaved: (task: Task) => void
  onClose: () => void
}

/** A task under the pen: everything can be changed, and is saved together as one version. */
export function EditTask({ task, chosen, onChoose, pageName, onSaved, onClose }: Props) {
  const draft = useDraft(task)
  const [making, setMaking] = useState<string>()
  const guard = useLeaveGuard(draft.edits.length > 0)
  const [discarding, setDiscarding] = useState(false)
  return (
    <div className={styles.edit}>
      <div className={styles.bar} role="toolbar" aria-label={words.edit.title(task.revision)}>
        <p className={styles.says} aria-live="polite">
          <strong>{words.edit.title(task.revision)}</strong>
          <span>{words.edit.changes(draft.count)}</span>
        </p>
        <Button
          small
          look="quiet"
          icon={<Undo2 aria-hidden="true" />}
          disabled={draft.edits.length === 0 || draft.doing}
          onClick={draft.undo}
        >
          {words.edit.undo}
        </Button>
        {draft.edits.length > 0 ? (
          <Button small icon={<Trash aria-hidden="true" />} disabled={draft.doing} onClick={() => setDiscarding(true)}>
            {words.edit.discard}
          </Button>
        ) : (
          <Button small onClick={onClose}>
            {words.edit.close}
          </Button>
        )}
        <Button
          small
          look="primary"
          icon={<Save aria-hidden="true" />}
          disabled={draft.count === 0 || draft.doing}
          onClick={() => void draft.save().then((saved) => saved && onSaved(saved))}
        >
          {draft.doing ? words.edit.saving : words.edit.save(task.revision + 1)}
        </Button>
      </div>
      {draft.problems.length > 0 && (
        <div role="alert">
          <Notice tone="bad" title={words.edit.refused}>
            <ul>
              {draft.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
            {words.edit.refusedText}
          </Notice>
        </div>
      )}
      {draft.problem && <Problem problem={draft.problem} />}
      <SlotEditor
        label={words.edit.goal}
        parts={partsOfGoal(draft.draft.goal)}
        parameters={draft.draft.parameters.filter(({ type }) => type !== 'secret')}
        onChange={(parts) => parts.length > 0 && draft.push({ kind: 'set-goal', goal: goalOf(parts) })}
        onMakeValue={setMaking}
      />
      <ParameterPanel draft={draft} />
      <EditSteps draft={draft} chosen={chosen} onChoose={onChoose} pageName={pageName} onMakeValue={setMaking} />
      {making !== undefined && (
        <MakeValue
          text={making}
          parameters={draft.draft.parameters}
          onClose={() => setMaking(undefined)}
          onMake={(parameter) => {
            setMaking(undefined)
            draft.push({ kind: 'add-parameter', parameter, value: making })
          }}
        />
      )}
      {discarding && (
        <Confirm
          title={words.edit.discardTitle}
          text={words.edit.discardText}
          yes={words.edit.discard}
          onNo={() => setDiscarding(false)}
          onYes={() => {
            draft.discard()
            setDiscarding(false)
            onClose()
          }}
        />
      )}
      {guard.wanted !== null && (
        <Confirm
          title={words.edit.leaveTitle}
          text={words.edit.leaveText(draft.count)}
          yes={words.edit.leave}
          onNo={guard.stay}
          onYes={guard.leave}
        />
      )}
    </div>
  )
}
