import { join } from 'node:path'
import type { RecordedEvent } from '#contract'
import { EVENTS_FILE } from '../files.ts'
import { createLineReader } from '../lines/event-lines.ts'
import { linesOf } from '../lines/lines-of.ts'

/** Reads event lines one at a time, so that a long recording does not have to fit in memory twice. */
export async function readEvents(folder: string): Promise<{ events: RecordedEvent[]; notices: string[] }> {
  const events: RecordedEvent[] = []
  const read = createLineReader()
  let unread = 0
  try {
    for await (const line of linesOf(join(folder, EVENTS_FILE))) {
      const event = read(line.text)
      if (event) events.push(event)
      // The last line may have been cut by a crash: then it is not one that cannot be understood.
      else if (line.ended && line.text.trim() !== '') unread++
    }
  } catch (error) {
    return { events, notices: [`The input events could not be read to their end (${wordsOf(error)}).`] }
  }
  const words = `${unread} ${unread === 1 ? 'line' : 'lines'} of the recording could not be understood and were passed over.`
  return { events, notices: unread === 0 ? [] : [words] }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
