import { Sparkles } from 'lucide-react'
import type { Leaving } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { SentList } from '../../parts/sent-list.tsx'
import { words } from '../../words/index.ts'
import styles from './ask-model.module.css'

type Props = { leaving: Leaving /** It was asked for this, and had no plan. */; asked: boolean; doing: boolean; onAsk: () => void }

/** Where no task fits, the large model may put a plan together. Nothing is sent before the person has read what it would be, and pressed. */
export function AskModel({ leaving: { model, server, local, sent }, asked, doing, onAsk }: Props) {
  const said = words.home.byModel
  if (asked) {
    return (
      <div className={styles.asked}>
        <Notice title={said.nothing(model)}>{said.nothingText}</Notice>
      </div>
    )
  }
  return (
    <section className={styles.model} aria-label={said.ask}>
      <p>{local ? said.here(model) : said.away(model, server)}</p>
      <SentList sent={sent} />
      <div>
        <Button small icon={<Sparkles aria-hidden="true" />} disabled={doing} onClick={onAsk}>
          {said.ask}
        </Button>
      </div>
    </section>
  )
}
