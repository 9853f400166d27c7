import type { Clock, RecordedEvent } from '#contract'
import { createLineWriter } from '../lines/event-lines.ts'
import type { LineFile } from './line-file.ts'

/** What a killed process may lose at most, together with what is still being asked about. */
const FLUSH_EVERY_MS = 50
/** What a power cut may lose. */
const SYNC_EVERY_MS = 1000

export interface EventLog {
  append(event: RecordedEvent): void
  /** Events taken, written or not. */
  taken(): number
  /** Events that are in the file as whole lines. */
  written(): number
  /** Writes what is left and closes the file. Tells what failed, now or before; nothing is thrown. */
  close(): Promise<unknown>
}

/** Writes events as they come. After the first fault nothing more is written, and the file ends with a whole line. */
export function createEventLog(file: LineFile, ports: { clock: Clock; onFault: (cause: unknown) => void }): EventLog {
  const { clock, onFault } = ports
  const closing = new AbortController()
  const lineOf = createLineWriter()
  let waiting: string[] = []
  let [taken, written, bytes] = [0, 0, 0]
  let fault: { cause: unknown } | undefined
  let syncing: Promise<void> | undefined
  let syncedAtMs = clock.nowMs()

  const fail = async (cause: unknown) => {
    if (fault) return
    fault = { cause }
    waiting = []
    await file.cut(bytes).catch(() => {})
    onFault(cause)
  }
  const flush = async () => {
    const lines = waiting
    if (fault || lines.length === 0) return
    waiting = []
    const text = lines.join('')
    try {
      await file.append(text)
      written += lines.length
      bytes += Buffer.byteLength(text)
    } catch (cause) {
      await fail(cause)
    }
  }
  /** Beside the writing: a slow disk must not hold back the next lines. */
  const sync = () => {
    if (syncing || clock.nowMs() - syncedAtMs < SYNC_EVERY_MS) return
    syncedAtMs = clock.nowMs()
    syncing = file.sync().then(
      () => {
        syncing = undefined
      },
      (cause) => fail(cause),
    )
  }
  const loop = (async () => {
    while (!closing.signal.aborted) {
      await clock.wait(FLUSH_EVERY_MS, { reason: 'the next lines of the recording', signal: closing.signal }).catch(() => {})
      await flush()
      sync()
    }
  })()
  return {
    append(event) {
      if (fault) return
      waiting.push(lineOf(event))
      taken++
    },
    taken: () => taken,
    written: () => written,
    async close() {
      closing.abort()
      await loop
      await flush()
      await syncing
      if (!fault) await file.sync().catch(fail)
      await file.close().catch(fail)
      return fault?.cause
    },
  }
}
