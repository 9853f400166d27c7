import { X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { programName } from '../../state/format.ts'
import { words } from '../../words/index.ts'
import styles from './scope-fields.module.css'

/** Programs that are never recorded, by name: they need not be open to be left out. */
export function NeverPrograms({ never, onNever }: { never: readonly string[]; onNever: (never: string[]) => void }) {
  const [name, setName] = useState('')
  const program = name.trim().toLowerCase()
  return (
    <form
      className={styles.group}
      onSubmit={(event) => {
        event.preventDefault()
        if (program === '') return
        onNever([...never.filter((it) => it !== program), program])
        setName('')
      }}
    >
      <span className={styles.name}>{words.scope.never}</span>
      {never.length > 0 && (
        <ul className={styles.chips}>
          {never.map((it) => (
            <li key={it} className={styles.chip}>
              {programName(it)}
              <Button
                small
                look="quiet"
                aria-label={words.scope.neverRemove(programName(it))}
                onClick={() => onNever(never.filter((other) => other !== it))}
              >
                <X aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.add}>
        <TextField
          label={words.scope.neverName}
          hideLabel
          placeholder={words.scope.neverPlaceholder}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" disabled={program === ''}>
          {words.scope.neverAdd}
        </Button>
      </div>
      <p className={styles.hint}>{words.scope.neverHint}</p>
    </form>
  )
}
