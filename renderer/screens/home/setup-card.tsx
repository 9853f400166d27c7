import { ChevronRight } from 'lucide-react'
import { Card } from '../../parts/card.tsx'
import { SetupList } from '../../parts/setup-list.tsx'
import { useStatus } from '../../state/settings.ts'
import { words } from '../../words/index.ts'
import styles from './setup-card.module.css'

/** Is this machine ready? All of it on the first start and when something is missing; else one line that opens. */
export function SetupCard({ open }: { open: boolean }) {
  const { status } = useStatus()
  if (!status) return null
  const faults = status.checks.filter((check) => check.state === 'missing')
  if (open || faults.length > 0) {
    return (
      <Card title={words.setup.title} aside={faults.length > 0 ? words.setup.look(faults.length) : words.setup.allOk}>
        <SetupList />
      </Card>
    )
  }
  const gaps = status.checks.filter((check) => check.state === 'degraded' && check.advice !== '')
  return (
    <a href="#/settings" className={styles.line}>
      {words.setup.title}: {gaps.length === 0 ? words.setup.allOk : words.setup.look(gaps.length)}
      <ChevronRight aria-hidden="true" />
    </a>
  )
}
