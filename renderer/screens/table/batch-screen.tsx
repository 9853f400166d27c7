import { OctagonX, Square } from 'lucide-react'
import { useState } from 'react'
import type { Batch, BatchId } from '#contract'
import { Screen } from '../../app/screen.tsx'
import { Ago } from '../../parts/ago.tsx'
import { Button } from '../../parts/button.tsx'
import { Missing } from '../../parts/missing.tsx'
import { Problem } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { rowsIn, rowsLeft, useBatch } from '../../state/batches.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { BatchMark } from './batch-mark.tsx'
import { BatchRows } from './batch-rows.tsx'
import styles from './batch-screen.module.css'
import { ResumeForm } from './resume-form.tsx'

/** A task over a table as it stands: how far it is, each row, and the ways to stop it and to go on. */
export function BatchScreen({ id }: { id: string }) {
  const { data: batch, problem, loading, again, take } = useBatch(id as BatchId)
  return (
    <Screen crumbs={[{ text: words.nav.history, to: { screen: 'history' } }, { text: batch?.title ?? '…' }]}>
      {loading && !batch && <Spinner label={words.common.loading} />}
      {problem && !batch && (
        <Missing
          problem={problem}
          title={words.batch.missing}
          advice={words.batch.missingAdvice}
          href="#/runs"
          link={words.nav.history}
          onAgain={again}
        />
      )}
      {batch && <OneBatch batch={batch} onBatch={take} />}
    </Screen>
  )
}

function OneBatch({ batch, onBatch }: { batch: Batch; onBatch: (batch: Batch) => void }) {
  const { title, rows, state, startedAt } = batch
  const said = words.batch
  const done = rowsIn(rows, 'done').length
  const [failed, leftOut] = [rowsIn(rows, 'failed').length, rowsIn(rows, 'left-out').length]
  const mayGoOn = state !== 'running' && (rowsLeft(rows).length > 0 || rowsIn(rows, 'unknown', 'failed').length > 0)
  return (
    <div className={styles.batch}>
      <header className={styles.head}>
        <h1>{title}</h1>
        <p className={styles.below}>
          <BatchMark state={state} failed={failed > 0} />
          <span>
            {[said.progress(done, rows.length), failed > 0 && said.failed(failed), leftOut > 0 && said.leftOut(leftOut)]
              .filter(Boolean)
              .join(', ')}
          </span>
          <Ago iso={startedAt} />
        </p>
        <progress
          className={styles.progress}
          max={rows.length}
          value={rowsIn(rows, 'done', 'failed', 'left-out').length}
          aria-label={said.rows}
        />
      </header>
      {state === 'running' && <StopButtons batch={batch} onBatch={onBatch} />}
      {mayGoOn && <ResumeForm key={batch.endedAt} batch={batch} onBatch={onBatch} />}
      <BatchRows batch={batch} />
    </div>
  )
}

function StopButtons({ batch: { id }, onBatch }: { batch: Batch; onBatch: (batch: Batch) => void }) {
  const { doing, problem, run } = useDoing()
  const [after, setAfter] = useState(false)
  const stop = (now: boolean) =>
    run(async () => onBatch(await api().batch.stop({ id, now }))).then((done) => {
      if (done && !now) setAfter(true)
    })
  return (
    <div className={styles.buttons}>
      <Button icon={<Square aria-hidden="true" />} disabled={doing || after} onClick={() => void stop(false)}>
        {words.batch.stopAfter}
      </Button>
      <Button look="danger" icon={<OctagonX aria-hidden="true" />} disabled={doing} onClick={() => void stop(true)}>
        {words.batch.stopNow}
      </Button>
      <span role="status" className={styles.soft}>
        {after && words.batch.stopping}
      </span>
      {problem && <Problem problem={problem} />}
    </div>
  )
}
