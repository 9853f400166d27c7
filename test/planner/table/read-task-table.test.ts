import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Parameter, TableMapping, TableReading, Task } from '#contract'
import { readTaskTable, rowValues } from '#planner'
import { sampleStep, sampleTask } from '../../support/sample-task.ts'

const text = (name: string): Parameter => ({ name, type: 'text', examples: [] })
const PARAMETERS: Parameter[] = [
  text('recipient'),
  { name: 'due-date', type: 'date', examples: ['2026-03-01'] },
  { name: 'amount', type: 'money', examples: ['12.50'] },
]
const NOTE = sampleTask('Write to ⟦recipient⟧ that ⟦amount⟧ is due on ⟦due-date⟧', { parameters: PARAMETERS })

function read(table: string | Uint8Array, mapping?: TableMapping, task: Task = NOTE): Omit<TableReading, 'task'> {
  const { task: _, ...reading } = readTaskTable(task, table, mapping)
  return reading
}
const columnsOf = (table: string, task?: Task) => read(table, undefined, task).mapping.columns
const utf16 = (text: string, big = false) => (big ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le'))

describe('a table for a task', () => {
  it('is read whole: columns by name, in any order, values with quotes and line breaks, what is not used', () => {
    expect(read('Amount,Recipient,Due date,Note\n12.50,"Ann ""the"" Boss",2026-04-01,x\n7,"Bob\nMiller",1 May 2026,y\n')).toEqual({
      table: {
        columns: ['Amount', 'Recipient', 'Due date', 'Note'],
        rows: [
          ['12.50', 'Ann "the" Boss', '2026-04-01', 'x'],
          ['7', 'Bob\nMiller', '1 May 2026', 'y'],
        ],
      },
      mapping: { columns: { recipient: 'Recipient', 'due-date': 'Due date', amount: 'Amount' }, values: {} },
      missing: [],
      wrong: [],
      notices: ['Not used: “Note”.'],
    })
  })

  it.each<[string, string]>([
    ['commas', 'recipient,due-date,amount\nAnn,2026-04-01,5\n'],
    ['semicolons, with commas in numbers', 'recipient;due-date;amount\nAnn;2026-04-01;5,50\nBob;2026-04-02;6,50\n'],
    ['tabs, as it comes from a spreadsheet', 'recipient\tdue-date\tamount\r\nAnn, Bob; Cid\t2026-04-01\t5\r\n'],
    ['bars', 'recipient|due-date|amount\nAnn|2026-04-01|5\n'],
    ['what its first line says', 'sep=;\nrecipient;due-date;amount\nAnn;2026-04-01;5\n'],
  ])('is split at %s', (_, table) => {
    expect(read(table)).toMatchObject({
      mapping: { columns: { recipient: 'recipient', 'due-date': 'due-date', amount: 'amount' } },
      wrong: [],
      notices: [],
    })
  })

  const umlauts = 'recipient,due-date,amount\nMüller,2026-04-01,5\n'
  it.each<[string, Uint8Array, string[]]>([
    ['UTF-8', Buffer.from(umlauts), []],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${umlauts}`), []],
    ['UTF-16 with its mark', utf16(`\ufeff${umlauts}`), ['The file was read as UTF-16. Look whether accents and umlauts are right.']],
    [
      'UTF-16, big end first',
      utf16(`\ufeff${umlauts}`, true),
      ['The file was read as UTF-16 (big-endian). Look whether accents and umlauts are right.'],
    ],
    ['UTF-16 without its mark', utf16(umlauts), ['The file was read as UTF-16. Look whether accents and umlauts are right.']],
    [
      'Latin-1',
      Buffer.from(umlauts, 'latin1'),
      ['The file was read as Western European (Windows-1252), for it is not UTF-8. Look whether accents and umlauts are right.'],
    ],
  ])('in %s is read right, and told when it was a guess', (_, bytes, notices) => {
    expect(read(bytes)).toMatchObject({ table: { rows: [['Müller', '2026-04-01', '5']] }, notices })
  })

  it('tells of empty lines and of columns without a name or with one twice', () => {
    expect(read('recipient,,due-date,amount,amount\n\nAnn,x,2026-04-01,5,6\n,,,,\n')).toMatchObject({
      table: { columns: ['recipient', 'column 2', 'due-date', 'amount', 'amount (2)'], rows: [['Ann', 'x', '2026-04-01', '5', '6']] },
      notices: [
        'Column 2 has no name; it is called “column 2” here.',
        'Two columns are called “amount”; the later one is called “amount (2)” here.',
        '2 empty lines were left out.',
        'Not used: “column 2”, “amount (2)”.',
      ],
    })
  })

  it('does not mind separators that a spreadsheet wrote for empty columns', () => {
    expect(read('recipient,due-date,amount,,\nAnn,2026-04-01,5,,\n')).toMatchObject({
      table: { rows: [['Ann', '2026-04-01', '5']] },
      wrong: [],
      notices: [],
    })
  })

  it('tells wrong rows with what is wrong, before anything is done', () => {
    const table =
      'recipient,due-date,amount\nAnn,2026-04-31,5\nBob,2026-04-01\nCid,2026-04-01,5,6\n,2026-04-01,lots\nEve,tomorrow,5\nFay,2026-04-01,5\n'
    expect(read(table).wrong).toEqual([
      { row: 0, parameter: 'due-date', reason: '“2026-04-31” is not a day of the calendar, like “2026-03-01”.' },
      { row: 1, parameter: '', reason: 'It has 2 cells, and there are 3 columns.' },
      { row: 2, parameter: '', reason: 'It has 4 cells, and there are 3 columns.' },
      { row: 3, parameter: 'recipient', reason: 'It is empty.' },
      { row: 3, parameter: 'amount', reason: '“lots” is not an amount of money, like “12.50”.' },
      { row: 4, parameter: 'due-date', reason: '“tomorrow” is not a day of the calendar, like “2026-03-01”.' },
    ])
  })

  it('tells rows that would be done twice', () => {
    const row = 'Ann,2026-04-01,5\n'
    expect(read(`recipient,due-date,amount\n${row}Bob,2026-04-01,5\n${row}`).notices).toEqual([
      'Row 3 is the same as row 1; both are done.',
    ])
    expect(read(`recipient,due-date,amount\n${row.repeat(9)}`).notices.at(-1)).toBe('And 3 more rows that stand there already.')
  })

  it.each<[string, string]>([
    ['', 'There is no row in this table.'],
    ['recipient,amount\n\n', 'There is no row in this table.'],
    ['recipient,amount\n"Ann,5\nBob,6\n', 'A quotation mark opens in this table and never closes (line 3).'],
    ['recipient\n\0\0', 'This file is no text.'],
  ])('%j is refused in words', (table, message) => {
    expect(() => read(Buffer.from(table))).toThrow(message)
  })

  it('gives back any cells, written by the rules of CSV, whatever stands in them', () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter((made) => made.trim() === made && made !== '' && !made.includes('\0'))
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t'), (cells, separator) => {
        const quoted = (one: string) => `"${one.replaceAll('"', '""')}"`
        const csv = [['recipient', 'topic'], ...cells].map((row) => row.map(quoted).join(separator)).join('\r\n')
        const task = sampleTask('Write to ⟦recipient⟧ about ⟦topic⟧')
        const { table, mapping } = readTaskTable(task, Buffer.from(csv))
        expect(table.rows).toEqual(cells)
        expect(cells.map((_, row) => rowValues(table, mapping, row))).toEqual(cells.map(([recipient, topic]) => ({ recipient, topic })))
      }),
      { numRuns: 100 },
    )
  })
})

