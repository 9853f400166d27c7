import { CircleDot } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Plan } from '#contract'
import { BeforeAfter } from '../../parts/before-after.tsx'
import { Button } from '../../parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Notice } from '../../parts/notice.tsx'
import { StateMark } from '../../parts/step-row.tsx'
import { took } from '../../state/format.ts'
import { ringOf } from '../../state/ring.ts'
import type { StepView } from '../../state/step-view.ts'
import { words } from '../../words/index.ts'
import { AsRecorded } from './as-recorded.tsx'
import { Checks } from './checks.tsx'
import { Evidence } from './evidence.tsx'
import styles from './step-detail.module.css'
import { StepSentence } from './step-sentence.tsx'
import { Story } from './story.tsx'
import { Tries } from './tries.tsx'

/** One step of a run, looked at: before and after, where it was found and by what, what the rules and the person said, what was checked. */
export function StepDetail({ view, plan, of, onLive }: { view: StepView; plan: Plan | undefined; of: number; onLive?: () => void }) {
  const { number, sentence, state, place, notFound, tookMs, pictures, verdict, approval } = view
  const seen = pictures.before ?? place?.picture ?? notFound?.picture
  return (
    <section className={styles.detail} aria-label={words.run.stepOf(number, of)}>
      <header className={styles.head}>
        <p className={styles.place}>
          {state !== 'ahead' && <StateMark state={state} />}
          {words.run.stepOf(number, of)}, {words.run.state[state]}
          {tookMs !== undefined && <span className={styles.soft}> · {took(tookMs)}</span>}
          {(state === 'done' || view.tier > 0) && <span className={styles.soft}> · {words.run.tier[view.tier]}</span>}
        </p>
        {onLive && (
          <Button small icon={<CircleDot aria-hidden="true" />} onClick={onLive}>
            {words.run.now}
          </Button>
        )}
      </header>
      <p className={styles.sentence}>
        <StepSentence step={view} plan={plan} />
      </p>
      {seen ? (
        <BeforeAfter
          before={seen}
          after={pictures.after}
          ring={ringOf(view)}
          tone={state === 'done' ? 'done' : 'acting'}
          maxHeight="46vh"
          alt={sentence}
        />
      ) : (
        <AsRecorded step={view.step} alt={sentence} />
      )}
      {state === 'ahead' && <p className={styles.soft}>{words.run.nothingYet}</p>}
      {view.look && <p>{view.look}</p>}
      {view.changed && <Notice title={words.story.changed[view.changed.how]}>{view.changed.because}</Notice>}
      {notFound && !view.look && (
        <Notice tone="note" title={words.run.notFound}>
          {notFound.reason}
        </Notice>
      )}
      <div className={styles.parts}>
        {place && (
          <Part title={words.run.found} aside={words.run.foundSure(Math.round(place.confidence * 100))}>
            <Evidence evidence={place.evidence} />
          </Part>
        )}
        <div className={styles.column}>
          {view.story.length > 0 && (
            <Part title={words.story.title}>
              <Story lines={view.story} />
            </Part>
          )}
          {view.attempts.length > 1 && (
            <Part title={words.story.attempts}>
              <Tries attempts={view.attempts} />
            </Part>
          )}
          {(view.checks.length > 0 || view.recoveries.length > 0) && (
            <Part title={words.run.checks}>
              <Checks step={view} />
            </Part>
          )}
          {verdict && (
            <Part title={words.run.verdictKind[verdict.kind]}>
              <p>{verdict.reason}</p>
            </Part>
          )}
          {approval && (
            <Part title={words.run.approval}>
              <Facts
                rows={[
                  [words.approval.why, approval.request.reason],
                  [words.run.approval, approval.answer && words.run.answer[approval.answer.answer]],
                  [words.approval.value, approval.request.value],
                ]}
              />
              {approval.answer && approval.answer.by !== 'person' && (
                <p className={styles.soft}>{words.run.answerBy[approval.answer.by]}</p>
              )}
            </Part>
          )}
        </div>
      </div>
    </section>
  )
}

function Part({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3>
        {title} {aside && <span className={styles.aside}>{aside}</span>}
      </h3>
      {children}
    </section>
  )
}
