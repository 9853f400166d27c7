import type { MergeOutcome, Task } from '#contract'
import { ButtonLink } from '../../parts/button.tsx'
import { Differences } from '../../parts/differences.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { hrefOf } from '../../state/route.ts'
import { useCall } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './again-screen.module.css'

/** What a further demonstration taught, in sentences and as the difference to the version before. */
export function Merged({ before, outcome: { task, found } }: { before: Task; outcome: Extract<MergeOutcome, { kind: 'merged' }> }) {
  const from = before.revision
  const { data, problem, again } = useCall(`diff ${task.id} ${from} ${task.revision}`, () =>
    api().task.diff({ id: task.id, from, to: task.revision }),
  )
  const said = words.demonstration
  return (
    <>
      <div role="status">
        <Notice
          tone="good"
          title={said.merged(task.revision)}
          action={
            <ButtonLink small href={hrefOf({ screen: 'task', id: task.id })}>
              {said.openTask}
            </ButtonLink>
          }
        />
      </div>
      {found.length > 0 && (
        <section className={styles.card}>
          <h2>{said.found}</h2>
          <ul className={styles.found}>
            {found.map((sentence) => (
              <li key={sentence}>
                <SlotText text={sentence} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.card}>
        <h2>{said.differences}</h2>
        {problem && <Problem problem={problem} onAgain={again} />}
        {!data && !problem && <Spinner label={words.common.loading} />}
        {data && <Differences differences={data} />}
      </section>
    </>
  )
}
