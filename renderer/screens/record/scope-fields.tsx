import { CircleAlert } from 'lucide-react'
import { Card } from '../../parts/card.tsx'
import { Check } from '../../parts/check.tsx'
import { Segmented } from '../../parts/segmented.tsx'
import type { ScopeDraft } from '../../state/scope.ts'
import { words } from '../../words/index.ts'
import { ChosenPrograms } from './chosen-programs.tsx'
import { NeverPrograms } from './never-programs.tsx'
import styles from './scope-fields.module.css'

type Props = { scope: ScopeDraft; fault: string | undefined; onScope: (scope: ScopeDraft) => void }

/** What may be recorded: everything, or chosen programs; what never; and whether copied texts are kept. */
export function ScopeFields({ scope, fault, onScope }: Props) {
  return (
    <Card title={words.scope.title}>
      <div className={styles.fields}>
        <Segmented
          label={words.scope.title}
          value={scope.mode}
          options={[
            ['everything', words.scope.modes.everything],
            ['chosen', words.scope.modes.chosen],
          ]}
          onChange={(mode) => onScope({ ...scope, mode })}
        />
        {scope.mode === 'chosen' && <ChosenPrograms only={scope.only} onOnly={(only) => onScope({ ...scope, only })} />}
        {fault && (
          <p className={styles.fault} role="alert">
            <CircleAlert aria-hidden="true" /> {fault}
          </p>
        )}
        <NeverPrograms never={scope.never} onNever={(never) => onScope({ ...scope, never })} />
        <Check
          label={words.scope.clipboard}
          hint={scope.keepClipboard ? words.scope.clipboardOn : words.scope.clipboardOff}
          checked={scope.keepClipboard}
          onChange={(keepClipboard) => onScope({ ...scope, keepClipboard })}
        />
      </div>
    </Card>
  )
}
