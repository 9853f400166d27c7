import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { exitStatus, RecordingId, type RecordingSummary, UnderstudyError } from '#contract'
import type { Engine } from '../create-engine.ts'
import { type OutputOptions, print, seconds } from './output.ts'

/** Repairs one recording by its id, one by its folder, or `all` that were cut short. What fails does not hold back the others. */
export async function repair(engine: Engine, what: string, options: OutputOptions): Promise<void> {
  if (what !== 'all') {
    const summary = await repairOne(engine, what)
    return print(options, summary, repairedText(summary))
  }
  const cut = (await engine.handlers['recording.list']({})).filter(({ endedAt }) => endedAt === null)
  const repaired: RecordingSummary[] = []
  const failures: { id: RecordingId; error: unknown }[] = []
  for (const { id } of cut) {
    await engine.handlers['recording.repair']({ id }).then(
      (summary) => repaired.push(summary),
      (error: unknown) => failures.push({ id, error }),
    )
  }
  const failed = failures.map(({ id, error }) => ({ id, message: error instanceof Error ? error.message : String(error) }))
  const lines = [...repaired.map(repairedText), ...failed.map(({ id, message }) => `${id}: ${message}`)]
  print(options, { repaired, failed }, lines.join('\n') || 'No recording was cut short.')
  if (failures[0]) process.exitCode = exitStatus(failures[0].error)
}

async function repairOne(engine: Engine, what: string): Promise<RecordingSummary> {
  const id = RecordingId.safeParse(what)
  if (id.success) return engine.handlers['recording.repair']({ id: id.data })
  const folder = resolve(what)
  const there = await stat(folder).catch(() => undefined)
  if (there?.isDirectory()) return engine.shelf.repairFolder(folder)
  throw new UnderstudyError(
    'not-found',
    `${what} is neither a recording nor a folder.`,
    '`understudy recordings` lists all recordings; “all” repairs each that was cut short.',
  )
}

function repairedText({ id, gestureCount, durationMs, repairedAt, notices }: RecordingSummary): string {
  const what = repairedAt ? 'repaired' : 'nothing to repair'
  return [`${id}: ${what}, ${gestureCount} actions in ${seconds(durationMs)}.`, ...notices.map((notice) => `  Note: ${notice}`)].join('\n')
}
