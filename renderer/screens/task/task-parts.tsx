import { useState } from 'react'
import type { Step, Task } from '#contract'
import { Notice } from '../../parts/notice.tsx'
import { Segmented } from '../../parts/segmented.tsx'
import type { PageName } from '../../state/block-text.ts'
import { words } from '../../words/index.ts'
import { Lessons } from './lessons.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { RunForm } from './run-form.tsx'
import { StepList } from './step-list.tsx'
import styles from './task-screen.module.css'
import { Versions } from './versions.tsx'

type Part = keyof typeof words.task.parts
const PARTS = Object.entries(words.task.parts) as [Part, string][]

type Props = {
  task: Task
  chosen: Step['id'] | undefined
  onChoose: (id: Step['id'] | undefined) => void
  pageName: PageName
  /** A new version is there: what became of it, in words. */
  onChanged: (said: string) => void
}

/** What there is to see of a task: suggestions and the run form on top; then its steps, or what runs taught, or its versions. */
export function TaskParts({ task, chosen, onChoose, pageName, onChanged }: Props) {
  const [part, setPart] = useState<Part>('steps')
  return (
    <>
      {task.proposals.map((proposal) => (
        <ProposalCard key={proposal.id} task={task} proposal={proposal} onChanged={onChanged} />
      ))}
      <RunForm key={task.parameters.map(({ name }) => name).join()} task={task} />
      {task.notices.length > 0 && (
        <Notice tone="note" title={words.task.notices}>
          <ul className={styles.notices}>
            {task.notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className={styles.parts}>
        <Segmented label={words.task.part} value={part} options={PARTS} onChange={setPart} />
        {part === 'steps' && <StepList task={task} chosen={chosen} onChoose={onChoose} pageName={pageName} />}
        {part === 'taught' && <Lessons key={task.revision} task={task} onChanged={onChanged} />}
        {part === 'versions' && <Versions key={task.revision} task={task} onChanged={onChanged} />}
      </div>
    </>
  )
}
