import { Spinner } from '../../parts/spinner.tsx'
import { useQuestions } from '../../state/approvals.ts'
import { words } from '../../words/index.ts'
import styles from '../approval/approval-window.module.css'
import { Over } from '../approval/approval-window.tsx'
import { HelpPanel } from './help-panel.tsx'

/** The call for help in a window of its own, above whatever is on the screen. */
export function HelpWindow({ id }: { id: string }) {
  const { helps, loaded, closed } = useQuestions()
  const request = helps.find((it) => it.id === id)
  return (
    <main className={styles.window}>
      {request ? <HelpPanel request={request} /> : loaded || closed.has(id) ? <Over /> : <Spinner label={words.approval.loading} />}
    </main>
  )
}
