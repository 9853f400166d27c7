import { History } from 'lucide-react'
import { RowsScreen } from '../../app/list-screen.tsx'
import { ButtonLink } from '../../parts/button.tsx'
import { useRuns } from '../../state/runs.ts'
import { words } from '../../words/index.ts'
import { BatchList } from './batch-list.tsx'
import { RunRow } from './run-row.tsx'

/** Every run, the newest first. */
export function HistoryScreen() {
  return (
    <RowsScreen
      list={useRuns()}
      title={words.history.title}
      before={<BatchList />}
      empty={{
        icon: <History />,
        title: words.history.emptyTitle,
        text: words.history.emptyText,
        action: (
          <ButtonLink look="primary" href="#/">
            {words.history.emptyAction}
          </ButtonLink>
        ),
      }}
      filter={{ label: words.history.filter, noFit: words.history.noFit, textOf: (run) => run.title }}
    >
      {(run) => <RunRow key={run.id} run={run} />}
    </RowsScreen>
  )
}
