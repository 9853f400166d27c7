import type { Writable } from 'node:stream'
import type { Box, Clock } from '#contract'
import { cutStencil } from './stencil.ts'

/**
 * What is hidden now is hidden in the frames of this long before, too: a window or a password field is known only a moment after it
 * appeared. ffmpeg holds its frames back for as long, so a kill loses as much more.
 */
export const HIDES_BACK_MS = 250
/** A frame waits for the next stencil: this bounds how long. */
export const STENCIL_EVERY_MS = 60

/**
 * Tells ffmpeg what to hide, by a stencil many times a second and at every change. Frames come out only under a stencil of their time:
 * where it fails to come, nothing of the screen is written, and where it ends, so does the video.
 */
export interface StencilFeed {
  /** Everything is hidden while it is true, as it is from the start. */
  cover(covered: boolean): void
  hide(boxes: readonly Box[]): void
  /** Lets the frames up to now come out, then ends the video. */
  end(): Promise<void>
}

export function createStencilFeed(to: Writable, { clock, over }: { clock: Clock; over: Box }): StencilFeed {
  const ended = new AbortController()
  let [covered, boxes]: [boolean, readonly Box[]] = [true, []]
  /** What was hidden until a moment ago: uncovered by what lies back, it would be shown while it still had to be hidden. */
  let lately: { boxes: readonly Box[]; untilMs: number }[] = []
  let written: { what: string; bytes: Buffer } | undefined

  const hidden = () => (covered ? [over] : boxes)
  const current = (): Buffer => {
    const now = clock.nowMs()
    lately = lately.filter(({ untilMs }) => untilMs > now)
    const all = [...hidden(), ...lately.flatMap((before) => before.boxes)]
    const what = JSON.stringify(all)
    if (written?.what !== what) written = { what, bytes: cutStencil(over, all).bytes }
    return written.bytes
  }
  /** A stencil could not be written, because ffmpeg had not yet taken the one before. */
  let owed = false
  const write = () => {
    if (ended.signal.aborted || !to.writable) return
    owed = to.writableNeedDrain
    if (!owed) to.write(current())
  }
  const change = (make: () => void) => {
    lately.push({ boxes: hidden(), untilMs: clock.nowMs() + HIDES_BACK_MS + STENCIL_EVERY_MS })
    make()
    write()
  }
  const rest = (forMs: number) => clock.wait(forMs, { reason: 'the next stencil of the video', signal: ended.signal }).catch(() => {})
  const loop = async () => {
    while (!ended.signal.aborted) {
      write()
      await rest(STENCIL_EVERY_MS)
    }
  }
  // ffmpeg took up again what waited: what changed meanwhile must not wait for the next turn. Every stencil fills the pipe, so that
  // without anything owed one would call for the next, thousands a second.
  to.on('drain', () => {
    if (owed) write()
  })
  void loop()
  return {
    cover: (isCovered) => change(() => (covered = isCovered)),
    hide: (parts) => change(() => (boxes = parts)),
    async end() {
      await rest(HIDES_BACK_MS)
      write()
      ended.abort()
      to.end()
    },
  }
}
