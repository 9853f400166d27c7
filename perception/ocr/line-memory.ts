import { createHash } from 'node:crypto'
import type { ReadLine } from './recognise.ts'

/** What was read in pictures of lines before: the same picture says the same, and most of a window that is read again is as it was. */
export interface LineMemory {
  /** What this input of the network said, or what `read` now finds. */
  recall(input: Float32Array, read: () => Promise<ReadLine>): Promise<ReadLine>
}

/** About a dozen full windows; a line takes some kilobytes at most. */
const MOST = 3000

/** Keeps the `most` lines that were asked for last; pictures are kept as hashes only. */
export function createLineMemory(most = MOST): LineMemory {
  const known = new Map<string, ReadLine>()
  return {
    recall: async (input, read) => {
      const key = createHash('sha256')
        .update(new Uint8Array(input.buffer, input.byteOffset, input.byteLength))
        .digest('base64')
      const line = known.get(key) ?? (await read())
      // Put last again: the first of the map was not asked for the longest.
      known.delete(key)
      known.set(key, line)
      const [oldest] = known.keys()
      if (known.size > most && oldest !== undefined) known.delete(oldest)
      return line
    },
  }
}
