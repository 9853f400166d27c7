import { Coins, Hand, Mouse, Pause, Play, Square, StepForward } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { missingCase, type RunId } from '#contract'
import { Problem } from '../../parts/notice.tsx'
import { type Offer, Offers } from '../../parts/offers.tsx'
import { api } from '../../state/api.ts'
import type { PauseBy } from '../../state/run-view.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './held.module.css'

const ICONS = {
  person: Pause,
  'person-input': Mouse,
  'take-over': Hand,
  'hand-over': Hand,
  'single-step': StepForward,
  budget: Coins,
}

/** Why the run stands still, and the ways on. */
export function Held({ id, paused }: { id: RunId; paused: { by: PauseBy; because: string } }) {
  const { doing, problem, run } = useDoing()
  const { by } = paused
  const offers = offersFor(id, by, (what) => void run(what))
  const Icon = ICONS[by]
  useNextKey(by === 'single-step' && !doing, () => void run(() => api().run.next({ id })))
  return (
    <section className={styles.held} aria-label={words.steer.pausedBy[by]}>
      <h2 className={styles.title}>
        <Icon aria-hidden="true" />
        {words.steer.pausedBy[by]}
      </h2>
      <p>{textOf(paused)}</p>
      {problem && <Problem problem={problem} />}
      <Offers across focus disabled={doing} offers={offers} />
    </section>
  )
}

function textOf({ by, because }: { by: PauseBy; because: string }): string {
  const { inputText, singleText, personText } = words.steer
  switch (by) {
    case 'person-input':
      return inputText
    case 'single-step':
      return singleText
    case 'person':
      return personText
    case 'budget':
    case 'take-over':
    case 'hand-over':
      return because
    default:
      return missingCase(by)
  }
}

function offersFor(id: RunId, by: PauseBy, run: (what: () => Promise<unknown>) => void): Offer[] {
  const said = words.steer
  const next: Offer = {
    text: said.next,
    hint: said.nextHint,
    keys: 'N',
    icon: <StepForward aria-hidden="true" />,
    look: 'primary',
    onTake: () => run(() => api().run.next({ id })),
  }
  const on: Offer = {
    text: by === 'budget' ? said.spendMore : said.goOn,
    hint: said.goOnHint,
    icon: <Play aria-hidden="true" />,
    look: 'primary',
    onTake: () => run(() => api().run.resume({ id })),
  }
  const over: Offer = {
    text: said.takeOver,
    hint: said.takeOverHint,
    icon: <Hand aria-hidden="true" />,
    onTake: () => run(() => api().run.takeOver({ id })),
  }
  const stop: Offer = {
    text: said.stop,
    hint: said.stopHint,
    icon: <Square aria-hidden="true" />,
    look: 'stop',
    onTake: () => run(() => api().run.stop({ id })),
  }
  return [by === 'single-step' ? next : on, over, stop]
}

/** N is Next, wherever the focus is but in a field. */
function useNextKey(active: boolean, onNext: () => void) {
  const next = useEffectEvent(onNext)
  useEffect(() => {
    if (!active) return
    const onKey = (event: KeyboardEvent) => {
      const writing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select, dialog *')
      if (event.key.toLowerCase() !== 'n' || event.ctrlKey || event.altKey || event.metaKey || event.repeat || writing) return
      event.preventDefault()
      next()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [active])
}
