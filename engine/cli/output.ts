import { type GoalPart, goalSentence } from '#contract'
import type { Engine } from '../create-engine.ts'
import { openEngine } from '../open-engine.ts'
import { askLine, canAsk } from './ask.ts'

export type OutputOptions = { json?: boolean }

/** Prints one answer: the data for scripts, or the text for people. */
export function print(options: OutputOptions, data: unknown, text: string): void {
  process.stdout.write(options.json ? `${JSON.stringify(data, null, 2)}\n` : `${text}\n`)
}

/** Opens the engine for one command and closes it afterwards, whatever happens. */
export async function withEngine<Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> {
  const askPassphrase = canAsk() ? () => askLine('Passphrase of the file with the keys: ', true) : undefined
  await using engine = await openEngine({ shell: 'browser', ...(askPassphrase && { askPassphrase }) })
  return await work(engine)
}

/** `Write a note to [recipient]`: slots as a terminal can show them. */
export function goalText(goal: GoalPart[]): string {
  return plainSlots(goalSentence(goal))
}

export function plainSlots(text: string): string {
  return text.replaceAll('⟦', '[').replaceAll('⟧', ']')
}

/** Columns as wide as their widest cell, two spaces apart; the last one is left as it is. */
export function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) => row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  '))
    .join('\n')
}

export function localTime(iso: string): string {
  return new Date(iso).toLocaleString('sv-SE').slice(0, 16)
}

export function seconds(ms: number | null): string {
  return ms === null ? '–' : `${(ms / 1000).toFixed(1)} s`
}
