import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { GrantEntry } from '#contract'
import { Ago } from '../../parts/ago.tsx'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Problem } from '../../parts/notice.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { useCall, useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './grants-card.module.css'

/** Every yes that was given for good, by task, each with the way to take it back. */
export function GrantsCard() {
  const { data, problem, again } = useCall('grants', () => api().grant.list({}))
  const [revoked, setRevoked] = useState(false)
  const byTask = Map.groupBy(data ?? [], ({ taskId }) => taskId)
  const said = words.grants
  return (
    <Card title={said.title}>
      <p className={styles.soft}>{data?.length === 0 ? said.none : said.text}</p>
      {problem && <Problem problem={problem} onAgain={again} />}
      {!data && !problem && <Spinner label={words.common.loading} />}
      {[...byTask].map(([id, grants]) => (
        <section key={id} className={styles.task}>
          <h3>
            {grants[0]?.task ? (
              <a href={`#/tasks/${id}`}>
                <SlotText text={grants[0].task} />
              </a>
            ) : (
              said.gone
            )}
          </h3>
          <ul>
            {grants.map((grant) => (
              <OneGrant
                key={`${grant.rule} ${grant.signature}`}
                grant={grant}
                onRevoked={() => {
                  setRevoked(true)
                  again()
                }}
              />
            ))}
          </ul>
        </section>
      ))}
      <p className="only-heard" role="status">
        {revoked && said.revoked}
      </p>
    </Card>
  )
}

function OneGrant({ grant, onRevoked }: { grant: GrantEntry; onRevoked: () => void }) {
  const { doing, problem, run } = useDoing()
  const { taskId, rule, signature, what, grantedAt } = grant
  return (
    <li className={styles.grant}>
      <ShieldCheck aria-hidden="true" />
      <span className={styles.what}>
        {words.grants.may(what)}
        <span className={styles.when}>
          <Ago iso={grantedAt} />
        </span>
        {problem && <Problem problem={problem} />}
      </span>
      <Button
        small
        disabled={doing}
        aria-label={words.grants.revokeOf(what)}
        onClick={() => void run(() => api().grant.revoke({ taskId, rule, signature })).then((done) => done && onRevoked())}
      >
        {words.grants.revoke}
      </Button>
    </li>
  )
}
