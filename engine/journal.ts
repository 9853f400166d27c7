import { createHash } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { type Clock, JOURNAL_VERSION, JournalLine, type RunEvent, type RunId, UnderstudyError } from '#contract'

/** Hash before the first line. */
const BEGIN = '0'.repeat(64)

export interface Journal {
  /** Returns when the line is on disk. */
  append(event: RunEvent): Promise<JournalLine>
  close(): Promise<void>
}

/** Opens the append-only journal of a run, `<runs>/<id>/journal.jsonl`; it must not be there yet. Errors: `disk-full`. */
export async function createJournal(runsFolder: string, id: RunId, clock: Clock): Promise<Journal> {
  await mkdir(join(runsFolder, id), { recursive: true, mode: 0o700 })
  const file = await open(journalFile(runsFolder, id), 'ax', 0o600)
  let sequence = 0
  let previous = BEGIN
  let tail: Promise<unknown> = Promise.resolve()
  const write = async (event: RunEvent) => {
    const line = chain({ version: JOURNAL_VERSION, sequence, atMs: clock.nowMs(), event, previous })
    await file.appendFile(`${JSON.stringify(line)}\n`).catch(diskFull)
    await file.datasync().catch(diskFull)
    sequence += 1
    previous = line.hash
    return line
  }
  return {
    append(event) {
      const written = tail.then(() => write(event))
      tail = written.catch(() => {})
      return written
    },
    close: async () => {
      await tail
      await file.close()
    },
  }
}

/** All whole lines; a last line cut short by a crash is left out. Undefined when there is no journal. Errors: `from-the-future`. */
export async function readJournal(runsFolder: string, id: RunId): Promise<JournalLine[] | undefined> {
  const text = await readFile(journalFile(runsFolder, id), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const lines = text.split('\n')
  lines.pop()
  return lines.map((line) => parseLine(line, id))
}

/** The place of the first line that does not follow from the one before it: the journal was changed. Undefined when it is whole. */
export function firstBrokenLine(lines: JournalLine[]): number | undefined {
  let previous = BEGIN
  for (const [index, line] of lines.entries()) {
    const { hash, ...body } = line
    if (line.previous !== previous || line.sequence !== index || chain(body).hash !== hash) return index
    previous = hash
  }
  return undefined
}

function parseLine(text: string, id: RunId): JournalLine {
  const raw = JSON.parse(text) as { version?: number }
  if ((raw.version ?? 0) > JOURNAL_VERSION) {
    throw new UnderstudyError(
      'from-the-future',
      `The journal of ${id} was written by a newer Understudy.`,
      'Update Understudy to read it; nothing was changed.',
    )
  }
  return JournalLine.parse(raw)
}

function chain(body: Omit<JournalLine, 'hash'>): JournalLine {
  const hash = createHash('sha256')
    .update(body.previous)
    .update(canonicalize(body) ?? '')
    .digest('hex')
  return { ...body, hash }
}

function journalFile(runsFolder: string, id: RunId): string {
  return join(runsFolder, id, 'journal.jsonl')
}

function diskFull(error: NodeJS.ErrnoException): never {
  if (error.code !== 'ENOSPC') throw error
  throw new UnderstudyError(
    'disk-full',
    'The disk is full, so the run’s journal cannot be written; the run was stopped.',
    'Free some space and run the task again.',
    error,
  )
}
