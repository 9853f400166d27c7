import { Sparkles } from 'lucide-react'
import type { Spent } from '#contract'
import { took } from '../../state/format.ts'
import { countText, currencyOf, moneyText } from '../../state/money.ts'
import { useSettings } from '../../state/settings.ts'
import { words } from '../../words/index.ts'
import styles from './cost-line.module.css'

/** What models took, against what the person allowed; while it goes, with how much of that is used. Not there while none was asked. */
export function CostLine({ spent, ended }: { spent: Spent | undefined; ended: boolean }) {
  const settings = useSettings()
  if (!spent || spent.calls === 0) return null
  const budget = ended ? undefined : settings?.budget
  const currency = currencyOf(settings)
  const said = words.cost
  const parts: { text: string; share: number }[] = [
    { text: said.calls(spent.calls, budget?.calls ?? null), share: shareOf(spent.calls, budget?.calls) },
    {
      text: said.pieces(countText(spent.tokens), budget?.tokens == null ? null : countText(budget.tokens)),
      share: shareOf(spent.tokens, budget?.tokens),
    },
    spent.money === null
      ? { text: said.unknown, share: 0 }
      : {
          text: said.money(moneyText(spent.money, currency), budget?.money == null ? null : moneyText(budget.money, currency)),
          share: shareOf(spent.money, budget?.money),
        },
    {
      text: said.seconds(took(spent.seconds * 1000), budget?.seconds == null ? null : took(budget.seconds * 1000)),
      share: shareOf(spent.seconds, budget?.seconds),
    },
  ]
  return (
    <dl className={styles.cost}>
      <dt className={styles.title}>
        <Sparkles aria-hidden="true" />
        {said.title}
      </dt>
      {parts.map(({ text, share }) => (
        <dd key={text} className={styles.part}>
          {text}
          {share > 0 && (
            <span className={styles.track} aria-hidden="true">
              <span style={{ width: `${share * 100}%` }} data-near={share > 0.8 || undefined} />
            </span>
          )}
        </dd>
      ))}
    </dl>
  )
}

function shareOf(used: number, allowed: number | null | undefined): number {
  return allowed ? Math.min(1, used / allowed) : 0
}
