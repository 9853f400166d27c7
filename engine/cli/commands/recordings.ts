import { resolve } from 'node:path'
import type { Command } from 'commander'
import { UnderstudyError } from '#contract'
import type { Engine } from '../../create-engine.ts'
import { localTime, type OutputOptions, print, seconds, table, withEngine } from '../output.ts'
import { detailText, findingText, megabytes } from '../recording-text.ts'
import { whichRecording } from '../which-recording.ts'

const WHICH = 'its id, or “last”'

export function recordingsCommand(program: Command): void {
  const recordings = program
    .command('recordings')
    .description('list what was recorded; show, export, import or clean one')
    .option('--delete <recording>', 'remove one, with its video')
    .option('--json', 'print as JSON')
    .action((options: OutputOptions & { delete?: string }) =>
      withEngine((engine) => (options.delete === undefined ? list(engine, options) : remove(engine, options.delete, options))),
    )
  const add = (words: string, description: string) => recordings.command(words).description(description).option('--json', 'print as JSON')

  add('show', 'show what one holds')
    .argument('<recording>', WHICH)
    .action((given: string, options: OutputOptions) =>
      withEngine(async (engine) => {
        const detail = await engine.handlers['recording.get']({ id: await whichRecording(engine, given) })
        print(options, detail, detailText(detail))
      }),
    )
  add('export', 'write one as a file that another machine can import')
    .argument('<recording>', WHICH)
    .argument('[file]', 'where to; without it into the folder “exports” of Understudy’s home')
    .action((given: string, file: string | undefined, options: OutputOptions) =>
      withEngine(async (engine) => {
        const written = await engine.shelf.export(await whichRecording(engine, given), file && resolve(file))
        print(
          options,
          written,
          `Wrote ${written.file} (${megabytes(written.bytes)}). What the recording shows can be seen by whoever has it.`,
        )
      }),
    )
  add('import', 'take one in: an exported file, a ShowUI-Aloha log or folder, or a Chrome DevTools Recorder JSON')
    .argument('<file>', 'the file or folder')
    .action((file: string, options: OutputOptions) =>
      withEngine(async (engine) => {
        const result = await engine.handlers['recording.import']({ file: resolve(file) })
        const { id, gestureCount, notices } = result.recording
        const unread = result.unread.map(({ line, text, why }) => `  line ${line}: ${why} (${text.slice(0, 60)})`)
        const kept =
          unread.length > 0 ? [`Not understood, and kept beside it word for word: ${unread.length}`, ...unread.slice(0, MOST_UNREAD)] : []
        const more = unread.length > MOST_UNREAD ? [`  and ${unread.length - MOST_UNREAD} more`] : []
        print(options, result, [`${id}: ${gestureCount} actions.`, ...kept, ...more, ...notices.map((it) => `Note: ${it}`)].join('\n'))
      }),
    )
  add('secrets', 'find what looks like a secret in one, in its pictures, too')
    .argument('<recording>', WHICH)
    .action((given: string, options: OutputOptions) =>
      withEngine(async (engine) => {
        const id = await whichRecording(engine, given)
        const findings = await engine.handlers['recording.secrets']({ id })
        const advice = `Take them out with: understudy recordings redact ${id} --all, or name some of them.`
        print(
          options,
          findings,
          findings.length > 0 ? [...findings.map(findingText), advice].join('\n') : 'Nothing in it looks like a secret.',
        )
      }),
    )
  add('redact', 'take secrets out of one for ever: out of its events, pictures and video')
    .argument('<recording>', WHICH)
    .argument('[findings...]', 'their ids, as “secrets” lists them')
    .option('--all', 'all that are found')
    .action((given: string, wanted: string[], options: OutputOptions & { all?: boolean }) =>
      withEngine(async (engine) => redact(engine, given, wanted, options)),
    )
}

async function redact(engine: Engine, given: string, wanted: string[], options: OutputOptions & { all?: boolean }): Promise<void> {
  const id = await whichRecording(engine, given)
  if (wanted.length > 0 === (options.all ?? false)) {
    throw new UnderstudyError('bad-input', 'It is not clear what to take out.', 'Name findings by their ids, or give --all.')
  }
  const findings = options.all ? (await engine.handlers['recording.secrets']({ id })).map((finding) => finding.id) : wanted
  if (findings.length === 0) return print(options, { id, redacted: 0 }, 'Nothing in it looks like a secret.')
  const summary = await engine.handlers['recording.redact']({ id, findings })
  print(options, summary, `${id}: took out ${findings.length} ${findings.length === 1 ? 'secret' : 'secrets'}.`)
}

const MOST_UNREAD = 10

async function list(engine: Engine, options: OutputOptions): Promise<void> {
  const all = await engine.handlers['recording.list']({})
  const rows = all.map((it) => [
    it.id,
    localTime(it.startedAt),
    seconds(it.durationMs),
    `${it.gestureCount} actions`,
    `${it.goal || '(no goal)'}${it.endedAt ? '' : ' (cut short)'}`,
  ])
  print(options, all, all.length > 0 ? table(rows) : 'Nothing is recorded yet. Start with: understudy record')
}

async function remove(engine: Engine, given: string, options: OutputOptions): Promise<void> {
  const id = await whichRecording(engine, given)
  const answer = await engine.handlers['recording.delete']({ id })
  if (!answer.deleted) throw new UnderstudyError('not-found', `There is no recording ${id}.`, '`understudy recordings` lists all of them.')
  print(options, answer, `Removed ${id}.`)
}
