import { useState } from 'react'
import type { Task, TaskImport } from '#contract'
import { ButtonLink } from '../../parts/button.tsx'
import { DropArea } from '../../parts/drop-area.tsx'
import { Notice } from '../../parts/notice.tsx'
import { hrefOf } from '../../state/route.ts'
import type { useShellFile } from '../../state/shell-file.ts'
import { plainText } from '../../state/slots.ts'
import { words } from '../../words/index.ts'
import { ImportPreview } from './import-preview.tsx'

/** A file with a task: first what is in it, and only with a yes it is kept. */
export function TaskImportArea({ taking }: { taking: ReturnType<typeof useShellFile<TaskImport>> }) {
  const [kept, setKept] = useState<readonly Task[]>([])
  const { result } = taking
  return (
    <DropArea taking={taking} formats={words.taskImport.formats} doing={words.taskImport.looking}>
      {result && (
        <ImportPreview
          key={result.token}
          found={result}
          onLeave={taking.clear}
          onKept={(tasks) => {
            taking.clear()
            setKept(tasks)
          }}
        />
      )}
      {!result && kept[0] && (
        <Notice
          tone="good"
          title={words.taskImport.kept(kept.length)}
          action={
            <ButtonLink small href={hrefOf({ screen: 'task', id: kept[0].id })}>
              {words.taskImport.open}
            </ButtonLink>
          }
        >
          {kept.map((task) => plainText(task.goal)).join(', ')}
        </Notice>
      )}
    </DropArea>
  )
}
