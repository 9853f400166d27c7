import { appendFile, open, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CUT, EVENTS_FILE } from '../files.ts'
import { linesOf } from '../lines/lines-of.ts'

/** What was done to the events, in words for the person; undefined when they were whole. */
export type EventsRepair = { notice: string | undefined; changed: boolean }

/**
 * Takes off what a crash left behind the last whole line (half a line, zeros, the garbage of a power cut) and keeps it in a file
 * of its own. Damage before that line stays where it is: readers pass over it.
 */
export async function cutEvents(folder: string): Promise<EventsRepair> {
  const file = join(folder, EVENTS_FILE)
  const size = await stat(file).then(
    (facts) => facts.size,
    () => undefined,
  )
  if (size === undefined) {
    await writeFile(file, '', { mode: 0o600 })
    return { notice: 'The input events are lost.', changed: true }
  }
  let [good, ended, blank] = [0, true, true]
  for await (const line of linesOf(file)) {
    if (isEventLine(line.text)) [good, ended, blank] = [line.to, line.ended, true]
    else blank &&= line.text.trim() === ''
  }
  if (!blank) {
    const kept = await keep(folder, file, good, size)
    await truncateSynced(file, good)
    if (!ended) await appendFile(file, '\n')
    return { notice: `The last ${size - good} bytes of the events could not be understood; they are kept in ${kept}.`, changed: true }
  }
  if (!ended) await appendFile(file, '\n')
  return { notice: undefined, changed: !ended }
}

/** Also events of a kind that is not known here: a newer recorder may have written them. */
function isEventLine(text: string): boolean {
  if (!text.startsWith('{')) return false
  try {
    return typeof JSON.parse(text).kind === 'string'
  } catch {
    return false
  }
}

/** Copies the end of the file, before it is cut off. The same end twice, after a repair that was interrupted, is kept once. */
async function keep(folder: string, file: string, from: number, to: number): Promise<string> {
  const tail = await bytesOf(file, from, to)
  for (let count = 1; ; count++) {
    const name = `${EVENTS_FILE}${count === 1 ? '' : `.${count}`}${CUT}`
    const there = await readFile(join(folder, name)).catch(() => undefined)
    if (there?.equals(tail)) return name
    if (there) continue
    await writeFile(join(folder, name), tail, { mode: 0o600, flush: true })
    return name
  }
}

/** A damaged end this long is told, but not all of it is kept: it holds no event. */
const MOST_KEPT_BYTES = 64 * 1024 * 1024

async function bytesOf(file: string, from: number, to: number): Promise<Buffer> {
  const handle = await open(file)
  try {
    const bytes = Buffer.alloc(Math.min(to - from, MOST_KEPT_BYTES))
    await handle.read(bytes, 0, bytes.length, from)
    return bytes
  } finally {
    await handle.close()
  }
}

async function truncateSynced(file: string, bytes: number): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.truncate(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
