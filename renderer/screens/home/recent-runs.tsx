import { Ago } from '../../parts/ago.tsx'
import { Card } from '../../parts/card.tsx'
import { Problem } from '../../parts/notice.tsx'
import { OutcomeMark } from '../../parts/outcome-mark.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { hrefOf } from '../../state/route.ts'
import { runState } from '../../state/runs.ts'
import { useCall, useEngineEvent } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './short-list.module.css'

const SHOWN = 6

export function RecentRuns() {
  const { data, problem, again } = useCall('runs', () => api().run.list({}))
  useEngineEvent('run.event', ({ event }) => {
    if (event.kind === 'run-start' || event.kind === 'run-end') again()
  })
  return (
    <Card
      title={words.home.recent}
      aside={
        <a href="#/runs" className={styles.all}>
          {words.home.allRuns}
        </a>
      }
      flush
    >
      {problem && <Problem problem={problem} />}
      {!data && !problem && (
        <div className={styles.wait}>
          <Spinner label={words.common.loading} />
        </div>
      )}
      {data?.length === 0 && <p className={styles.wait}>{words.home.noRuns}</p>}
      <ul>
        {data?.slice(0, SHOWN).map((run) => (
          <li key={run.id}>
            <a className={styles.row} href={hrefOf({ screen: 'run', id: run.id })}>
              <OutcomeMark state={runState(run)} />
              <span className={styles.title}>{run.title}</span>
              <span className={styles.when}>
                <Ago iso={run.startedAt} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
