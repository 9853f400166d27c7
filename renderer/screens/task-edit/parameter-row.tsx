import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Parameter } from '#contract'
import { IconButton } from '../../parts/button.tsx'
import { Check } from '../../parts/check.tsx'
import { LinesField, TextField } from '../../parts/field.tsx'
import { parameterLabel } from '../../state/format.ts'
import { parameterName } from '../../state/text-parts.ts'
import { words } from '../../words/index.ts'
import styles from './parameter-panel.module.css'
import { TypeField } from './type-field.tsx'

type Props = { parameter: Parameter; taken: readonly string[]; onChange: (next: Parameter) => void; onRemove: () => void }

/** One value. What is typed counts once one leaves the field. */
export function ParameterRow({ parameter, taken, onChange, onRemove }: Props) {
  const { name, type, examples, options = [], many = false } = parameter
  const [typed, setTyped] = useState(parameterLabel(name))
  const next = parameterName(typed)
  const fault = next === '' ? words.value.nameFault : taken.includes(next) ? words.value.nameTaken : undefined
  const change = (part: Partial<Parameter>) => onChange({ ...parameter, ...part })
  return (
    <li className={styles.row}>
      <TextField
        label={words.value.name}
        value={typed}
        fault={fault}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (!fault && next !== name) change({ name: next })
        }}
      />
      <TypeField type={type} onType={(to) => change(to === 'secret' ? { type: to, examples: [] } : { type: to })} />
      {type !== 'secret' && (
        <div className={styles.examples}>
          <Lines
            key={examples.join('\n')}
            label={words.value.examples}
            hint={words.value.examplesHint}
            lines={examples}
            onLines={(lines) => change({ examples: lines })}
          />
        </div>
      )}
      <IconButton data-tip-left className={styles.remove} label={words.value.remove(parameterLabel(name))} onClick={onRemove}>
        <Undo2 aria-hidden="true" />
      </IconButton>
      {type === 'choice' && (
        <div className={styles.options}>
          <Lines
            key={options.join('\n')}
            label={words.value.options}
            hint={words.value.examplesHint}
            lines={options}
            onLines={(lines) => change({ options: lines })}
          />
        </div>
      )}
      {type !== 'secret' && (
        <div className={styles.many}>
          <Check
            label={words.value.many}
            hint={words.value.manyHint}
            checked={many}
            onChange={(yes) => change({ many: yes || undefined })}
          />
        </div>
      )}
    </li>
  )
}

function Lines(props: { label: string; hint: string; lines: readonly string[]; onLines: (lines: string[]) => void }) {
  const { label, hint, lines, onLines } = props
  const [typed, setTyped] = useState(lines.join('\n'))
  const save = () => {
    const now = typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    if (now.join('\n') !== lines.join('\n')) onLines(now)
  }
  return <LinesField label={label} hint={hint} rows={2} value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={save} />
}
