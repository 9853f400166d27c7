import { Play } from 'lucide-react'
import { useState } from 'react'
import type { Batch, CallInput } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Check } from '../../parts/check.tsx'
import { Choices } from '../../parts/choices.tsx'
import { Problem } from '../../parts/notice.tsx'
import { api } from '../../state/api.ts'
import { rowsIn, rowsLeft } from '../../state/batches.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './resume-form.module.css'

type As = CallInput<'batch.resume'>['unknown'][number]['as']
const AS = Object.entries(words.batch.as) as [As, string][]

/** Going on after a stop or a crash: rows that nobody knows about are asked for one by one, before anything is run. */
export function ResumeForm({ batch: { id, table, mapping, rows }, onBatch }: { batch: Batch; onBatch: (batch: Batch) => void }) {
  const said = words.batch
  const unknown = rowsIn(rows, 'unknown')
  const failed = rowsIn(rows, 'failed').length
  const [answers, setAnswers] = useState<ReadonlyMap<number, As>>(new Map())
  const [again, setAgain] = useState(false)
  const { doing, problem, run } = useDoing()
  const left = rowsLeft(rows).length + [...answers.values()].filter((as) => as === 'again').length + (again ? failed : 0)
  const columns = Object.values(mapping.columns).map((column) => table.columns.indexOf(column))
  return (
    <Card title={said.resumeTitle}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          const known = [...answers].map(([row, as]) => ({ row, as }))
          void run(async () => onBatch(await api().batch.resume({ id, unknown: known, failed: again })))
        }}
      >
        {unknown.length > 0 && <p className={styles.soft}>{said.unknownText}</p>}
        {unknown.map(({ row }) => (
          <Choices
            key={row}
            legend={
              <>
                {said.unknownTitle(row + 1)}{' '}
                <span className={styles.values}>{columns.map((at) => table.rows[row]?.[at] ?? '').join(' · ')}</span>
              </>
            }
            value={answers.get(row)}
            options={AS.map(([value, text]) => ({ value, text }))}
            onChange={(as) => setAnswers(new Map(answers).set(row, as))}
          />
        ))}
        {failed > 0 && <Check label={said.again(failed)} checked={again} onChange={setAgain} />}
        {problem && <Problem problem={problem} />}
        <div className={styles.foot}>
          <Button
            type="submit"
            look="primary"
            icon={<Play aria-hidden="true" />}
            disabled={doing || answers.size < unknown.length || (left === 0 && unknown.length === 0)}
          >
            {said.resume}
          </Button>
          <span className={styles.soft}>{said.resumeText(left)}</span>
        </div>
      </form>
    </Card>
  )
}
