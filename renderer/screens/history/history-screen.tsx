import { History } from 'lucide-react'
import { useState } from 'react'
import { Screen } from '../../app/screen.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Filter } from '../../parts/filter.tsx'
import { Problem } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { useCall, useEngineEvent } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './history-screen.module.css'
import { RunRow } from './run-row.tsx'

/** Every run, the newest first. */
export function HistoryScreen() {
  const { data, problem, loading, again } = useCall('runs', () => api().run.list({}))
  useEngineEvent('run.event', ({ event }) => {
    if (event.kind === 'run-start' || event.kind === 'run-end') again()
  })
  const [filter, setFilter] = useState('')
  const shown = data?.filter((run) => run.title.toLowerCase().includes(filter.trim().toLowerCase()))
  if (data?.length === 0) {
    return (
      <Screen crumbs={[]}>
        <Empty
          icon={<History />}
          title={words.history.emptyTitle}
          action={
            <ButtonLink look="primary" href="#/">
              {words.history.emptyAction}
            </ButtonLink>
          }
        >
          {words.history.emptyText}
        </Empty>
      </Screen>
    )
  }
  return (
    <Screen crumbs={[]}>
      <header className={styles.head}>
        <h1>{words.history.title}</h1>
        <Filter label={words.history.filter} value={filter} onChange={setFilter} />
      </header>
      {problem && (
        <Problem
          problem={problem}
          action={
            <Button small onClick={again}>
              {words.common.tryAgain}
            </Button>
          }
        />
      )}
      {!data && loading && <Spinner label={words.common.loading} />}
      {shown?.length === 0 && <p className={styles.none}>{words.history.noFit(filter.trim())}</p>}
      {shown && shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </ul>
      )}
    </Screen>
  )
}
