import { useState } from 'react'
import type { Step, StepId, Task } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Choices } from '../../parts/choices.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { FIRST_INSERT, type InsertDraft, insertFault, stepToInsert } from '../../state/insert-draft.ts'
import { words } from '../../words/index.ts'
import styles from './fields.module.css'
import { InsertFields } from './insert-fields.tsx'

const KINDS = Object.entries(words.insert.kinds) as [InsertDraft['kind'], [string, string]][]

type Props = { task: Task; before: StepId | null; id: StepId; onInsert: (step: Step) => void; onClose: () => void }

/** A step that nobody demonstrated: what kind, and what belongs to it. */
export function InsertDialog({ task, before, id, onInsert, onClose }: Props) {
  const [draft, setDraft] = useState(FIRST_INSERT)
  const [tried, setTried] = useState(false)
  const fault = insertFault(draft)
  return (
    <Dialog title={words.insert.title} onClose={onClose}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!fault) onInsert(stepToInsert(draft, task, before, id))
        }}
      >
        <Choices
          legend={words.insert.kind}
          value={draft.kind}
          options={KINDS.map(([value, [text, hint]]) => ({ value, text, hint }))}
          onChange={(kind) => {
            setTried(false)
            setDraft({ ...draft, kind })
          }}
        />
        <InsertFields draft={draft} task={task} fault={tried ? fault : undefined} onDraft={(part) => setDraft({ ...draft, ...part })} />
        <div className={styles.buttons}>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button type="submit" look="primary">
            {words.edit.add}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
