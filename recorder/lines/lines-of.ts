import { createReadStream } from 'node:fs'

/** A line of a file, with the bytes it takes. `ended`: a line feed closes it. */
export type Line = { text: string; from: number; to: number; ended: boolean }

/** A line longer than this is no event; what it holds is not gathered in memory. */
const MOST_LINE_BYTES = 64 * 1024 * 1024

/** The lines of a file, one at a time. Only a line feed ends a line: other line ends may be part of a window's title. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  let pieces: Buffer[] = []
  let from = 0
  let to = 0
  const take = (ended: boolean): Line => {
    const text = to - from > MOST_LINE_BYTES ? '' : Buffer.concat(pieces).toString('utf8')
    const line = { text, from, to, ended }
    pieces = []
    from = to
    return line
  }
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    let start = 0
    for (let feed = chunk.indexOf(10); feed >= 0; feed = chunk.indexOf(10, start)) {
      pieces.push(chunk.subarray(start, feed))
      to += feed + 1 - start
      start = feed + 1
      yield take(true)
    }
    if (start === chunk.length) continue
    to += chunk.length - start
    if (to - from <= MOST_LINE_BYTES) pieces.push(chunk.subarray(start))
  }
  if (to > from) yield take(false)
}
