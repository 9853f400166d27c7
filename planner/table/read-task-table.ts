import { type Parameter, type Table, TableMapping, type TableReading, type Task, UnderstudyError } from '#contract'
import { bindValues } from '../values/bind-values.ts'
import { seemsToTellSecret } from '../values/secrets.ts'
import { normalForm } from '../words/normal-form.ts'
import { decodeTable } from './decode-table.ts'
import { matchColumns } from './match-columns.ts'
import { parseTable } from './parse-table.ts'

const NO_MAPPING: TableMapping = { columns: {}, values: {} }

/**
 * What a table would do with a task: which column fills which parameter, what is missing, and which rows are wrong and why. `mapping` is what the person said; the
 * rest is found out. A column for a secret is taken out at once. Errors: `bad-input` when it is no table, or the mapping names what is not there or a secret.
 */
export function readTaskTable(task: Task, given: Uint8Array | string, mapping: TableMapping = NO_MAPPING): TableReading {
  const { text, notices } = typeof given === 'string' ? { text: given, notices: [] } : decodeTable(given)
  const parsed = parseTable(text)
  const { table, secrets } = withoutSecretColumns(task.parameters, parsed.table)
  const said = checkedMapping(task.parameters, table, mapping)
  const taken = new Set([...Object.keys(said.columns), ...Object.keys(said.values)])
  const open = task.parameters.filter(({ name, type }) => type !== 'secret' && !taken.has(name))
  const free = table.columns.filter((column) => !Object.values(said.columns).includes(column))
  const found = matchColumns(task, open, table, free)
  const all: TableMapping = { columns: { ...said.columns, ...found.columns }, values: said.values }
  const unused = table.columns.filter((column) => !Object.values(all.columns).includes(column))
  return {
    task: task.id,
    table,
    mapping: all,
    ...checkTable(task, table, all),
    notices: [
      ...notices,
      ...parsed.notices,
      ...secrets,
      ...found.notices,
      ...(unused.length === 0 ? [] : [`Not used: ${unused.map((column) => `“${column}”`).join(', ')}.`]),
      ...sameRows(table, all),
    ],
  }
}

/**
 * What of a task's parameters a mapping leaves open, and which rows are wrong. A row is checked with the rules of the planner, without a today: `tomorrow` in a table
 * would mean another day when the row's turn comes.
 */
export function checkTable(task: Task, table: Table, mapping: TableMapping): Pick<TableReading, 'missing' | 'wrong'> {
  const given = new Set([...Object.keys(mapping.columns), ...Object.keys(mapping.values)])
  const missing = task.parameters.filter(({ name, type }) => type !== 'secret' && !given.has(name)).map(({ name }) => name)
  const wrong = table.rows.flatMap((cells, row): TableReading['wrong'] => {
    if (cells.length !== table.columns.length)
      return [
        {
          row,
          parameter: '',
          reason: `It has ${counted(cells.length, 'cell')}, and there are ${counted(table.columns.length, 'column')}.`,
        },
      ]
    const binding = bindValues(task, undefined, rowValues(table, mapping, row))
    const empty = binding.missing.filter((name) => given.has(name)).map((parameter) => ({ parameter, reason: 'It is empty.' }))
    return [...empty, ...binding.wrong].map(({ parameter, reason }) => ({ row, parameter, reason }))
  })
  return { missing, wrong }
}

/** The values of one row (0 for the first), by parameter. */
export function rowValues({ columns, rows }: Table, mapping: TableMapping, row: number): Record<string, string> {
  const cells = Object.entries(mapping.columns).map(([parameter, column]) => [parameter, rows[row]?.[columns.indexOf(column)] ?? ''])
  return { ...mapping.values, ...Object.fromEntries(cells) }
}

/** What the person said of columns and values, when it can be so. */
export function checkedMapping(parameters: readonly Parameter[], table: Table, mapping: TableMapping): TableMapping {
  const { columns, values } = TableMapping.parse(mapping)
  const names = parameters.map(({ name }) => name)
  for (const name of [...Object.keys(columns), ...Object.keys(values)]) {
    const parameter = parameters.find((one) => one.name === name)
    if (!parameter) throw new UnderstudyError('bad-input', `This task has no value “${name}”.`, `It has ${names.join(', ') || 'none'}.`)
    if (parameter.type === 'secret') throw secretInTable(name)
    if (name in columns && name in values)
      throw new UnderstudyError('bad-input', `“${name}” has both a column and one value for all rows.`, 'Give one of them.')
  }
  const unknown = Object.values(columns).find((column) => !table.columns.includes(column))
  if (unknown !== undefined)
    throw new UnderstudyError('bad-input', `The table has no column “${unknown}”.`, `It has ${table.columns.join(', ')}.`)
  return { columns, values }
}

function secretInTable(name: string): UnderstudyError {
  return new UnderstudyError(
    'bad-input',
    `“${name}” is a secret, and secrets are not taken from tables.`,
    'Leave it out: it is asked for while each row runs, and nothing of it is kept.',
  )
}

/** The table without the columns that are called like a secret, so that what stands in them is kept nowhere. */
function withoutSecretColumns(parameters: readonly Parameter[], table: Table): { table: Table; secrets: string[] } {
  const names = parameters.filter(({ type }) => type === 'secret').map(({ name }) => normalForm(name).replaceAll('-', ' '))
  const isSecret = (column: string) =>
    seemsToTellSecret(normalForm(column), parameters) ||
    names.some((name) =>
      normalForm(column)
        .replace(/[-_\s]+/gu, ' ')
        .includes(name),
    )
  const kept = table.columns.map((column) => !isSecret(column))
  const without = <Cell>(cells: readonly Cell[]) => cells.filter((_, place) => kept[place] ?? true)
  const gone = table.columns.filter(isSecret)
  return {
    table: { columns: without(table.columns), rows: table.rows.map(without) },
    secrets: gone.map(
      (column) => `The column “${column}” is left out: a secret is asked for while each row runs, never taken from a table.`,
    ),
  }
}

/** A row that stands there twice would be done twice. */
function sameRows(table: Table, mapping: TableMapping): string[] {
  if (Object.keys(mapping.columns).length === 0) return []
  const first = new Map<string, number>()
  const told = table.rows.flatMap((_, row) => {
    const values = JSON.stringify(rowValues(table, mapping, row))
    const before = first.get(values)
    if (before === undefined) first.set(values, row)
    return before === undefined ? [] : [`Row ${row + 1} is the same as row ${before + 1}; both are done.`]
  })
  return told.length <= MOST_TOLD
    ? told
    : [...told.slice(0, MOST_TOLD), `And ${told.length - MOST_TOLD} more rows that stand there already.`]
}

const MOST_TOLD = 5

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`
}