describe('columns and parameters', () => {
  const typed = (parameter: string, label: string) =>
    sampleStep({
      id: `step-${parameter}`,
      act: { kind: 'type', text: [{ kind: 'slot', parameter }], replaces: true },
      target: {
        label: `field “${label}”`,
        window: { program: 'mousepad', title: '*', kind: 'normal' },
        role: 'field',
        name: label,
        place: { x: 0, y: 0, width: 10, height: 10 },
        windowSize: { width: 100, height: 100 },
        neighbours: [],
        source: 'accessibility',
      },
    })

  it('meet by what the field is called in the program', () => {
    const task = sampleTask('Tell ⟦recipient⟧ of ⟦topic⟧', { steps: [typed('recipient', 'To:'), typed('topic', 'Subject')] })
    expect(columnsOf('subject,to,date\na,b,c\n', task)).toEqual({ recipient: 'to', topic: 'subject' })
  })

  it('meet by words in common and by a letter more, and by type, and say so', () => {
    expect(read('recipients,when,gross amount\nAnn,2026-04-01,5\n')).toMatchObject({
      mapping: { columns: { recipient: 'recipients', 'due-date': 'when', amount: 'gross amount' } },
      notices: [
        'The column “recipients” is taken for “recipient”: it is called much like it.',
        'The column “gross amount” is taken for “amount”: it is called much like it.',
        'The column “when” is taken for “due-date”: it alone holds such values.',
      ],
    })
  })

  it('are asked about where two would do, and neither is taken', () => {
    expect(read('recipient,due-date,gross amount,net amount\nAnn,2026-04-01,5,4\n')).toMatchObject({
      mapping: { columns: { recipient: 'recipient', 'due-date': 'due-date' } },
      missing: ['amount'],
      notices: ['Which column is “amount”: “gross amount” or “net amount”?', 'Not used: “gross amount”, “net amount”.'],
    })
  })

  it('that are left over, one of each, belong together', () => {
    expect(columnsOf('name\nAnn\n', sampleTask('Call ⟦recipient⟧'))).toEqual({ recipient: 'name' })
    expect(columnsOf('name,town\nAnn,Rome\n', sampleTask('Call ⟦recipient⟧'))).toEqual({})
  })

  it('are as the person says; one value may stand for all rows', () => {
    const mapping = { columns: { amount: 'net' }, values: { 'due-date': '2026-04-01' } }
    const reading = read('recipient,gross,net\nAnn,5,4\n', mapping)
    expect(reading).toMatchObject({
      mapping: { columns: { recipient: 'recipient', amount: 'net' }, values: mapping.values },
      missing: [],
      wrong: [],
    })
    expect(rowValues(reading.table, reading.mapping, 0)).toEqual({ recipient: 'Ann', amount: '4', 'due-date': '2026-04-01' })
  })

  it.each<[TableMapping, string]>([
    [{ columns: { nobody: 'recipient' }, values: {} }, 'This task has no value “nobody”.'],
    [{ columns: { recipient: 'nowhere' }, values: {} }, 'The table has no column “nowhere”.'],
    [{ columns: { recipient: 'recipient' }, values: { recipient: 'Ann' } }, '“recipient” has both a column and one value for all rows.'],
  ])('that cannot be are refused: %j', (mapping, message) => {
    expect(() => read('recipient,amount\nAnn,5\n', mapping)).toThrow(message)
  })
})

