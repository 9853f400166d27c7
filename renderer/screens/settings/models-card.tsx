import type { Settings } from '#contract'
import { Card } from '../../parts/card.tsx'
import { Problem } from '../../parts/notice.tsx'
import { keyPlace, modelFor, ROLES, useModelFacts, withModel } from '../../state/models.ts'
import { words } from '../../words/index.ts'
import styles from './models-card.module.css'
import { RoleModel } from './role-model.tsx'

type Props = { settings: Settings; doing: boolean; onSave: (change: Partial<Settings>) => Promise<unknown> }

/** Who is asked for what, in the order in which they are asked. */
export function ModelsCard({ settings, doing, onSave }: Props) {
  const facts = useModelFacts()
  return (
    <Card title={words.models.title}>
      <p className={styles.soft}>{words.models.text}</p>
      {facts.problem && <Problem problem={facts.problem} onAgain={facts.again} />}
      {ROLES.map((role) => {
        const model = modelFor(settings, role)
        return (
          <RoleModel
            key={`${role} ${JSON.stringify(model)}`}
            role={role}
            model={model}
            place={keyPlace(facts.data?.keys, role)}
            leaving={facts.data?.leaving.find((it) => it.role === role)}
            doing={doing}
            onModel={(next) => void onSave(withModel(settings, role, next))}
            onKey={facts.again}
          />
        )
      })}
    </Card>
  )
}
