import { CircleAlert, CircleCheck, CircleX, PlugZap } from 'lucide-react'
import { useState } from 'react'
import type { KeyPlace, Leaving, ModelSettings, SetupCheck } from '#contract'
import { Button } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { Problem } from '../../parts/notice.tsx'
import { SentList } from '../../parts/sent-list.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import type { SetRole } from '../../state/models.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { Line } from './line.tsx'
import { ModelForm } from './model-form.tsx'
import { ModelKey } from './model-key.tsx'
import styles from './models-card.module.css'

type Props = {
  role: SetRole
  model: ModelSettings | null
  place: Pick<KeyPlace, 'from' | 'locked'>
  leaving: Leaving | undefined
  doing: boolean
  onModel: (model: ModelSettings | null) => void
  onKey: () => void
}

/** The model for one role: which, its key, what is sent to it, and whether it answers. */
export function RoleModel({ role, model, place, leaving, doing, onModel, onKey }: Props) {
  const [open, setOpen] = useState(false)
  const said = words.models
  return (
    <section className={styles.role} aria-label={said.role[role]}>
      <Line name={said.role[role]} hint={said.hint[role]}>
        <span className={styles.now}>
          {model ? model.name : <span className={styles.name}>{said.none}</span>}
          {!open && (
            <Button small onClick={() => setOpen(true)}>
              {model ? said.change : said.use}
            </Button>
          )}
          {model && !open && (
            <Button small look="quiet" disabled={doing} onClick={() => onModel(null)}>
              {said.remove}
            </Button>
          )}
        </span>
      </Line>
      {open && <ModelForm model={model} doing={doing} onSave={onModel} onClose={() => setOpen(false)} />}
      {model && !open && (
        <div className={styles.more}>
          <ModelKey role={role} place={place} onKey={onKey} />
          {leaving && <Sent leaving={leaving} />}
          <Test role={role} />
        </div>
      )}
    </section>
  )
}

function Sent({ leaving: { model, server, local, sent } }: { leaving: Leaving }) {
  const said = words.models
  return (
    <details className={styles.sent}>
      <summary>
        {said.leaving}: {local ? said.leavingHere(model) : said.leavingAway(model, server)}
      </summary>
      <SentList sent={sent} />
    </details>
  )
}

const ICONS = { ok: CircleCheck, degraded: CircleAlert, missing: CircleX }

function Test({ role }: { role: SetRole }) {
  const { doing, problem, run } = useDoing()
  const [outcome, setOutcome] = useState<SetupCheck>()
  const Icon = outcome && ICONS[outcome.state]
  return (
    <>
      <div>
        <Button
          small
          icon={<PlugZap aria-hidden="true" />}
          disabled={doing}
          onClick={() => void run(async () => setOutcome(await api().model.check({ role })))}
        >
          {words.models.test}
        </Button>
      </div>
      <div aria-live="polite">
        {doing && <Spinner label={words.models.testing} />}
        {!doing && outcome && Icon && (
          <p className={classes(styles.outcome, styles[outcome.state])}>
            <Icon role="img" aria-label={words.setup.state[outcome.state]} />
            <span>
              {outcome.text}
              {outcome.advice && <span className={styles.advice}>{outcome.advice}</span>}
            </span>
          </p>
        )}
      </div>
      {problem && <Problem problem={problem} />}
    </>
  )
}
