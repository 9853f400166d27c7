import { Hand, Play, Square } from 'lucide-react'
import { useState } from 'react'
import type { IpcError, RunId, Step, TaughtUse } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/check.tsx'
import { Choices } from '../../parts/choices.tsx'
import { Notice, Problem } from '../../parts/notice.tsx'
import { Offers } from '../../parts/offers.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { StepRow } from '../../parts/step-row.tsx'
import { api } from '../../state/api.ts'
import { giveTaught, useTaught } from '../../state/teaching.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './teach.module.css'

type Props = { id: RunId; onOver?: (revision: number | undefined) => void /** It is shown once more. */; onAgain?: () => void }

/** The steps that the person showed, and what they stand for. */
export function Taught({ id, onOver, onAgain }: Props) {
  const { data, problem } = useTaught(id)
  return (
    <div className={styles.taught}>
      <h2 className={styles.title}>{words.teach.what}</h2>
      {problem && <NothingSeen id={id} problem={problem} onAgain={onAgain} />}
      {!data && !problem && <Spinner label={words.teach.reading} />}
      {data && (
        <>
          <Shown steps={data.steps} notices={data.notices} />
          <UseForm id={id} seen={data.steps.length > 0} onOver={onOver} />
        </>
      )}
    </div>
  )
}

/** It could not be read: show it once more, or go on without it. */
function NothingSeen({ id, problem, onAgain }: { id: RunId; problem: IpcError; onAgain?: () => void }) {
  const doing = useDoing()
  return (
    <>
      <Problem problem={doing.problem ?? problem} />
      <Offers
        disabled={doing.doing}
        offers={[
          {
            text: words.teach.again,
            hint: words.steer.takeOverHint,
            icon: <Hand aria-hidden="true" />,
            look: 'primary',
            onTake: () => void doing.run(() => api().run.takeOver({ id })).then((done) => done && onAgain?.()),
          },
          {
            text: words.steer.goOn,
            hint: words.teach.uses.none.hint,
            icon: <Play aria-hidden="true" />,
            onTake: () => void doing.run(() => api().run.resume({ id })),
          },
        ]}
      />
    </>
  )
}

function Shown({ steps, notices }: { steps: readonly Step[]; notices: readonly string[] }) {
  return (
    <>
      {steps.length === 0 && <Notice tone="note">{words.teach.nothing}</Notice>}
      {steps.length > 0 && (
        <ol className={styles.steps}>
          {steps.map((step, index) => (
            <li key={step.id}>
              <StepRow step={step} number={index + 1} />
            </li>
          ))}
        </ol>
      )}
      {notices.length > 0 && (
        <Notice>
          <ul>
            {notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

const USES = Object.entries(words.teach.uses) as [TaughtUse, { text: string; hint: string }][]

function UseForm({ id, seen, onOver }: { id: RunId; seen: boolean; onOver?: (revision: number | undefined) => void }) {
  const [use, setUse] = useState<TaughtUse>(seen ? 'instead-of-step' : 'none')
  const [keep, setKeep] = useState(seen)
  const { doing, problem, run } = useDoing()
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void run(async () => {
          const revision = await giveTaught({ id, use, keep: keep && use !== 'none' })
          onOver?.(revision)
        })
      }}
    >
      <Choices
        legend={words.teach.use}
        value={use}
        options={USES.filter(([value]) => seen || value !== 'before-step').map(([value, said]) => ({ value, ...said }))}
        onChange={setUse}
      />
      {seen && (
        <Check
          label={words.teach.keep}
          hint={words.teach.keepHint}
          checked={keep && use !== 'none'}
          disabled={use === 'none'}
          onChange={setKeep}
        />
      )}
      {problem && <Problem problem={problem} />}
      <div className={styles.buttons}>
        <Button type="submit" look="primary" icon={<Play aria-hidden="true" />} disabled={doing}>
          {words.teach.goOn}
        </Button>
        <Button look="danger" icon={<Square aria-hidden="true" />} disabled={doing} onClick={() => void run(() => api().run.stop({ id }))}>
          {words.teach.stop}
        </Button>
      </div>
    </form>
  )
}
