import type { Table, TableMapping } from '#contract'

/** A table as CSV again, so that it can be read once more with another mapping. */
export function csvOf({ columns, rows }: Table): string {
  const cell = (text: string) => (/[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')
}

/** The bytes of a chosen file as text: with a mark of its encoding by that, else UTF-8, else as Windows writes it. Undefined for what is no text. */
export function textOf(bytes: Uint8Array): string | undefined {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  if (marked) return new TextDecoder(marked).decode(bytes)
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Where a value comes from: a column, or one value for all rows. */
export type ValueSource = { kind: 'column'; column: string } | { kind: 'same'; value: string } | { kind: 'none' }

export function sourceOf(mapping: TableMapping, name: string): ValueSource {
  const column = mapping.columns[name]
  if (column !== undefined) return { kind: 'column', column }
  const value = mapping.values[name]
  return value === undefined ? { kind: 'none' } : { kind: 'same', value }
}

export function withSource(mapping: TableMapping, name: string, source: ValueSource): TableMapping {
  const { [name]: _column, ...columns } = mapping.columns
  const { [name]: _value, ...values } = mapping.values
  if (source.kind === 'column') return { columns: { ...columns, [name]: source.column }, values }
  return { columns, values: source.kind === 'same' ? { ...values, [name]: source.value } : values }
}
