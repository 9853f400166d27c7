import { Fingerprint, ShieldCheck, ShieldQuestion } from 'lucide-react'
import type { Task, TaskImport } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { StepOutline } from '../../parts/step-outline.tsx'
import { StepRow } from '../../parts/step-row.tsx'
import { api } from '../../state/api.ts'
import { parameterLabel, programNames } from '../../state/format.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './import-preview.module.css'

/** What an imported file holds, shown before anything of it is kept. */
export function ImportPreview({ found, onKept, onLeave }: { found: TaskImport; onKept: (tasks: Task[]) => void; onLeave: () => void }) {
  const { doing, problem, run } = useDoing()
  const { tasks, format, pages, pictures, warnings, token } = found
  const said = words.taskImport
  return (
    <Card title={said.preview(tasks.length)}>
      <div className={styles.preview}>
        <p className={styles.soft}>
          {said.format[format]} · {said.holds(pages, pictures)}. {said.nothingYet}
        </p>
        <Signer signer={found.signer} />
        {warnings.length > 0 && (
          <Notice tone="note" title={said.warnings}>
            <ul>
              {warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </Notice>
        )}
        {tasks.map((task) => (
          <details key={task.id} className={styles.task} open={tasks.length === 1}>
            <summary>
              <SlotText text={task.goal} />{' '}
              <span className={styles.soft}>
                {[
                  programNames(task.programs),
                  words.common.steps(task.steps.length),
                  task.parameters.length > 0 && `${said.values}: ${task.parameters.map(({ name }) => parameterLabel(name)).join(', ')}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </summary>
            <StepOutline {...task} pageName={() => undefined} row={(step, number) => <StepRow step={step} number={number} />} />
          </details>
        ))}
        {problem && <Problem problem={problem} />}
        <div className={styles.buttons}>
          <Button look="primary" disabled={doing} onClick={() => void run(async () => onKept(await api().task.keepImport({ token })))}>
            {said.keep}
          </Button>
          <Button disabled={doing} onClick={onLeave}>
            {said.leave}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Signer({ signer }: { signer: TaskImport['signer'] }) {
  const said = words.taskImport
  const Icon = signer ? (signer.known ? ShieldCheck : Fingerprint) : ShieldQuestion
  return (
    <p className={styles.signer}>
      <Icon aria-hidden="true" className={signer?.known ? styles.known : undefined} />
      <span>
        {signer ? (signer.known ? said.signerKnown : said.signerNew) : said.signerNone} {signer && <code>{signer.fingerprint}</code>}
      </span>
    </p>
  )
}
