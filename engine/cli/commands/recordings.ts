import type { Command } from 'commander'
import { RecordingId, UnderstudyError } from '#contract'
import { localTime, type OutputOptions, print, seconds, table, withEngine } from '../output.ts'

export function recordingsCommand(program: Command): void {
  program
    .command('recordings')
    .description('list what was recorded')
    .option('--delete <recording>', 'remove one, with its video')
    .option('--json', 'print as JSON')
    .action((options: OutputOptions & { delete?: string }) =>
      withEngine(async (engine) => {
        if (options.delete !== undefined) return remove(engine, options.delete, options)
        const list = await engine.handlers['recording.list']({})
        const rows = list.map((it) => [
          it.id,
          localTime(it.startedAt),
          seconds(it.durationMs),
          `${it.gestureCount} actions`,
          `${it.goal || '(no goal)'}${it.endedAt ? '' : ' (cut short)'}`,
        ])
        print(options, list, list.length > 0 ? table(rows) : 'Nothing is recorded yet. Start with: understudy record')
      }),
    )
}

async function remove(engine: Parameters<Parameters<typeof withEngine>[0]>[0], id: string, options: OutputOptions): Promise<void> {
  const parsed = RecordingId.safeParse(id)
  const deleted = parsed.success && (await engine.handlers['recording.delete']({ id: parsed.data })).deleted
  if (!deleted) throw new UnderstudyError('not-found', `There is no recording ${id}.`, '`understudy recordings` lists all of them.')
  print(options, { deleted }, `Removed ${id}.`)
}
