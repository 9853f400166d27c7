import { Spinner } from '../../parts/spinner.tsx'
import { useQuestions } from '../../state/approvals.ts'
import { words } from '../../words/index.ts'
import styles from '../approval/approval-window.module.css'
import { Over } from '../approval/approval-window.tsx'
import { SecretPanel } from './secret-panel.tsx'

/** A secret asked for in a window of its own. */
export function SecretWindow({ id }: { id: string }) {
  const { secrets, loaded, closed } = useQuestions()
  const request = secrets.find((it) => it.id === id)
  return (
    <main className={styles.window}>
      {request ? <SecretPanel request={request} /> : loaded || closed.has(id) ? <Over /> : <Spinner label={words.approval.loading} />}
    </main>
  )
}
