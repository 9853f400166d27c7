import { AppWindow, CircleDot, MousePointer2, Video } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { Problem } from '../../parts/notice.tsx'
import { api } from '../../state/api.ts'
import { noteRecording } from '../../state/recording.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { Countdown } from './countdown.tsx'
import styles from './start-form.module.css'

const ICONS = [Video, MousePointer2, AppWindow]

export function StartForm({ goal, onGoal }: { goal: string; onGoal: (goal: string) => void }) {
  const [counting, setCounting] = useState(false)
  const { doing, problem, run } = useDoing()

  async function start() {
    setCounting(false)
    await run(async () => noteRecording(await api().recording.start({ goal: goal.trim() })))
  }

  return (
    <section className={styles.start}>
      <div>
        <h1>{words.record.title}</h1>
        <p className={styles.lead}>{words.record.lead}</p>
      </div>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          setCounting(true)
        }}
      >
        <TextField
          label={words.record.goal}
          hint={words.record.goalHint}
          placeholder={words.record.goalPlaceholder}
          value={goal}
          className={styles.goal}
          autoFocus
          onChange={(event) => onGoal(event.target.value)}
        />
        {problem && <Problem problem={problem} />}
        <div>
          <Button type="submit" look="primary" disabled={doing} icon={<CircleDot aria-hidden="true" />}>
            {doing ? words.record.starting : words.record.start}
          </Button>
        </div>
      </form>
      <div className={styles.what}>
        <h2 className={styles.whatTitle}>{words.record.what}</h2>
        <ul className={styles.items}>
          {words.record.whatItems.map(([name, text], index) => {
            const Icon = ICONS[index] ?? Video
            return (
              <li key={name} className={styles.item}>
                <Icon aria-hidden="true" />
                <span>
                  <strong>{name}</strong>
                  <span className={styles.how}>{text}</span>
                </span>
              </li>
            )
          })}
        </ul>
      </div>
      {counting && <Countdown onEnd={() => void start()} onCancel={() => setCounting(false)} />}
    </section>
  )
}
