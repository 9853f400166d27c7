import { Undo2 } from 'lucide-react'
import type { PageChange } from '#contract'
import { Ago } from '../../parts/ago.tsx'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { classes } from '../../parts/classes.ts'
import { Problem } from '../../parts/notice.tsx'
import { api } from '../../state/api.ts'
import { useCall, useDoing, useEngineEvent } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './page-changes.module.css'

/** What was changed of the pages, by hand or by rule, and the way back. */
export function PageChanges() {
  const { data, problem, again } = useCall('page changes', () => api().page.changes({}))
  useEngineEvent('pages.changed', again)
  return (
    <Card title={words.pages.changes}>
      {problem && <Problem problem={problem} onAgain={again} />}
      {data?.length === 0 && <p className={styles.soft}>{words.pages.noChanges}</p>}
      <ul>
        {data
          ?.toSorted((a, b) => b.id - a.id)
          .map((change) => (
            <One key={change.id} change={change} onUndone={again} />
          ))}
      </ul>
    </Card>
  )
}

function One({ change: { id, what, by, at, undone, keptBecause }, onUndone }: { change: PageChange; onUndone: () => void }) {
  const { doing, problem, run } = useDoing()
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <span className={classes(undone && styles.undone)}>{what}</span>
        <span className={styles.soft}>
          {words.pages.changeBy[by]} · <Ago iso={at} />
          {undone && ` · ${words.pages.undone}`}
        </span>
        {!undone && keptBecause && <span className={styles.soft}>{keptBecause}</span>}
        {problem && <Problem problem={problem} />}
      </span>
      {!undone && !keptBecause && (
        <Button
          small
          look="quiet"
          icon={<Undo2 aria-hidden="true" />}
          disabled={doing}
          onClick={() => void run(() => api().page.undo({ id })).then((done) => done && onUndone())}
        >
          {words.pages.undo}
        </Button>
      )}
    </li>
  )
}
