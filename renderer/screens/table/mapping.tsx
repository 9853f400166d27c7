import { useState } from 'react'
import type { Parameter, TableMapping, TableReading, Task } from '#contract'
import { ChoiceField, TextField } from '../../parts/field.tsx'
import { parameterLabel } from '../../state/format.ts'
import { sourceOf, type ValueSource, withSource } from '../../state/table-text.ts'
import { words } from '../../words/index.ts'
import styles from './table-screen.module.css'

type Props = { task: Task; reading: TableReading; onMapping: (mapping: TableMapping) => void }

/** One line a value: from which column, or the same for all rows. */
export function Mapping({ task, reading, onMapping }: Props) {
  const { table, mapping, missing } = reading
  return (
    <div className={styles.mapping}>
      {task.parameters.map((parameter) => (
        <OneValue
          key={parameter.name}
          parameter={parameter}
          columns={table.columns}
          source={sourceOf(mapping, parameter.name)}
          missing={missing.includes(parameter.name)}
          onSource={(source) => onMapping(withSource(mapping, parameter.name, source))}
        />
      ))}
    </div>
  )
}

const SAME = 'same'
const NONE = 'none'

type OneProps = {
  parameter: Parameter
  columns: readonly string[]
  source: ValueSource
  missing: boolean
  onSource: (source: ValueSource) => void
}

function OneValue({ parameter, columns, source, missing, onSource }: OneProps) {
  const name = parameterLabel(parameter.name)
  const said = words.table
  // One value for all rows counts only once it is written.
  const [same, setSame] = useState(source.kind === 'same' ? source.value : undefined)
  if (parameter.type === 'secret') {
    return (
      <p className={styles.secret}>
        <span className={styles.name}>{name}</span> {said.secret}
      </p>
    )
  }
  const chosen = same !== undefined ? SAME : source.kind === 'column' ? `column ${source.column}` : NONE
  return (
    <>
      <ChoiceField
        label={name}
        value={chosen}
        fault={missing && chosen === NONE ? said.missing : undefined}
        onChange={(event) => {
          const value = event.target.value
          setSame(value === SAME ? '' : undefined)
          if (value === NONE) onSource({ kind: 'none' })
          else if (value !== SAME) onSource({ kind: 'column', column: value.slice('column '.length) })
        }}
      >
        <option value={NONE}>{said.none}</option>
        {columns.map((column) => (
          <option key={column} value={`column ${column}`}>
            {said.column(column)}
          </option>
        ))}
        <option value={SAME}>{said.same}</option>
      </ChoiceField>
      {same === undefined ? (
        <span />
      ) : (
        <TextField
          label={said.forAll(name)}
          value={same}
          autoFocus={same === ''}
          fault={missing && same.trim() === '' ? said.missing : undefined}
          onChange={(event) => setSame(event.target.value)}
          onBlur={() => onSource(same.trim() === '' ? { kind: 'none' } : { kind: 'same', value: same.trim() })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && same.trim() !== '') onSource({ kind: 'same', value: same.trim() })
          }}
        />
      )}
    </>
  )
}
