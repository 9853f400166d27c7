import { History } from 'lucide-react'
import { useState } from 'react'
import type { Task, TaskVersion } from '#contract'
import { Ago } from '../../parts/ago.tsx'
import { Button } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Differences } from '../../parts/differences.tsx'
import { ChoiceField } from '../../parts/field.tsx'
import { Problem } from '../../parts/notice.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { useCall, useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './versions.module.css'

/** How the task came to be so: each version with when and what, what differs between any two, and the way back. */
export function Versions({ task, onChanged }: { task: Task; onChanged: (said: string) => void }) {
  const { data, problem, again } = useCall(`versions ${task.id} ${task.revision}`, () => api().task.versions({ id: task.id }))
  const [backTo, setBackTo] = useState<number>()
  const [between, setBetween] = useState<[number, number]>()
  const { doing, problem: fault, run } = useDoing()
  if (problem) return <Problem problem={problem} onAgain={again} />
  if (!data) return <Spinner label={words.common.loading} />
  const [newest, second] = data
  const shown = between ?? (newest && second ? [second.revision, newest.revision] : undefined)
  const said = words.versions
  return (
    <div className={styles.versions}>
      <ol className={styles.list}>
        {data.map((version, index) => (
          <Line
            key={version.revision}
            version={version}
            newest={index === 0}
            compared={shown?.[1] === version.revision}
            onCompare={data[index + 1] && (() => setBetween([data[index + 1]?.revision ?? 1, version.revision]))}
            onBack={index > 0 ? () => setBackTo(version.revision) : undefined}
          />
        ))}
      </ol>
      {data.length === 1 && <p className={styles.soft}>{said.one}</p>}
      {shown && <Compared task={task} versions={data} between={shown} onBetween={setBetween} />}
      {backTo !== undefined && (
        <Confirm
          title={said.backTitle(backTo)}
          text={said.backText}
          yes={said.backYes}
          doing={doing}
          onNo={() => setBackTo(undefined)}
          onYes={() =>
            void run(async () => {
              const rolled = await api().task.rollBack({ id: task.id, revision: backTo })
              onChanged(words.proposal.done(rolled.revision))
            })
          }
        >
          {fault && <Problem problem={fault} />}
        </Confirm>
      )}
    </div>
  )
}

function Line(props: { version: TaskVersion; newest: boolean; compared: boolean; onCompare?: () => void; onBack?: () => void }) {
  const { version, newest, compared, onCompare, onBack } = props
  const { revision, savedAt, change, stepCount } = version
  const said = words.versions
  return (
    <li className={classes(styles.line, compared && styles.compared)}>
      <span className={styles.number}>{said.version(revision)}</span>
      <span className={styles.what}>
        <span>
          <SlotText text={change.what} /> {newest && <span className={styles.newest}>{said.newest}</span>}
        </span>
        <span className={styles.below}>
          {said.kind[change.kind]} · <Ago iso={savedAt} /> · {words.common.steps(stepCount)}
        </span>
      </span>
      <span className={styles.buttons}>
        {onCompare && (
          <Button small look="quiet" aria-pressed={compared} onClick={onCompare}>
            {said.show}
          </Button>
        )}
        {onBack && (
          <Button small look="quiet" icon={<History aria-hidden="true" />} onClick={onBack}>
            {said.back}
          </Button>
        )}
      </span>
    </li>
  )
}

function Compared(props: {
  task: Task
  versions: readonly TaskVersion[]
  between: [number, number]
  onBetween: (between: [number, number]) => void
}) {
  const { task, versions, between, onBetween } = props
  const [from, to] = between
  const { data, problem, again } = useCall(`diff ${task.id} ${from} ${to}`, () => api().task.diff({ id: task.id, from, to }))
  const select = (label: string, value: number, onValue: (revision: number) => void) => (
    <ChoiceField label={label} hideLabel value={value} onChange={(event) => onValue(Number(event.target.value))}>
      {versions.map(({ revision }) => (
        <option key={revision} value={revision}>
          {words.versions.version(revision)}
        </option>
      ))}
    </ChoiceField>
  )
  return (
    <section className={styles.compare} aria-label={words.versions.compare}>
      <header className={styles.between}>
        <h2>{words.versions.compare}</h2>
        <span>{words.versions.from}</span>
        {select(words.versions.from, from, (revision) => onBetween([revision, to]))}
        <span>{words.versions.to}</span>
        {select(words.versions.to, to, (revision) => onBetween([from, revision]))}
      </header>
      {problem && <Problem problem={problem} onAgain={again} />}
      {!data && !problem && <Spinner label={words.common.loading} />}
      {data && <Differences differences={data} />}
    </section>
  )
}
