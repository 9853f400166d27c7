import { Check, Hand, Pause, Play, Square, StepForward } from 'lucide-react'
import type { RunId } from '#contract'
import { Button, IconButton } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { Keycaps } from '../../parts/keycap.tsx'
import { api } from '../../state/api.ts'
import { type RunView, yourTurn } from '../../state/run-view.ts'
import { useRun } from '../../state/runs.ts'
import { useStatus } from '../../state/settings.ts'
import { piecesOf, plainText } from '../../state/slots.ts'
import { useTeaching } from '../../state/teaching.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './bar.module.css'

/** The run under way: what it does next, and the ways on while it stands still. */
export function ActingBar({ id }: { id: RunId }) {
  const { view } = useRun(id)
  const phase = useTeaching(id)?.phase
  const { status } = useStatus()
  const { doing, problem, run } = useDoing()
  const teaching = view.paused?.by === 'take-over' && phase !== 'over'
  const does = (what: () => Promise<unknown>) => () => void run(what)
  const stop = does(() => api().run.stop({ id }))
  return (
    <section className={styles.bar} aria-label={view.paused ? words.steer.pausedBy[view.paused.by] : words.frame.acting}>
      <span className={classes(styles.light, teaching ? styles.red : view.phase === 'acting' ? styles.blue : styles.amber)} />
      <span className={classes(styles.say, styles.next)} role="status">
        {problem?.message ?? (teaching ? <Seen id={id} /> : textOf(view))}
      </span>
      {teaching && (
        <Button small look="primary" icon={<Check aria-hidden="true" />} disabled={doing} onClick={does(() => api().run.taught({ id }))}>
          {words.teach.done}
        </Button>
      )}
      {!view.paused && (
        <IconButton small label={words.bar.pause} disabled={doing} onClick={does(() => api().run.pause({ id }))}>
          <Pause aria-hidden="true" />
        </IconButton>
      )}
      {view.paused?.by === 'single-step' && (
        <Button
          small
          autoFocus
          look="primary"
          icon={<StepForward aria-hidden="true" />}
          disabled={doing}
          onClick={does(() => api().run.next({ id }))}
        >
          {words.steer.next}
        </Button>
      )}
      {view.paused && !teaching && view.paused.by !== 'single-step' && (
        <Button small look="primary" icon={<Play aria-hidden="true" />} disabled={doing} onClick={does(() => api().run.resume({ id }))}>
          {view.paused.by === 'budget' ? words.steer.spendMore : words.steer.goOn}
        </Button>
      )}
      {view.paused && !teaching && (
        <Button small icon={<Hand aria-hidden="true" />} disabled={doing} onClick={does(() => api().run.takeOver({ id }))}>
          {words.steer.takeOver}
        </Button>
      )}
      <Button small look="stop" icon={<Square aria-hidden="true" />} onClick={stop}>
        {words.bar.stop}
        {status && !view.paused && <Keycaps keys={status.panicKey} onColour />}
      </Button>
    </section>
  )
}

function Seen({ id }: { id: RunId }) {
  const seen = useTeaching(id)?.seen ?? 0
  return `${words.teach.bar}: ${words.teach.seen(seen)}`
}

function textOf(view: RunView): string {
  const step = view.steps[view.current]
  const turn = yourTurn(view)
  if (turn !== undefined) return words.run.nowYou(turn)
  if (view.paused) return view.paused.by === 'single-step' ? view.paused.because : words.steer.barBy[view.paused.by]
  if (view.phase === 'asking') return words.run.waiting
  if (view.phase === 'helping') return words.help.title
  return step ? plainText(piecesOf(step.sentence)) : words.run.starting
}
