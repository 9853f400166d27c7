import { useState } from 'react'
import type { Parameter } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { parameterLabel } from '../../state/format.ts'
import { words } from '../../words/index.ts'
import styles from './fields.module.css'
import panel from './parameter-panel.module.css'
import { ParameterRow } from './parameter-row.tsx'
import type { TaskDraft } from './use-draft.ts'

/** The values of a task: what each is called, of what kind it is, what it was, what it can be. */
export function ParameterPanel({ draft: { draft, push } }: { draft: TaskDraft }) {
  const [removing, setRemoving] = useState<Parameter>()
  return (
    <Card title={words.value.title}>
      {draft.parameters.length === 0 && <p className={styles.soft}>{words.value.none}</p>}
      <ul className={panel.rows}>
        {draft.parameters.map((parameter) => (
          <ParameterRow
            key={parameter.name}
            parameter={parameter}
            taken={draft.parameters.map(({ name }) => name).filter((name) => name !== parameter.name)}
            onChange={(next) => push({ kind: 'set-parameter', name: parameter.name, parameter: next })}
            onRemove={() => setRemoving(parameter)}
          />
        ))}
      </ul>
      {removing && (
        <Removing
          parameter={removing}
          onClose={() => setRemoving(undefined)}
          onRemove={(value) => {
            setRemoving(undefined)
            push({ kind: 'remove-parameter', name: removing.name, value })
          }}
        />
      )}
    </Card>
  )
}

/** A value becomes a text that is the same each time. */
function Removing({ parameter, onRemove, onClose }: { parameter: Parameter; onRemove: (value: string) => void; onClose: () => void }) {
  const [value, setValue] = useState(parameter.examples[0] ?? '')
  return (
    <Dialog title={words.value.removeTitle(parameterLabel(parameter.name))} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          onRemove(value)
        }}
      >
        <TextField
          label={words.value.removeWith}
          hint={words.value.removeText}
          value={value}
          autoFocus
          onChange={(event) => setValue(event.target.value)}
        />
        <div className={styles.buttons}>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button type="submit" look="primary">
            {words.value.removeYes}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
