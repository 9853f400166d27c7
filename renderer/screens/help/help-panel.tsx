import { LifeBuoy } from 'lucide-react'
import type { HelpRequest } from '#contract'
import { Picture } from '../../parts/picture.tsx'
import { TimeLine } from '../../parts/time-line.tsx'
import { useTimeLeft } from '../../state/use-time-left.ts'
import { words } from '../../words/index.ts'
import panel from '../approval/approval-panel.module.css'
import { HelpOffers } from './help-offers.tsx'
import styles from './help-panel.module.css'

/** A step that neither memory nor a model could do: what is wrong, what is on the screen, and the ways on. */
export function HelpPanel({ request, onOver }: { request: HelpRequest; onOver?: () => void }) {
  const leftMs = useTimeLeft(request.expiresAtMs)
  const { title, timeLeft, tooLate } = words.help
  return (
    <section className={panel.panel} aria-label={title}>
      <header className={panel.head}>
        <LifeBuoy aria-hidden="true" />
        {title}
      </header>
      <div className={panel.body}>
        <h1 className={panel.what}>{request.sentence}</h1>
        <div>
          <p>{request.reason}</p>
          <p className={styles.advice}>{request.advice}</p>
        </div>
        {request.picture && (
          <Picture
            id={request.picture}
            alt={request.sentence}
            ring={request.pictureMark}
            tone="asking"
            maxHeight="var(--help-shot-height, 150px)"
          />
        )}
      </div>
      <footer className={panel.foot}>
        <TimeLine leftMs={leftMs} ofMs={request.timeoutMs} says={timeLeft} late={tooLate} />
        <HelpOffers request={request} late={leftMs <= 0} onOver={onOver} />
      </footer>
    </section>
  )
}
