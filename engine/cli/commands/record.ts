import { once } from 'node:events'
import { type Command, InvalidArgumentError } from 'commander'
import { type EventData, type RecordingScope, UnderstudyError } from '#contract'
import type { Engine } from '../../create-engine.ts'
import { type OutputOptions, print, seconds, withEngine } from '../output.ts'
import { createKeyReader, KEY_HELP, type KeyCommand } from '../recording-keys.ts'
import { healthLine } from '../recording-text.ts'
import { repair } from '../repair-recordings.ts'

type Options = OutputOptions & {
  goal?: string
  seconds?: number
  only?: RecordingScope['only']
  without?: string[]
  keepClipboard?: boolean
  repair?: string
}

export function recordCommand(program: Command): void {
  program
    .command('record')
    .description('record what you do, until Ctrl+C')
    .option('--goal <words>', 'what you are doing, in your own words; the values in it become blanks to fill in')
    .option('--seconds <number>', 'stop by itself after this long', positive)
    .option('--only <program[:title]>', 'record only this program, or its windows of this title (* for any text); may be repeated', chosen)
    .option('--without <program>', 'never record this program; may be repeated', excluded)
    .option('--keep-clipboard', 'keep the texts that are copied, not only their length')
    .option('--repair <recording>', 'instead of recording, close off what a crash left: an id, a folder, or “all”')
    .option('--json', 'print the summary as JSON')
    .addHelpText(
      'after',
      `\n${KEY_HELP}\nKeys typed into password fields are never stored. Learn it afterwards with: understudy learn RECORDING`,
    )
    .action((options: Options) =>
      withEngine((engine) => (options.repair === undefined ? record(engine, options) : onlyRepair(engine, options))),
    )
}

async function onlyRepair(engine: Engine, { repair: what = '', json, ...others }: Options): Promise<void> {
  if (Object.keys(others).length > 0) {
    throw new UnderstudyError('bad-input', 'To repair is not to record.', 'Give --repair alone, or with --json.')
  }
  await repair(engine, what, { json })
}

async function record(engine: Engine, options: Options): Promise<void> {
  const scope = scopeOf(options)
  for (const { program } of scope?.only ?? []) await noteUnseen(engine, program)
  const line = statusLine(!options.json)
  const ended = new Promise<void>((resolve) => {
    engine.on((name, data) => {
      if (name !== 'recording.state') return
      const state = data as EventData<'recording.state'>
      line.state(state)
      if (state.phase === 'idle') resolve()
    })
  })
  const { stdin } = process
  const how = { scope, keepClipboard: options.keepClipboard, fromTerminal: stdin.isTTY }
  const begun = await engine.recordings.start(options.goal ?? '', how)
  const keys = stdin.isTTY ? listenToKeys(engine, line) : undefined
  process.stderr.write(`Recording ${begun.id}. Do the task; press Ctrl+C here when it is done.\n${keys ? `${KEY_HELP}\n` : ''}`)
  for (const notice of begun.notices) process.stderr.write(`Note: ${notice}\n`)
  try {
    await Promise.race([untilAsked(options.seconds), ended, ...(keys ? [keys.stopped] : [])])
  } finally {
    keys?.end()
  }
  const summary = await engine.recordings.stop(options.goal)
  line.end()
  const text = `${summary.id}: ${summary.gestureCount} actions in ${seconds(summary.durationMs)}.\nLearn it: understudy learn ${summary.id}${summary.goal ? '' : ' --goal "…"'}`
  print(options, summary, [text, ...summary.notices.map((notice) => `Note: ${notice}`)].join('\n'))
}

/** The scope that was asked for; undefined: everything. Errors: `bad-input` where a program is both wanted and not. */
function scopeOf({ only = [], without = [] }: Options): RecordingScope | undefined {
  const both = only.find(({ program }) => without.includes(program))
  if (both) {
    throw new UnderstudyError(
      'bad-input',
      `${both.program} is to be recorded, and never to be recorded.`,
      'Give it to --only or to --without.',
    )
  }
  return only.length + without.length > 0 ? { only, never: without } : undefined
}

/** A name that no window has now may be right, or misspelt. */
async function noteUnseen(engine: Engine, wanted: string): Promise<void> {
  const programs = (await engine.recordings.programs()).map(({ program }) => program)
  if (programs.includes(wanted)) return
  const open = programs.length > 0 ? ` Open are: ${programs.join(', ')}.` : ''
  process.stderr.write(`Note: ${wanted} shows no window now; it is recorded once it does.${open}\n`)
}

/** One line at the terminal that is written again and again: how the recording is, or the note that is being written. */
function statusLine(wanted: boolean) {
  const shown = wanted && process.stderr.isTTY
  let note: string | undefined
  const show = (text: string) => {
    if (shown) process.stderr.write(`\r${text}\u001b[K`)
  }
  return {
    state(state: EventData<'recording.state'>): void {
      if (note === undefined && state.phase !== 'idle') show(healthLine(state))
    },
    note(line: string | undefined): void {
      note = line
      if (line !== undefined) show(`Note: ${line}`)
    },
    end: () => void (shown && process.stderr.write('\n')),
  }
}

/** Only what is typed into this terminal is heard, and what is typed into it is no part of the recording. */
function listenToKeys(engine: Engine, line: { note(text: string | undefined): void }): { stopped: Promise<void>; end: () => void } {
  const { stdin } = process
  let stop: () => void = () => {}
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  const reader = createKeyReader({
    onCommand: (command) => (command.kind === 'stop' ? stop() : void obey(engine, command).catch(() => {})),
    show: line.note,
  })
  const take = (text: string) => reader.take(text)
  stdin.setRawMode(true).setEncoding('utf8').on('data', take).resume()
  return {
    stopped,
    end() {
      stdin.off('data', take).setRawMode(false).pause()
    },
  }
}

async function obey({ recordings }: Engine, command: Exclude<KeyCommand, { kind: 'stop' }>): Promise<void> {
  const running = recordings.state().phase === 'recording'
  if (command.kind === 'note') await recordings.marker(command.text)
  else if (command.kind === 'milestone') await recordings.marker('', true)
  else if (!running) await recordings.resume()
  else await (command.kind === 'private' ? recordings.private() : recordings.pause())
}

async function untilAsked(afterSeconds: number | undefined): Promise<void> {
  const stop = new AbortController()
  const options = { signal: stop.signal }
  const asked = ['SIGINT', 'SIGTERM'].map((name) => once(process, name, options).catch(() => {}))
  const late = afterSeconds === undefined ? [] : [once(AbortSignal.timeout(afterSeconds * 1000), 'abort', options).catch(() => {})]
  await Promise.race([...asked, ...late])
  stop.abort()
}

function positive(text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('Give a number above 0.')
  return value
}

function chosen(text: string, before: RecordingScope['only'] = []): RecordingScope['only'] {
  const [program = '', ...title] = text.split(':')
  const named = programName(program)
  if (title.length > 0 && title.join(':').trim() === '')
    throw new InvalidArgumentError('Give a title behind the colon, or leave the colon out.')
  return [...before, title.length > 0 ? { program: named, title: title.join(':') } : { program: named }]
}

function excluded(text: string, before: string[] = []): string[] {
  return [...before, programName(text)]
}

function programName(text: string): string {
  const name = text.trim().toLowerCase()
  if (name === '') throw new InvalidArgumentError('Give the name of a program, such as mousepad.')
  return name
}
