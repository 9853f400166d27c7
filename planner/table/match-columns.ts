import type { Parameter, Step, Table, Task } from '#contract'
import { checkValue } from '../values/check-value.ts'
import { slotFormsOf } from '../values/slot-forms.ts'
import { normalForm } from '../words/normal-form.ts'
import { wordDistance } from '../words/same-word.ts'

/** Which column fills which parameter, and what is to be asked or known, as sentences. */
export type Match = { columns: Record<string, string>; notices: string[] }

type Fit = (parameter: Parameter, column: string) => boolean

/**
 * Finds a column for each of these parameters: by its name, by what the field is called in the program, by words that one of these has of the other, by the type
 * of the values, and at last what is left over when there is one of each. Two that would do are asked about, and neither is taken.
 */
export function matchColumns(task: Pick<Task, 'steps'>, open: readonly Parameter[], table: Table, free: readonly string[]): Match {
  const labels = labelsOf(task.steps)
  const namesOf = ({ name }: Parameter) => [name, ...(labels.get(name) ?? [])].map(plainWords)
  const forms = slotFormsOf(task.steps)
  const cellsOf = (column: string) => cellsIn(table, column)
  const ways: { fits: Fit; says?: string }[] = [
    { fits: ({ name }, column) => plainWords(name) === plainWords(column) },
    { fits: (parameter, column) => namesOf(parameter).includes(plainWords(column)) },
    { fits: (parameter, column) => namesOf(parameter).some((name) => alike(name, plainWords(column))), says: 'it is called much like it' },
    {
      fits: (parameter, column) =>
        parameter.type !== 'text' &&
        cellsOf(column).length > 0 &&
        cellsOf(column).every((cell) => checkValue(parameter, cell, { forms: forms.get(parameter.name) ?? [] }).kind === 'sound') &&
        tellsApart(parameter),
      says: 'it alone holds such values',
    },
  ]
  const match: Match = { columns: {}, notices: [] }
  let [parameters, columns] = [[...open], [...free]]
  for (const { fits, says } of ways) {
    const wanted = parameters.map((parameter) => ({ parameter, fitting: columns.filter((column) => fits(parameter, column)) }))
    for (const { parameter, fitting } of wanted) {
      const [column] = fitting
      if (column === undefined) continue
      const rivals = wanted.filter((other) => other.fitting.some((one) => fitting.includes(one)))
      if (fitting.length === 1 && rivals.length === 1) {
        match.columns[parameter.name] = column
        if (says) match.notices.push(`The column “${column}” is taken for “${parameter.name}”: ${says}.`)
      } else match.notices.push(`Which column is “${parameter.name}”: ${listed(fitting)}?`)
      parameters = parameters.filter((one) => one !== parameter)
    }
    columns = columns.filter((column) => !Object.values(match.columns).includes(column))
  }
  const [last, ...moreParameters] = parameters
  const [rest, ...moreColumns] = columns
  const nothingAsked = match.notices.every((notice) => !notice.endsWith('?'))
  if (last && rest !== undefined && moreParameters.length === 0 && moreColumns.length === 0 && nothingAsked) {
    match.columns[last.name] = rest
    match.notices.push(`The column “${rest}” is taken for “${last.name}”: nothing else is left.`)
  }
  return match
}

/** The cells of a column that hold something. */
function cellsIn({ columns, rows }: Table, column: string): string[] {
  const place = columns.indexOf(column)
  return rows.flatMap((row) => (row[place]?.trim() ? [row[place]] : []))
}

/** Any text would do for a file, and for a choice whose options are not known. */
function tellsApart({ type, options }: Parameter): boolean {
  return type === 'number' || type === 'money' || type === 'date' || (type === 'choice' && (options ?? []).length > 0)
}

/** What the fields are called into which each parameter is typed. */
function labelsOf(steps: readonly Step[]): Map<string, string[]> {
  const labels = new Map<string, string[]>()
  for (const { act, target } of steps) {
    if (act.kind !== 'type' || !target?.name) continue
    const slots = act.text.flatMap((part) => (part.kind === 'slot' ? [part.parameter] : []))
    // A field that takes two of them is called after neither.
    const [only, ...more] = new Set(slots)
    if (only !== undefined && more.length === 0) labels.set(only, [...(labels.get(only) ?? []), target.name])
  }
  return labels
}

/** `Due-Date:` and `due date` are the same. */
function plainWords(text: string): string {
  return normalForm(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** One has all words of the other, or is written a letter otherwise. */
function alike(a: string, b: string): boolean {
  const [some, others] = [a.split(' '), b.split(' ')]
  if (some.every((word) => others.includes(word)) || others.every((word) => some.includes(word))) return a !== '' && b !== ''
  return some.length === 1 && others.length === 1 && wordDistance(a, b) !== undefined
}

function listed(columns: readonly string[]): string {
  return columns.map((column) => `“${column}”`).join(' or ')
}
