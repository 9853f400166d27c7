import { Ago } from '../../parts/ago.tsx'
import { OutcomeMark } from '../../parts/outcome-mark.tsx'
import styles from '../../parts/short-list.module.css'
import { ShortList } from '../../parts/short-list.tsx'
import { hrefOf } from '../../state/route.ts'
import { runState, useRuns } from '../../state/runs.ts'
import { words } from '../../words/index.ts'

export function RecentRuns() {
  return (
    <ShortList
      title={words.home.recent}
      list={useRuns()}
      most={6}
      none={words.home.noRuns}
      all={{ text: words.home.allRuns, href: hrefOf({ screen: 'history' }) }}
      hrefOf={({ id }) => hrefOf({ screen: 'run', id })}
    >
      {(run) => (
        <>
          <OutcomeMark state={runState(run)} />
          <span className={styles.title}>{run.title}</span>
          <span className={styles.when}>
            <Ago iso={run.startedAt} />
          </span>
        </>
      )}
    </ShortList>
  )
}
