import { useState } from 'react'
import type { CaptionCost, CaptionOutcome, Task } from '#contract'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { SentList } from '../../parts/sent-list.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { useCall, useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './describe-dialog.module.css'

/** Better words by a model: what it costs and what leaves the machine first, then the asking, then what came of it. */
export function DescribeDialog({ task, onClose, onChanged }: { task: Task; onClose: () => void; onChanged: (said: string) => void }) {
  const cost = useCall(`cost ${task.id} ${task.revision}`, () => api().task.captionCost({ id: task.id }))
  const { doing, problem, run } = useDoing()
  const [outcome, setOutcome] = useState<CaptionOutcome>()
  const said = words.describe
  const finish = () => {
    onClose()
    if (outcome && outcome.described > 0) onChanged(words.edit.saved(outcome.task.revision))
  }
  if (outcome) {
    return (
      <Dialog
        title={said.done(outcome.described)}
        onClose={finish}
        actions={
          <Button look="primary" autoFocus onClick={finish}>
            {words.common.close}
          </Button>
        }
      >
        <Kept outcome={outcome} />
      </Dialog>
    )
  }
  const { data } = cost
  const ready = data?.model != null && data.calls > 0
  return (
    <Dialog
      title={said.title}
      onClose={doing ? () => {} : onClose}
      actions={
        <>
          <Button autoFocus disabled={doing} onClick={onClose}>
            {words.common.cancel}
          </Button>
          {data && ready && (
            <Button
              look="primary"
              disabled={doing}
              onClick={() => void run(async () => setOutcome(await api().task.caption({ id: task.id, calls: data.calls })))}
            >
              {said.ask(data.calls)}
            </Button>
          )}
          {data && data.model === null && (
            <ButtonLink look="primary" href="#/settings">
              {said.settings}
            </ButtonLink>
          )}
        </>
      }
    >
      <p>{said.lead}</p>
      {cost.loading && <Spinner label={words.common.loading} />}
      {cost.problem && <Problem problem={cost.problem} onAgain={cost.again} />}
      {data && <Cost cost={data} />}
      {doing && <Spinner label={said.asking} />}
      {problem && <Problem problem={problem} />}
    </Dialog>
  )
}

function Cost({ cost }: { cost: CaptionCost }) {
  const said = words.describe
  if (cost.model === null) {
    return (
      <div className={styles.part}>
        <Notice title={said.none}>{cost.advice}</Notice>
      </div>
    )
  }
  if (cost.calls === 0) return <p className={styles.part}>{said.nothing}</p>
  // A piece of text is about three quarters of a word.
  const inWords = (pieces: number) => (Math.round((pieces * 0.75) / 100) * 100).toLocaleString('en')
  return (
    <div className={styles.part}>
      <Facts
        rows={[
          [said.model, cost.model],
          [said.server, cost.server],
          [said.steps, String(cost.steps)],
          [said.questions, String(cost.calls)],
          [said.pictures, String(cost.pictures)],
          [said.words, said.wordsAbout(inWords(cost.inputTokens), inWords(cost.outputTokens))],
          [said.cost, cost.money ? said.costAbout(moneyText(cost.money)) : said.costUnknown],
        ]}
      />
      {cost.sent.length > 0 && (
        <>
          <h3>{said.leaves}</h3>
          <SentList sent={cost.sent} />
        </>
      )}
    </div>
  )
}

function moneyText({ amount, currency }: { amount: number; currency: string }): string {
  const figures = amount < 0.01 ? amount.toFixed(4) : amount.toFixed(2)
  return `${figures} ${currency}`
}

function Kept({ outcome: { task, kept, used } }: { outcome: CaptionOutcome }) {
  const said = words.describe
  return (
    <>
      <p>{said.used(used.calls)}</p>
      {kept.length > 0 && (
        <div className={styles.part}>
          <h3>{said.kept(kept.length)}</h3>
          <ul className={styles.sent}>
            {kept.map(({ step, reason }) => (
              <li key={step}>
                <strong>{said.step(task.steps.findIndex((it) => it.id === step) + 1)}</strong>: {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
