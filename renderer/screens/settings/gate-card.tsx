import { RefreshCw } from 'lucide-react'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { useCall } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './gate-card.module.css'
import grants from './grants-card.module.css'
import { Line } from './line.tsx'
import settings from './settings-screen.module.css'

/** The file in which the person sets rules of their own: where it is, what it says, and what in it cannot be read. */
export function GateCard() {
  const { data, problem, loading, again } = useCall('gate', () => api().gate.settings({}))
  const said = words.gate
  return (
    <Card title={said.title}>
      <p className={grants.soft}>{said.text}</p>
      {problem && <Problem problem={problem} onAgain={again} />}
      {!data && !problem && <Spinner label={words.common.loading} />}
      {data && (
        <>
          <Line name={said.file}>
            <span className={settings.path}>
              <code>{data.file}</code>
              <CopyButton text={data.file} />
            </span>
          </Line>
          {data.problems.length > 0 && (
            <Notice tone="bad" title={said.problems}>
              <ul>
                {data.problems.map((fault) => (
                  <li key={fault}>{fault}</li>
                ))}
              </ul>
            </Notice>
          )}
          <p className={styles.count}>{said.rules(data.rules.length)}</p>
          <ul className={styles.rules}>
            {data.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
          <Button small icon={<RefreshCw aria-hidden="true" />} disabled={loading} onClick={again}>
            {said.again}
          </Button>
        </>
      )}
    </Card>
  )
}
