import { useState } from 'react'
import type { Parameter } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ChoiceField, TextField } from '../../parts/field.tsx'
import { parameterLabel } from '../../state/format.ts'
import { parameterName } from '../../state/text-parts.ts'
import { words } from '../../words/index.ts'
import styles from './fields.module.css'
import { TypeField } from './type-field.tsx'

/** Chosen words become a value: a new one with a name and a kind, or one that is there already. */
export function MakeValue({
  text,
  parameters,
  onMake,
  onClose,
}: {
  text: string
  parameters: readonly Parameter[]
  onMake: (parameter: Parameter) => void
  onClose: () => void
}) {
  const [which, setWhich] = useState('')
  const [typed, setTyped] = useState('')
  const [type, setType] = useState<Parameter['type']>(/^\d+$/.test(text) ? 'number' : 'text')
  const [tried, setTried] = useState(false)
  const name = parameterName(typed)
  const known = parameters.find((parameter) => parameter.name === which)
  const taken = parameters.some((parameter) => parameter.name === name)
  const fault = name === '' ? words.value.nameFault : taken ? words.value.nameTaken : undefined
  const made = known
    ? { ...known, examples: [...new Set([...known.examples, text])] }
    : { name, type, examples: type === 'secret' ? [] : [text] }
  return (
    <Dialog title={words.value.makeTitle} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (known || !fault) onMake(made)
        }}
      >
        <p>{words.value.makeText(text)}</p>
        {parameters.length > 0 && (
          <ChoiceField label={words.value.which} value={which} onChange={(event) => setWhich(event.target.value)}>
            <option value="">{words.value.newOne}</option>
            {parameters.map((parameter) => (
              <option key={parameter.name} value={parameter.name}>
                {parameterLabel(parameter.name)}
              </option>
            ))}
          </ChoiceField>
        )}
        {!known && (
          <>
            <TextField
              label={words.value.name}
              value={typed}
              fault={tried ? fault : undefined}
              autoFocus
              onChange={(event) => setTyped(event.target.value)}
            />
            <TypeField type={type} onType={setType} />
          </>
        )}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button type="submit" look="primary">
            {words.value.makeTitle}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
