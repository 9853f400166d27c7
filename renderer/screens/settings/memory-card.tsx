import { CircleCheck, DatabaseBackup, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import type { MemoryHealth } from '#contract'
import { Ago } from '../../parts/ago.tsx'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { ExportedFile } from '../../parts/exported-file.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { fileSize } from '../../state/format.ts'
import { useCall, useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { Line } from './line.tsx'
import styles from './memory-card.module.css'

/** How memory is, what lies in it, and a copy of it. */
export function MemoryCard() {
  const { data, problem, loading, again } = useCall('memory', () => api().memory.health({}))
  const backing = useDoing()
  const [copy, setCopy] = useState<{ file: string; bytes: number }>()
  const said = words.settings
  const backUp = () =>
    backing.run(async () => {
      setCopy(await api().memory.backup({}))
      again()
    })
  return (
    <Card title={said.memory}>
      <div className={styles.memory}>
        {problem && <Problem problem={problem} onAgain={again} />}
        {!data && !problem && <Spinner label={words.common.loading} />}
        {data && <Health health={data} />}
        <div className={styles.buttons}>
          <Button small icon={<RefreshCw aria-hidden="true" />} disabled={loading} onClick={again}>
            {loading && data ? said.memoryChecking : said.memoryCheck}
          </Button>
          <Button small icon={<DatabaseBackup aria-hidden="true" />} disabled={backing.doing} onClick={() => void backUp()}>
            {backing.doing ? said.backingUp : said.backup}
          </Button>
        </div>
        <div aria-live="polite">
          {copy && (
            <ExportedFile file={copy.file} title={said.backupDone(fileSize(copy.bytes))}>
              {said.backupText}
            </ExportedFile>
          )}
        </div>
        {backing.problem && <Problem problem={backing.problem} />}
      </div>
    </Card>
  )
}

function Health({ health: { ok, problems, counts, databaseBytes, pictureBytes, lastBackupAt } }: { health: MemoryHealth }) {
  const said = words.settings
  return (
    <div>
      {ok ? (
        <p className={styles.ok}>
          <CircleCheck aria-hidden="true" />
          {said.memoryOk}
        </p>
      ) : (
        <Notice tone="bad" title={said.memoryBad}>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Line name={said.memoryHolds}>{said.memoryCounts(counts.tasks, counts.pages, counts.transitions, counts.runs)}</Line>
      <Line name={said.memorySizes}>{said.memorySize(fileSize(databaseBytes), counts.pictures, fileSize(pictureBytes))}</Line>
      <Line name={said.backupLast}>{lastBackupAt ? <Ago iso={lastBackupAt} /> : said.backupNever}</Line>
    </div>
  )
}
