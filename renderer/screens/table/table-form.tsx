import { Play } from 'lucide-react'
import { useState } from 'react'
import type { Batch, TableMapping, TableReading, Task } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Choices } from '../../parts/choices.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { api } from '../../state/api.ts'
import { useDoing } from '../../state/use-call.ts'
import { goTo } from '../../state/use-route.ts'
import { words } from '../../words/index.ts'
import { Mapping } from './mapping.tsx'
import { TablePreview } from './table-preview.tsx'
import styles from './table-screen.module.css'

type OnFailure = Batch['onFailure']
const ON_FAILURE = Object.entries(words.table.onFailure) as [OnFailure, { text: string; hint: string }][]

type Props = { task: Task; reading: TableReading; onMapping: (mapping: TableMapping) => void; onOther: () => void }

/** The table that was read: which column is which value, what cannot be run, and the start. */
export function TableForm({ task, reading, onMapping, onOther }: Props) {
  const [onFailure, setOnFailure] = useState<OnFailure>('stop')
  const { doing, problem, run } = useDoing()
  const { table, mapping, missing, wrong, notices } = reading
  const said = words.table
  const wrongRows = new Set(wrong.map(({ row }) => row)).size
  const rows = table.rows.length - wrongRows
  const start = () =>
    run(async () => {
      const batch = await api().batch.start({ task: task.id, table, mapping, onFailure })
      goTo({ screen: 'batch', id: batch.id })
    })
  return (
    <>
      <Card
        title={said.values}
        aside={
          <span className={styles.size}>
            {said.size(table.rows.length, table.columns.length)}
            <Button small look="quiet" onClick={onOther}>
              {said.other}
            </Button>
          </span>
        }
      >
        <Mapping task={task} reading={reading} onMapping={onMapping} />
      </Card>
      {notices.length > 0 && (
        <Notice title={said.notices}>
          <ul>
            {notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </Notice>
      )}
      {wrongRows > 0 && (
        <Notice tone="note" title={said.wrong(wrongRows)}>
          {said.wrongText}
        </Notice>
      )}
      <TablePreview task={task} reading={reading} />
      <form
        className={styles.start}
        onSubmit={(event) => {
          event.preventDefault()
          void start()
        }}
      >
        <Choices
          legend={said.failure}
          value={onFailure}
          options={ON_FAILURE.map(([value, said]) => ({ value, ...said }))}
          onChange={setOnFailure}
        />
        {problem && <Problem problem={problem} />}
        <Button type="submit" look="primary" icon={<Play aria-hidden="true" />} disabled={doing || missing.length > 0 || rows === 0}>
          {doing ? said.starting : said.start(rows)}
        </Button>
      </form>
    </>
  )
}
