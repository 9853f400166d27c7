import { CircleCheck, CircleSlash, ShieldAlert, Undo2 } from 'lucide-react'
import type { Lesson, Task } from '#contract'
import { Ago } from '../../parts/ago.tsx'
import { Button } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { Problem } from '../../parts/notice.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { hrefOf } from '../../state/route.ts'
import { useCall, useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './lessons.module.css'

/** What verified runs saw otherwise than it was learned: kept, set aside with the reason, or taken back. */
export function Lessons({ task, onChanged }: { task: Task; onChanged: (said: string) => void }) {
  const { data, problem, again } = useCall(`lessons ${task.id} ${task.revision}`, () => api().lesson.list({ task: task.id }))
  if (problem) return <Problem problem={problem} onAgain={again} />
  if (!data) return <Spinner label={words.common.loading} />
  if (data.length === 0) return <p className={styles.none}>{words.lessons.none}</p>
  return (
    <ul className={styles.list}>
      {data.map((lesson) => (
        <Line key={lesson.id} lesson={lesson} onDone={(newVersion) => (newVersion ? onChanged('') : again())} />
      ))}
    </ul>
  )
}

const ICONS = { kept: CircleCheck, quarantined: ShieldAlert, undone: Undo2, dismissed: CircleSlash }

function Line({ lesson, onDone }: { lesson: Lesson; onDone: (newVersion: boolean) => void }) {
  const { doing, problem, run } = useDoing()
  const { id, what, kind, state, reason, checked, at } = lesson
  const Icon = ICONS[state]
  return (
    <li className={styles.line}>
      <Icon role="img" aria-label={words.lessons.state[state]} className={classes(styles.icon, styles[state])} />
      <div className={styles.words}>
        <p>
          <SlotText text={what} /> <span className={classes(styles.state, styles[state])}>{words.lessons.state[state]}</span>
        </p>
        {reason && <p className={styles.reason}>{reason}</p>}
        <p className={styles.below}>
          {words.lessons.kind[kind]} · <a href={hrefOf({ screen: 'run', id: lesson.run })}>{words.lessons.run}</a> · <Ago iso={at} />
          {checked.moments > 0 && ` · ${words.lessons.checked(checked.right, checked.moments)}`}
        </p>
        {problem && <Problem problem={problem} />}
      </div>
      {state === 'kept' && (
        <Button
          small
          look="quiet"
          disabled={doing}
          onClick={() => void run(() => api().lesson.undo({ id })).then((ok) => ok && onDone(true))}
        >
          {words.lessons.undo}
        </Button>
      )}
      {state === 'quarantined' && (
        <Button
          small
          look="quiet"
          disabled={doing}
          onClick={() => void run(() => api().lesson.dismiss({ id })).then((ok) => ok && onDone(false))}
        >
          {words.lessons.dismiss}
        </Button>
      )}
    </li>
  )
}
