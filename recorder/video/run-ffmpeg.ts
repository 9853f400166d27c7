import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { UnderstudyError } from '#contract'

/**
 * Runs ffmpeg to its end and hands on what it writes. Returns its exit status (null after a kill), which a reader of damaged
 * files may pass over: a file that was cut short gives frames and a complaint. Errors: `video-failed` when it cannot be run.
 */
export async function runFfmpeg(
  ffmpeg: string,
  args: string[],
  on: { output?: (piece: Buffer) => void; line?: (line: string) => void } = {},
): Promise<number | null> {
  const child = spawn(ffmpeg, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.on('data', on.output ?? (() => {}))
  const lines = createInterface({ input: child.stderr }).on('line', on.line ?? (() => {}))
  const linesEnd = once(lines, 'close')
  try {
    await Promise.all([once(child, 'close'), linesEnd])
  } catch (cause) {
    throw new UnderstudyError('video-failed', `${ffmpeg} cannot be run.`, 'Install ffmpeg; `understudy doctor` says how.', cause)
  }
  return child.exitCode
}
