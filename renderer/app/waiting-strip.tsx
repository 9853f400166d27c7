import { Hand } from 'lucide-react'
import { useState } from 'react'
import type { ApprovalRequest, SecretRequest } from '#contract'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ApprovalPanel } from '../screens/approval/approval-panel.tsx'
import { SecretPanel } from '../screens/secret/secret-panel.tsx'
import { useQuestions } from '../state/approvals.ts'
import { parameterLabel } from '../state/format.ts'
import { words } from '../words/index.ts'
import styles from './waiting-strip.module.css'

/** A question also waits here, in case its own window is behind others or could not be opened. */
export function WaitingStrip() {
  const { approvals, secrets } = useQuestions()
  const [approval] = approvals
  const [secret] = secrets
  const first = approval ?? secret
  return first ? <Strip key={first.id} approval={approval} secret={secret} more={approvals.length + secrets.length - 1} /> : null
}

function Strip({ approval, secret, more }: { approval?: ApprovalRequest; secret?: SecretRequest; more: number }) {
  const [open, setOpen] = useState(false)
  const text = approval ? words.waiting.wants(approval.what) : secret ? words.waiting.secret(parameterLabel(secret.parameter)) : ''
  return (
    <>
      <div className={styles.strip} role="status">
        <Hand aria-hidden="true" />
        <span className={styles.text}>
          <strong>{words.waiting.title}.</strong> {text}
          {more > 0 && ` ${words.waiting.more(more)}`}
        </span>
        <Button small onClick={() => setOpen(true)}>
          {words.waiting.answer}
        </Button>
      </div>
      {open && (
        <Dialog title={words.approval.title} wide onClose={() => setOpen(false)}>
          {approval && <ApprovalPanel request={approval} onOver={() => setOpen(false)} />}
          {!approval && secret && <SecretPanel request={secret} onOver={() => setOpen(false)} />}
        </Dialog>
      )}
    </>
  )
}