describe('secrets', () => {
  const LOGIN = sampleTask('Log in as ⟦user⟧', { parameters: [text('user'), { name: 'login-secret', type: 'secret', examples: [] }] })

  it('are never taken from a table: their columns are left out at once, whatever they are called', () => {
    const reading = read('user,Login Secret,password\nann,hunter2,swordfish\n', undefined, LOGIN)
    expect(JSON.stringify(reading)).not.toMatch(/hunter2|swordfish/u)
    expect(reading).toMatchObject({
      table: { columns: ['user'], rows: [['ann']] },
      mapping: { columns: { user: 'user' } },
      missing: [],
      wrong: [],
      notices: [
        'The column “Login Secret” is left out: a secret is asked for while each row runs, never taken from a table.',
        'The column “password” is left out: a secret is asked for while each row runs, never taken from a table.',
      ],
    })
  })

  it('are refused when they are asked for', () => {
    const refused = '“login-secret” is a secret, and secrets are not taken from tables.'
    expect(() => read('user,code\nann,hunter2\n', { columns: { 'login-secret': 'code' }, values: {} }, LOGIN)).toThrow(refused)
    expect(() => read('user,code\nann,hunter2\n', { columns: {}, values: { 'login-secret': 'hunter2' } }, LOGIN)).toThrow(refused)
  })
})
