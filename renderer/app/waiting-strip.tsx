import { Hand } from 'lucide-react'
import { useState } from 'react'
import type { ApprovalRequest, HelpRequest, SecretRequest } from '#contract'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ApprovalPanel } from '../screens/approval/approval-panel.tsx'
import { HelpPanel } from '../screens/help/help-panel.tsx'
import { SecretPanel } from '../screens/secret/secret-panel.tsx'
import { useQuestions } from '../state/approvals.ts'
import { parameterLabel } from '../state/format.ts'
import { words } from '../words/index.ts'
import styles from './waiting-strip.module.css'

/** A question also waits here, in case its own window is behind others or could not be opened. */
export function WaitingStrip() {
  const { approvals, secrets, helps } = useQuestions()
  const [approval] = approvals
  const [secret] = secrets
  const [help] = helps
  const first = approval ?? secret ?? help
  const more = approvals.length + secrets.length + helps.length - 1
  return first ? <Strip key={first.id} approval={approval} secret={secret} help={help} more={more} /> : null
}

type StripProps = { approval?: ApprovalRequest; secret?: SecretRequest; help?: HelpRequest; more: number }

function Strip({ approval, secret, help, more }: StripProps) {
  const [open, setOpen] = useState(false)
  const text = approval
    ? words.waiting.wants(approval.what)
    : secret
      ? words.waiting.secret(parameterLabel(secret.parameter))
      : help
        ? words.help.strip(help.sentence)
        : ''
  const over = () => setOpen(false)
  return (
    <>
      <div className={styles.strip} role="status">
        <Hand aria-hidden="true" />
        <span className={styles.text}>
          <strong>{words.waiting.title}.</strong> {text}
          {more > 0 && ` ${words.waiting.more(more)}`}
        </span>
        <Button small onClick={() => setOpen(true)}>
          {approval || secret ? words.waiting.answer : words.help.open}
        </Button>
      </div>
      {open && (
        <Dialog title={approval || secret ? words.approval.title : words.help.title} wide onClose={() => setOpen(false)}>
          {approval && <ApprovalPanel request={approval} onOver={over} />}
          {!approval && secret && <SecretPanel request={secret} onOver={over} />}
          {!approval && !secret && help && <HelpPanel request={help} onOver={over} />}
        </Dialog>
      )}
    </>
  )
}
