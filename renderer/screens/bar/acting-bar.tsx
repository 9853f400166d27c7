import { Pause, Play, Square } from 'lucide-react'
import type { RunId } from '#contract'
import { Button, IconButton } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { Keycaps } from '../../parts/keycap.tsx'
import { api } from '../../state/api.ts'
import { useRun } from '../../state/runs.ts'
import { useStatus } from '../../state/settings.ts'
import { piecesOf, plainText } from '../../state/slots.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './bar.module.css'

export function ActingBar({ id }: { id: RunId }) {
  const { view } = useRun(id)
  const { status } = useStatus()
  const { doing, problem, run } = useDoing()
  const step = view.steps[view.current]
  const paused = view.phase === 'paused'
  const waiting = view.phase === 'asking'
  return (
    <section className={styles.bar} aria-label={words.frame.acting}>
      <span className={classes(styles.light, paused || waiting ? styles.amber : styles.blue)} />
      <span className={classes(styles.say, styles.next)} role="status">
        {problem?.message ??
          (paused ? words.run.paused : waiting ? words.run.waiting : step ? plainText(piecesOf(step.sentence)) : words.run.starting)}
      </span>
      <IconButton
        small
        label={paused ? words.bar.resume : words.bar.pause}
        disabled={doing}
        onClick={() => void run(() => (paused ? api().run.resume({ id }) : api().run.pause({ id })))}
      >
        {paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
      </IconButton>
      <Button small look="stop" icon={<Square aria-hidden="true" />} onClick={() => void run(() => api().run.stop({ id }))}>
        {words.bar.stop}
        {status && <Keycaps keys={status.panicKey} onColour />}
      </Button>
    </section>
  )
}
