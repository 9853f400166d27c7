import { once } from 'node:events'
import { type Command, InvalidArgumentError } from 'commander'
import type { RecordingState } from '#contract'
import { type OutputOptions, print, seconds, withEngine } from '../output.ts'

type Options = OutputOptions & { goal?: string; seconds?: number }

export function recordCommand(program: Command): void {
  program
    .command('record')
    .description('record what you do, until Ctrl+C')
    .option('--goal <words>', 'what you are doing, in your own words; the values in it become blanks to fill in')
    .option('--seconds <number>', 'stop by itself after this long', positive)
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', '\nKeys typed into password fields are never stored. Learn it afterwards with: understudy learn RECORDING')
    .action((options: Options) =>
      withEngine(async (engine) => {
        const progress = options.json ? () => {} : showProgress
        const ended = new Promise<void>((resolve) => {
          engine.on((name, data) => {
            if (name !== 'recording.state') return
            const state = data as RecordingState
            progress(state)
            if (state.phase === 'idle') resolve()
          })
        })
        const begun = await engine.recordings.start(options.goal ?? '', { besideActiveWindow: process.stdin.isTTY })
        process.stderr.write(`Recording ${begun.id}. Do the task; press Ctrl+C here when it is done.\n`)
        for (const notice of begun.notices) process.stderr.write(`Note: ${notice}\n`)
        await Promise.race([untilAsked(options.seconds), ended])
        const summary = await engine.recordings.stop(options.goal)
        const text = `\n${summary.id}: ${summary.gestureCount} actions in ${seconds(summary.durationMs)}.\nLearn it: understudy learn ${summary.id}${summary.goal ? '' : ' --goal "…"'}`
        print(options, summary, [text, ...summary.notices.map((notice) => `Note: ${notice}`)].join('\n'))
      }),
    )
}

async function untilAsked(afterSeconds: number | undefined): Promise<void> {
  const stop = new AbortController()
  const options = { signal: stop.signal }
  const asked = ['SIGINT', 'SIGTERM'].map((name) => once(process, name, options).catch(() => {}))
  const late = afterSeconds === undefined ? [] : [once(AbortSignal.timeout(afterSeconds * 1000), 'abort', options).catch(() => {})]
  await Promise.race([...asked, ...late])
  stop.abort()
}

function showProgress(state: RecordingState): void {
  if (state.phase !== 'recording' || !process.stderr.isTTY) return
  process.stderr.write(`\r● ${seconds(state.elapsedMs)}  ${state.eventCount} events  ${state.framesSeen} frames   `)
}

function positive(text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('Give a number above 0.')
  return value
}
