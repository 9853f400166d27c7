import { Copy, Ellipsis, FileOutput, Pencil, Sparkles, Table, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Task, TaskFormat } from '#contract'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { ExportedFile } from '../../parts/exported-file.tsx'
import { Menu } from '../../parts/menu.tsx'
import { Problem } from '../../parts/notice.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { fileSize, howLongAgo, programNames } from '../../state/format.ts'
import { hrefOf } from '../../state/route.ts'
import { useDoing } from '../../state/use-call.ts'
import { goTo } from '../../state/use-route.ts'
import { words } from '../../words/index.ts'
import { DescribeDialog } from './describe-dialog.tsx'
import styles from './task-head.module.css'

const FORMATS = Object.entries(words.task.export) as [TaskFormat, string][]

type Props = { task: Task; editing: boolean; onEdit: () => void; onChanged: (said: string) => void }

/** What the task does, and what can be done with it. */
export function TaskHead({ task, editing, onEdit, onChanged }: Props) {
  const [asking, setAsking] = useState<'delete' | 'describe'>()
  const deleting = useDoing()
  const exporting = useDoing()
  const [exported, setExported] = useState<{ file: string; bytes: number; format: TaskFormat }>()
  const writeOut = (format: TaskFormat) => {
    setExported(undefined)
    void exporting.run(async () => setExported({ ...(await api().task.export({ id: task.id, format })), format }))
  }
  return (
    <header className={styles.head}>
      <div>
        <h1 className={styles.goal}>
          <SlotText text={task.goal} />
        </h1>
        <p className={styles.below}>
          {programNames(task.programs)} · {words.task.revision(task.revision)} ·{' '}
          {words.task.learned(howLongAgo(task.createdAt, Date.now()), task.recordings.length)}
        </p>
      </div>
      {!editing && (
        <div className={styles.buttons}>
          <Button icon={<Pencil aria-hidden="true" />} onClick={onEdit}>
            {words.task.edit}
          </Button>
          <ButtonLink icon={<Copy aria-hidden="true" />} href={hrefOf({ screen: 'again', id: task.id })}>
            {words.task.again}
          </ButtonLink>
          {task.parameters.some(({ type }) => type !== 'secret') && (
            <ButtonLink icon={<Table aria-hidden="true" />} href={hrefOf({ screen: 'table', task: task.id })}>
              {words.table.title}
            </ButtonLink>
          )}
          <Button icon={<Sparkles aria-hidden="true" />} onClick={() => setAsking('describe')}>
            {words.task.describe}
          </Button>
          <Menu
            text
            look="plain"
            label={words.task.more}
            icon={<Ellipsis aria-hidden="true" />}
            items={[
              ...FORMATS.map(([format, text]) => ({ text, icon: <FileOutput aria-hidden="true" />, onChoose: () => writeOut(format) })),
              { text: words.task.delete, icon: <Trash2 aria-hidden="true" />, danger: true, onChoose: () => setAsking('delete') },
            ]}
          />
        </div>
      )}
      {exporting.doing && <Spinner label={words.task.exporting} />}
      {exporting.problem && <Problem problem={exporting.problem} />}
      {exported && (
        <ExportedFile file={exported.file} title={words.task.exported(fileSize(exported.bytes))}>
          {words.task.exportedText[exported.format]}
        </ExportedFile>
      )}
      {asking === 'describe' && <DescribeDialog task={task} onClose={() => setAsking(undefined)} onChanged={onChanged} />}
      {asking === 'delete' && (
        <Confirm
          title={words.task.deleteTitle}
          text={words.task.deleteText}
          yes={words.common.delete}
          doing={deleting.doing}
          onNo={() => setAsking(undefined)}
          onYes={() => void deleting.run(() => api().task.delete({ id: task.id })).then((ok) => ok && goTo({ screen: 'tasks' }))}
        >
          {deleting.problem && <Problem problem={deleting.problem} />}
        </Confirm>
      )}
    </header>
  )
}
