import { useState } from 'react'
import type { Budget, Settings } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { TextField } from '../../parts/field.tsx'
import { numberOf } from '../../state/model-draft.ts'
import { currencyOf } from '../../state/money.ts'
import { words } from '../../words/index.ts'
import styles from './budget-card.module.css'
import models from './models-card.module.css'

type Bound = keyof Budget
const BOUNDS: readonly Bound[] = ['calls', 'tokens', 'money', 'seconds']
/** Counted in whole ones. */
const WHOLE: readonly Bound[] = ['calls', 'tokens']

type Props = { settings: Settings; doing: boolean; onSave: (budget: Budget) => void }

/** Where a run stands still and asks before it uses more. */
export function BudgetCard({ settings, doing, onSave }: Props) {
  const { budget } = settings
  const [typed, setTyped] = useState(() =>
    Object.fromEntries(BOUNDS.map((bound) => [bound, budget[bound] === null ? '' : String(budget[bound])])),
  )
  const said = words.budget
  const numbers = BOUNDS.map((bound) => [bound, boundOf(bound, typed[bound] ?? '')] as const)
  const wrong = numbers.filter(([, number]) => number === undefined).map(([bound]) => bound)
  const next = Object.fromEntries(numbers) as Budget
  const changed = BOUNDS.some((bound) => next[bound] !== budget[bound])
  const labels = { calls: said.calls, tokens: said.tokens, money: said.money(currencyOf(settings)), seconds: said.seconds }
  return (
    <Card title={said.title}>
      <p className={models.soft}>{said.text}</p>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (wrong.length === 0) onSave(next)
        }}
      >
        {BOUNDS.map((bound) => (
          <TextField
            key={bound}
            label={labels[bound]}
            inputMode="decimal"
            value={typed[bound] ?? ''}
            fault={wrong.includes(bound) ? said.fault : undefined}
            onChange={(event) => setTyped({ ...typed, [bound]: event.target.value })}
          />
        ))}
        <Button type="submit" className={styles.save} disabled={doing || wrong.length > 0 || !changed}>
          {said.save}
        </Button>
      </form>
    </Card>
  )
}

/** Null: no bound; undefined: no number. */
function boundOf(bound: Bound, text: string): number | null | undefined {
  if (text.trim() === '') return null
  const number = numberOf(text)
  return number !== undefined && WHOLE.includes(bound) && !Number.isInteger(number) ? undefined : number
}
