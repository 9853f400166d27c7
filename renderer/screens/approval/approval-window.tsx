import { Check } from 'lucide-react'
import { Empty } from '../../parts/empty.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { useQuestions } from '../../state/approvals.ts'
import { words } from '../../words/index.ts'
import { ApprovalPanel } from './approval-panel.tsx'
import styles from './approval-window.module.css'

/** The approval in a window of its own, beside whatever is on the screen. */
export function ApprovalWindow({ id }: { id: string }) {
  const { approvals, loaded, closed } = useQuestions()
  const request = approvals.find((it) => it.id === id)
  return (
    <main className={styles.window}>
      {request ? <ApprovalPanel request={request} /> : loaded || closed.has(id) ? <Over /> : <Spinner label={words.approval.loading} />}
    </main>
  )
}

export function Over() {
  return (
    <Empty icon={<Check />} title={words.approval.over}>
      {words.approval.overAdvice}
    </Empty>
  )
}
