import { CircleDot } from 'lucide-react'
import { goalSentence, type RecordingId, type Task } from '#contract'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Problem } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { useRecordings } from '../../state/recordings.ts'
import { hrefOf } from '../../state/route.ts'
import { words } from '../../words/index.ts'
import { RecordingLine } from '../recordings/recording-line.tsx'
import styles from './again-screen.module.css'

/** A new recording, or one that is there already and was not learned from. */
export function PickRecording({ task, onPick }: { task: Task; onPick: (id: RecordingId) => void }) {
  const { data, problem, again } = useRecordings()
  const others = data?.filter(({ id }) => !task.recordings.includes(id))
  const said = words.demonstration
  return (
    <>
      <div className={styles.buttons}>
        <ButtonLink
          look="primary"
          icon={<CircleDot aria-hidden="true" />}
          href={hrefOf({ screen: 'record', goal: goalSentence(task.goal, exampleValues(task)), task: task.id })}
        >
          {said.record}
        </ButtonLink>
      </div>
      <section>
        <h2>{said.or}</h2>
        {problem && <Problem problem={problem} onAgain={again} />}
        {!data && !problem && <Spinner label={words.common.loading} />}
        {others?.length === 0 && <p className={styles.soft}>{said.none}</p>}
        {others && others.length > 0 && (
          <ul className={styles.rows}>
            {others.map((recording) => (
              <li key={recording.id} className={styles.row}>
                <RecordingLine recording={recording} />
                <Button small onClick={() => onPick(recording.id)}>
                  {said.use}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

function exampleValues({ parameters }: Task): Record<string, string> {
  return Object.fromEntries(parameters.flatMap(({ name, examples }) => (examples[0] ? [[name, examples[0]]] : [])))
}
