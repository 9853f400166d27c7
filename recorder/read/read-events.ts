import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { RecordedEvent } from '#contract'
import { EVENTS_FILE } from '../files.ts'

/** Reads event lines one at a time, so that a long recording does not have to fit in memory twice. */
export async function readEvents(folder: string): Promise<{ events: RecordedEvent[]; notices: string[] }> {
  const events: RecordedEvent[] = []
  let unread = 0
  /** A line that cannot be read is only unknown if another follows it: the last one may have been cut by a crash. */
  let suspect = 0
  const take = (line: string): void => {
    unread += suspect
    suspect = 0
    if (line.trim() === '') return
    const event = RecordedEvent.safeParse(jsonOf(line))
    if (event.success) events.push(event.data)
    else suspect = 1
  }
  const stream = createReadStream(join(folder, EVENTS_FILE), 'utf8')
  let endsWithNewline = true
  stream.on('data', (chunk) => {
    endsWithNewline = chunk.at(-1) === '\n'
  })
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) take(line)
  } catch (error) {
    return { events, notices: [`The input events could not be read to their end (${wordsOf(error)}).`] }
  }
  if (endsWithNewline) unread += suspect
  return {
    events,
    notices:
      unread === 0 ? [] : [`${unread} ${unread === 1 ? 'line' : 'lines'} of the recording could not be understood and were passed over.`],
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
