import { Check, CircleAlert } from 'lucide-react'
import { Notice } from '../../parts/notice.tsx'
import { fileSize, momentsAgo, took } from '../../state/format.ts'
import type { Health } from '../../state/health.ts'
import { useHealth } from '../../state/recording.ts'
import { words } from '../../words/index.ts'
import styles from './health-line.module.css'

/** Proof that it records: what came in, and when the last of it came. When it is blind: that, in words, and what to do. */
export function HealthLine() {
  const health = useHealth()
  const { input, pictures, driftMs, bytes, fault } = health
  return (
    <>
      <dl className={styles.line} aria-label={words.health.label}>
        <Sight
          name={words.health.input}
          count={words.health.inputCount(input.count)}
          below={input.agoMs === null ? words.health.none : momentsAgo(input.agoMs)}
          state={fault === 'input' || fault === 'silent' ? 'bad' : input.agoMs === null ? 'open' : 'good'}
        />
        <Sight
          name={words.health.pictures}
          count={words.health.picturesCount(pictures.count)}
          below={picturesBelow(health)}
          state={fault === 'pictures' || fault === 'silent' ? 'bad' : pictures.agoMs === null ? 'open' : 'good'}
        />
        <Sight name={words.health.disk} count={fileSize(bytes)} below={words.health.diskHint} />
        {driftMs !== null && (
          <Sight
            name={words.health.clocks}
            count={words.health.drift(took(Math.abs(driftMs)))}
            below={words.health.clocksHint}
            state="bad"
          />
        )}
      </dl>
      {fault && (
        <div role="alert">
          <Notice tone="bad" title={words.health.fault[fault]}>
            {words.health.advice[fault]}
          </Notice>
        </div>
      )}
    </>
  )
}

function picturesBelow({ pictures }: Health): string {
  if (pictures.agoMs !== null) return momentsAgo(pictures.agoMs)
  return pictures.count === 0 ? words.health.none : ''
}

function Sight({ name, count, below, state }: { name: string; count: string; below: string; state?: 'good' | 'bad' | 'open' }) {
  return (
    <div className={state && styles[state]}>
      <dt>{name}</dt>
      <dd className={styles.count}>
        {state === 'good' && <Check aria-hidden="true" />}
        {state === 'bad' && <CircleAlert aria-hidden="true" />}
        {count}
      </dd>
      <dd className={styles.below}>{below}</dd>
    </div>
  )
}
