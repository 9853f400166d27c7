import { Play } from 'lucide-react'
import type { RunId } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Problem } from '../../parts/notice.tsx'
import { api } from '../../state/api.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './your-turn.module.css'

/** The run has handed over: what the person does now, and that it goes on when they say so. */
export function YourTurn({ id, what }: { id: RunId; what: string }) {
  const { doing, problem, run } = useDoing()
  return (
    <div className={styles.turn}>
      <p className={styles.what}>{words.run.nowYou(what)}</p>
      <p className={styles.more}>{words.run.nowYouText}</p>
      {problem && <Problem problem={problem} />}
      <Button look="primary" icon={<Play aria-hidden="true" />} disabled={doing} onClick={() => void run(() => api().run.resume({ id }))}>
        {words.run.goOn}
      </Button>
    </div>
  )
}
