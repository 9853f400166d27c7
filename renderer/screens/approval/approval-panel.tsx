import { Hand, MessageCircleQuestion, TriangleAlert, Undo2 } from 'lucide-react'
import type { ApprovalAnswer, ApprovalRequest } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Keycaps } from '../../parts/keycap.tsx'
import { Problem } from '../../parts/notice.tsx'
import { Picture } from '../../parts/picture.tsx'
import { TimeLine } from '../../parts/time-line.tsx'
import { api } from '../../state/api.ts'
import { noteQuestionOver } from '../../state/approvals.ts'
import { useArmed } from '../../state/use-armed.ts'
import { useDoing } from '../../state/use-call.ts'
import { useTimeLeft } from '../../state/use-time-left.ts'
import { words } from '../../words/index.ts'
import styles from './approval-panel.module.css'

/** Asks before something risky. No has the focus, Esc is No, silence is No. */
export function ApprovalPanel({ request, onOver }: { request: ApprovalRequest; onOver?: () => void }) {
  const leftMs = useTimeLeft(request.expiresAtMs)
  const { doing, problem, run } = useDoing()
  const armed = useArmed()
  const late = leftMs <= 0
  const answer = (given: ApprovalAnswer['answer']) => {
    if (doing || late) return
    void run(async () => {
      await api().approval.answer({ id: request.id, answer: given })
      noteQuestionOver(request.id)
      onOver?.()
    })
  }
  const yes = { disabled: !armed || doing || late }
  return (
    <section
      className={styles.panel}
      aria-label={words.approval.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        answer('no')
      }}
    >
      <header className={styles.head}>
        <Hand aria-hidden="true" />
        {words.approval.title}
      </header>
      <div className={styles.body}>
        <h1 className={styles.what}>{words.waiting.wants(request.what)}</h1>
        {request.picture && (
          <Picture id={request.picture} alt={request.what} ring={request.pictureMark} tone="asking" maxHeight="var(--shot-height, 180px)" />
        )}
        <Reasons request={request} />
      </div>
      <footer className={styles.foot}>
        <TimeLine leftMs={leftMs} ofMs={request.timeoutMs} says={words.approval.timeLeft} late={words.approval.tooLate} />
        {problem && <Problem problem={problem} />}
        <div className={styles.answers}>
          <Button look="primary" autoFocus className={styles.no} disabled={doing || late} onClick={() => answer('no')}>
            {words.approval.no} <Keycaps keys="Escape" onColour />
          </Button>
          <Button {...yes} onClick={() => answer('once')}>
            {words.approval.once}
          </Button>
          <Button {...yes} onClick={() => answer('this-run')}>
            {words.approval.run}
          </Button>
          <Button {...yes} className={styles.always} onClick={() => answer('always')}>
            {words.approval.always}
          </Button>
        </div>
      </footer>
    </section>
  )
}

function Reasons({ request }: { request: ApprovalRequest }) {
  const { reason, undo, value } = request
  const UndoIcon = undo === 'yes' ? Undo2 : TriangleAlert
  return (
    <ul className={styles.reasons}>
      <li>
        <MessageCircleQuestion role="img" aria-label={words.approval.why} />
        <span>{reason}</span>
      </li>
      <li className={undo === 'yes' ? undefined : styles.final}>
        <UndoIcon aria-hidden="true" />
        <span>{words.approval.undo[undo]}</span>
      </li>
      {value !== undefined && value !== '' && (
        <li>
          <span className={styles.valueName}>{words.approval.value}</span>
          <span className={styles.value}>{value}</span>
        </li>
      )}
    </ul>
  )
}
