import { KEYFRAME_EVERY } from './grab-arguments.ts'

/** How long after a frame it still counts as what was on the screen, when no other followed: the film had just ended. */
const LAST_FRAME_LASTS_MS = 1000

/** Presentation times, ascending, in ms out of ffmpeg's `framecrc` listing of the packets. */
export function parsePacketTimes(listing: string): number[] {
  const base = listing.match(/^#tb 0: (\d+)\/(\d+)$/m)
  const tickMs = base ? (1000 * Number(base[1])) / Number(base[2]) : 1
  const ticks = [...listing.matchAll(/^0,\s*-?\d+,\s*(-?\d+),/gm)].map(([, presented]) => Number(presented))
  return ticks.map((tick) => Math.round(tick * tickMs)).sort((a, b) => a - b)
}

/** The time of the frame that was shown at `atMs`; undefined before the first and long after the last. */
export function frameShownAt(frameTimes: readonly number[], atMs: number): number | undefined {
  const shown = frameTimes.findLast((time) => time <= atMs)
  if (shown === undefined) return undefined
  const ended = shown === frameTimes.at(-1) && atMs > shown + LAST_FRAME_LASTS_MS
  return ended ? undefined : shown
}

/** A start of ffmpeg costs about as much as decoding this many frames. */
const START_COSTS_FRAMES = 30
/** Bounds the length of the command line. */
const MOST_IN_ONE_PASS = 60

/** Splits the wanted frames into passes: frames that lie close are decoded in one go, over wide gaps a new seek is cheaper. */
export function passesOver(frameTimes: readonly number[], wanted: readonly number[]): number[][] {
  const indexOf = new Map(frameTimes.map((time, index) => [time, index]))
  const passes: number[][] = []
  for (const time of [...new Set(wanted)].sort((a, b) => a - b)) {
    const pass = passes.at(-1)
    const gap = (indexOf.get(time) ?? 0) - (indexOf.get(pass?.at(-1) ?? 0) ?? 0)
    if (pass && pass.length < MOST_IN_ONE_PASS && gap <= START_COSTS_FRAMES + KEYFRAME_EVERY) pass.push(time)
    else passes.push([time])
  }
  return passes
}
