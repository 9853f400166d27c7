import { CircleAlert } from 'lucide-react'
import type { TableReading, Task } from '#contract'
import { parameterLabel } from '../../state/format.ts'
import { sourceOf } from '../../state/table-text.ts'
import { words } from '../../words/index.ts'
import styles from './table-preview.module.css'

const SHOWN = 30

/** The first rows with what they would be run with; a wrong cell says why. */
export function TablePreview({ task, reading: { table, mapping, wrong } }: { task: Task; reading: TableReading }) {
  const used = task.parameters.flatMap(({ name }) => {
    const source = sourceOf(mapping, name)
    return source.kind === 'column' ? [{ name, at: table.columns.indexOf(source.column) }] : []
  })
  if (used.length === 0) return null
  const reasonOf = (row: number, name: string) => wrong.find((it) => it.row === row && it.parameter === name)?.reason
  const rest = table.rows.length - SHOWN
  return (
    <section className={styles.preview} aria-label={words.table.rows}>
      <table>
        <thead>
          <tr>
            <th scope="col" className={styles.number}>
              {words.table.row}
            </th>
            {used.map(({ name }) => (
              <th key={name} scope="col">
                {parameterLabel(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, SHOWN).map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place in the table
            <tr key={row} data-wrong={wrong.some((it) => it.row === row) || undefined}>
              <th scope="row" className={styles.number}>
                {row + 1}
              </th>
              {used.map(({ name, at }) => {
                const reason = reasonOf(row, name)
                return (
                  <td key={name}>
                    <span className={reason ? undefined : styles.value}>{cells[at]}</span>
                    {reason && (
                      <span className={styles.fault}>
                        <CircleAlert aria-hidden="true" />
                        {reason}
                      </span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className={styles.rest}>{words.table.more(rest)}</p>}
    </section>
  )
}
