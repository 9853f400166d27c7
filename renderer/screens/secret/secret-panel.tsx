import { Eye, EyeOff, KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { SecretRequest } from '#contract'
import { Button, IconButton } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { Problem } from '../../parts/notice.tsx'
import { api } from '../../state/api.ts'
import { noteQuestionOver } from '../../state/approvals.ts'
import { parameterLabel } from '../../state/format.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import panel from '../approval/approval-panel.module.css'
import styles from './secret-panel.module.css'

/** Asks for a secret that a step needs now. It is handed on and forgotten. Esc gives none. */
export function SecretPanel({ request, onOver }: { request: SecretRequest; onOver?: () => void }) {
  const [value, setValue] = useState('')
  const [shown, setShown] = useState(false)
  const { doing, problem, run } = useDoing()
  const label = parameterLabel(request.parameter)
  const answer = (given: string | null) =>
    void run(async () => {
      await api().secret.answer({ id: request.id, value: given })
      setValue('')
      noteQuestionOver(request.id)
      onOver?.()
    })
  return (
    <form
      className={panel.panel}
      aria-label={words.approval.secretTitle(label)}
      onSubmit={(event) => {
        event.preventDefault()
        if (value !== '') answer(value)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        answer(null)
      }}
    >
      <header className={panel.head}>
        <KeyRound aria-hidden="true" />
        {words.approval.title}
      </header>
      <div className={panel.body}>
        <h1 className={panel.what}>{words.approval.secretTitle(label)}</h1>
        <p className={styles.why}>{request.why}</p>
        <div className={styles.field}>
          <TextField
            label={words.approval.secretLabel(label)}
            hideLabel
            type={shown ? 'text' : 'password'}
            hint={words.approval.secretNote}
            value={value}
            autoFocus
            onChange={(event) => setValue(event.target.value)}
          />
          <IconButton label={shown ? words.approval.hide : words.approval.show} aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          </IconButton>
        </div>
        {problem && <Problem problem={problem} />}
      </div>
      <footer className={styles.foot}>
        <Button disabled={doing} onClick={() => answer(null)}>
          {words.approval.secretNone}
        </Button>
        <Button type="submit" look="primary" disabled={doing || value === ''}>
          {words.approval.secretGive}
        </Button>
      </footer>
    </form>
  )
}
