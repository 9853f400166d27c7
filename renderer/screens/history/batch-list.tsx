import { Ago } from '../../parts/ago.tsx'
import { Problem } from '../../parts/notice.tsx'
import { RowLink } from '../../parts/row-link.tsx'
import { type BatchLine, rowsIn, useBatches } from '../../state/batches.ts'
import { hrefOf } from '../../state/route.ts'
import { words } from '../../words/index.ts'
import { BatchMark } from '../table/batch-mark.tsx'
import styles from './batch-list.module.css'
import row from './run-row.module.css'

/** The tables that tasks were run for, above the runs; not there while there is none. */
export function BatchList() {
  const { data, problem, again } = useBatches()
  if (problem) return <Problem problem={problem} onAgain={again} />
  if (!data || data.length === 0) return null
  return (
    <>
      <section className={styles.tables} aria-label={words.batch.list}>
        <h2>{words.batch.list}</h2>
        <ul className={styles.rows}>
          {data.map((batch) => (
            <OneTable key={batch.id} batch={batch} />
          ))}
        </ul>
      </section>
      <h2 className={styles.runs}>{words.batch.runs}</h2>
    </>
  )
}

function OneTable({ batch: { id, title, state, rows, startedAt } }: { batch: BatchLine }) {
  const failed = rowsIn(rows, 'failed').length
  return (
    <RowLink href={hrefOf({ screen: 'batch', id })}>
      <span className={row.state}>
        <BatchMark state={state} failed={failed > 0} />
      </span>
      <span className={row.main}>
        <span className={row.title}>{title}</span>
      </span>
      <span className={row.steps}>
        {words.batch.progress(rowsIn(rows, 'done').length, rows.length)}
        {failed > 0 && <span className={row.below}>{words.batch.failed(failed)}</span>}
      </span>
      <span className={row.when}>
        <Ago iso={startedAt} />
      </span>
    </RowLink>
  )
}
