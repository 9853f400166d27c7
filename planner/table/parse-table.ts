import { CsvError, parse } from 'csv-parse/sync'
import { type Table, UnderstudyError } from '#contract'

const DELIMITERS = [',', ';', '\t', '|'] as const
const SAMPLE_ROWS = 50
const MOST_ROWS = 10_000

/** A table, and what should be known of how it was read. Rows may have other numbers of cells than there are columns: that is for the check. */
export type Parsed = { table: Table; notices: string[] }

/**
 * Reads comma-, semicolon-, tab- or bar-separated text whose first line names the columns. Errors: `bad-input`, with the line, when it holds no table, a quotation
 * mark that never closes, or too many rows.
 */
export function parseTable(text: string): Parsed {
  const { delimiter, body } = withDelimiter(text)
  const records = recordsOf(body, { delimiter })
  const filled = records.filter((record) => record.some((cell) => cell.trim() !== ''))
  const [header, ...rows] = filled
  if (!header || rows.length === 0)
    throw new UnderstudyError(
      'bad-input',
      'There is no row in this table.',
      'The first line names the columns; each further line is a row.',
    )
  if (rows.length > MOST_ROWS)
    throw new UnderstudyError('bad-input', `This table has ${rows.length} rows.`, `Give it in parts of at most ${MOST_ROWS}.`)
  const widest = Math.max(...rows.map((row) => filledLength(row)))
  const { columns, notices } = columnsOf(header.slice(0, Math.max(filledLength(header), Math.min(header.length, widest))))
  const empty = records.length - filled.length
  return {
    // A shorter row stays so: where in it a cell is missing cannot be told.
    table: { columns, rows: rows.map((row) => row.slice(0, Math.max(columns.length, filledLength(row)))) },
    notices: empty === 0 ? notices : [...notices, empty === 1 ? 'One empty line was left out.' : `${empty} empty lines were left out.`],
  }
}

/** What separates the cells: said in a first line `sep=;` as spreadsheets write it, else what gives the same number of cells, more than one, in most lines. */
function withDelimiter(text: string): { delimiter: string; body: string } {
  const said = /^\ufeff?sep=(.)\r?\n/u.exec(text)
  if (said?.[1]) return { delimiter: said[1], body: text.slice(said[0].length) }
  const fits = DELIMITERS.map((delimiter) => ({ delimiter, fit: fitOf(text, delimiter) }))
  const best = fits.reduce((a, b) => (b.fit > a.fit ? b : a))
  return { delimiter: best.delimiter, body: text }
}

/** How well a delimiter fits: the share of lines that have as many cells as the first one, when that has several, and a little for more of them. */
function fitOf(text: string, delimiter: string): number {
  let records: string[][]
  try {
    records = recordsOf(text, { delimiter, to: SAMPLE_ROWS })
  } catch (error) {
    if (error instanceof UnderstudyError) return 0
    throw error
  }
  const filled = records.filter((record) => record.some((cell) => cell.trim() !== ''))
  const count = filled[0]?.length ?? 0
  if (count < 2) return 0
  const even = filled.filter(({ length }) => length === count).length / filled.length
  return even + Math.min(count, 50) / 1000
}

function recordsOf(text: string, options: { delimiter: string; to?: number }): string[][] {
  try {
    return parse(text, {
      bom: true,
      relax_column_count: true,
      // An inch sign in the middle of a cell is no quotation.
      relax_quotes: true,
      skip_empty_lines: false,
      ...options,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? ` (line ${error.lines})` : ''
    throw new UnderstudyError(
      'bad-input',
      error.code === 'CSV_QUOTE_NOT_CLOSED' ? `A quotation mark opens in this table and never closes${line}.` : `This is no table${line}.`,
      'Mend that line, or save the table once more as CSV.',
    )
  }
}

/** Each column with a name of its own. */
function columnsOf(header: readonly string[]): { columns: string[]; notices: string[] } {
  const columns: string[] = []
  const notices: string[] = []
  for (const [place, cell] of header.entries()) {
    const given = cell.trim().replace(/\s+/gu, ' ')
    const name = given || `column ${place + 1}`
    const free = firstFree(name, columns)
    if (given === '') notices.push(`Column ${place + 1} has no name; it is called “${free}” here.`)
    else if (free !== name) notices.push(`Two columns are called “${name}”; the later one is called “${free}” here.`)
    columns.push(free)
  }
  return { columns, notices }
}

function firstFree(name: string, taken: readonly string[]): string {
  let free = name
  for (let number = 2; taken.includes(free); number++) free = `${name} (${number})`
  return free
}

/** Without the empty cells at its end: spreadsheets write separators for cells that nobody filled. */
function filledLength(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell.trim() !== '') + 1
}
