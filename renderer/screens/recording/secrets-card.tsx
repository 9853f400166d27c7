import { useState } from 'react'
import type { RecordingId } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { useCall, useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { FindingRow } from './finding-row.tsx'
import styles from './secrets-card.module.css'

/** What looks like a secret in a recording, what of it is to go, and that it is gone. */
export function SecretsCard({ id, onRemoved }: { id: RecordingId; onRemoved: () => void }) {
  const { data, problem, loading, again } = useCall(`secrets of ${id}`, () => api().recording.secrets({ id }))
  const [kept, setKept] = useState<readonly string[]>([])
  const [sure, setSure] = useState(false)
  const [removed, setRemoved] = useState(0)
  const removing = useDoing()
  const chosen = data?.filter((finding) => !kept.includes(finding.id)) ?? []

  async function remove() {
    const done = await removing.run(() => api().recording.redact({ id, findings: chosen.map((finding) => finding.id) }))
    setSure(false)
    if (!done) return
    setRemoved(chosen.length)
    again()
    onRemoved()
  }

  return (
    <Card title={data && data.length > 0 ? words.secrets.found(data.length) : words.secrets.title}>
      <div className={styles.inside} aria-live="polite">
        {removed > 0 && !loading && (
          <Notice tone="good" title={words.secrets.removed(removed)}>
            {words.secrets.removedHint}
          </Notice>
        )}
        {loading && <Spinner label={words.secrets.looking} />}
        {problem && !loading && <Problem problem={problem} onAgain={again} />}
        {removing.problem && <Problem problem={removing.problem} />}
        {data?.length === 0 && !loading && (
          <p className={styles.none}>
            <strong>{words.secrets.none}</strong> {words.secrets.noneHint}
          </p>
        )}
        {data && data.length > 0 && !loading && (
          <>
            <p className={styles.none}>{words.secrets.choose}</p>
            <ul className={styles.findings}>
              {data.map((finding) => (
                <FindingRow
                  key={finding.id}
                  finding={finding}
                  chosen={!kept.includes(finding.id)}
                  onChosen={(yes) => setKept(yes ? kept.filter((it) => it !== finding.id) : [...kept, finding.id])}
                />
              ))}
            </ul>
            <div>
              <Button look="stop" disabled={chosen.length === 0 || removing.doing} onClick={() => setSure(true)}>
                {removing.doing ? words.secrets.removing : words.secrets.remove(chosen.length)}
              </Button>
            </div>
          </>
        )}
      </div>
      {sure && (
        <Confirm
          title={words.secrets.sureTitle(chosen.length)}
          text={words.secrets.sureText}
          yes={words.secrets.remove(chosen.length)}
          doing={removing.doing}
          onNo={() => setSure(false)}
          onYes={() => void remove()}
        />
      )}
    </Card>
  )
}
