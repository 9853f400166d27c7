import { CircleDot } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { Problem } from '../../parts/notice.tsx'
import { api } from '../../state/api.ts'
import { programName } from '../../state/format.ts'
import { noteRecording } from '../../state/recording.ts'
import { firstScope, isScopeOpen, keepNever, scopeOf } from '../../state/scope.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { Countdown } from './countdown.tsx'
import { ScopeFields } from './scope-fields.tsx'
import styles from './start-form.module.css'
import { WhatIsStored } from './what-is-stored.tsx'

export function StartForm({ goal, onGoal }: { goal: string; onGoal: (goal: string) => void }) {
  const [counting, setCounting] = useState(false)
  const [scope, setScope] = useState(firstScope)
  const [tried, setTried] = useState(false)
  const { doing, problem, run } = useDoing()
  const open = isScopeOpen(scope)
  const only = scope.mode === 'chosen' ? Object.keys(scope.only).map(programName) : []

  async function start() {
    setCounting(false)
    keepNever(scope.never)
    const { keepClipboard } = scope
    await run(async () =>
      noteRecording(await api().recording.start({ goal: goal.trim(), scope: scopeOf(scope), ...(keepClipboard ? { keepClipboard } : {}) })),
    )
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
          setTried(true)
          if (!open) setCounting(true)
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
        <div className={styles.go}>
          <Button type="submit" look="primary" disabled={doing} icon={<CircleDot aria-hidden="true" />}>
            {doing ? words.record.starting : words.record.start}
          </Button>
          <p className={styles.says} aria-live="polite">
            {open ? words.scope.chooseOne : words.scope.says(only, scope.never.map(programName))}
          </p>
        </div>
      </form>
      <ScopeFields scope={scope} fault={tried && open ? words.scope.chooseOne : undefined} onScope={setScope} />
      <WhatIsStored keepClipboard={scope.keepClipboard} />
      {counting && <Countdown onEnd={() => void start()} onCancel={() => setCounting(false)} />}
    </section>
  )
}
