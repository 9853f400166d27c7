import Database from 'better-sqlite3'
import { UnderstudyError } from '#contract'

/**
 * Turns what SQLite or the file system says into a fault with advice. What is neither (a bug, or a fault that is already ours) comes
 * back unchanged. `place` is the file or folder that was in use.
 */
export function memoryFault(error: unknown, place: string): unknown {
  if (error instanceof Database.SqliteError) return fromSqlite(error, place)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code === 'string') return fromSystem(code, error, place) ?? error
  return error
}

export function damaged(place: string, what: string, cause?: unknown): UnderstudyError {
  return new UnderstudyError(
    'memory-damaged',
    `Understudy's memory at ${place} is damaged: ${what}.`,
    'Nothing was changed. Move the file away and start again with an empty memory, or put back a copy from a backup; your recordings are kept elsewhere and can be learned again.',
    cause,
  )
}

export function fromTheFuture(place: string, found: number, known: number): UnderstudyError {
  return new UnderstudyError(
    'from-the-future',
    `The memory at ${place} was written by a newer Understudy (format ${found}; this one knows ${known}).`,
    'Nothing was changed. Install the newer Understudy, or set UNDERSTUDY_HOME to another folder for this one.',
  )
}

function diskFull(place: string, cause: unknown): UnderstudyError {
  return new UnderstudyError(
    'disk-full',
    `There is no room left on the disk of ${place}.`,
    'Free some space and try again. What was stored before is safe.',
    cause,
  )
}

function notAllowed(place: string, cause: unknown): UnderstudyError {
  return new UnderstudyError(
    'set-up',
    `Understudy may not write its memory at ${place}.`,
    'Give your user the right to write there, or set UNDERSTUDY_HOME to a folder of your own.',
    cause,
  )
}

function fromSqlite(error: Error & { code: string }, place: string): unknown {
  // Growing the shared-memory file fails with its own code when the disk has no room.
  if (error.code === 'SQLITE_FULL' || error.code === 'SQLITE_IOERR_SHMSIZE') return diskFull(place, error)
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return damaged(place, error.message, error)
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/.test(error.code)) return notAllowed(place, error)
  if (error.code.startsWith('SQLITE_IOERR')) {
    return new UnderstudyError(
      'memory-damaged',
      `The disk under ${place} did not read or write as it should (${error.code}).`,
      'Check the disk. If it is a network folder, set UNDERSTUDY_HOME to a folder on this machine.',
      error,
    )
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) {
    return new UnderstudyError(
      'set-up',
      `Another program kept the memory at ${place} busy for too long.`,
      'Close other copies of Understudy that work on it and try again.',
      error,
    )
  }
  return error
}

function fromSystem(code: string, cause: unknown, place: string): UnderstudyError | undefined {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(place, cause)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EISDIR':
      return notAllowed(place, cause)
    default:
      return undefined
  }
}
