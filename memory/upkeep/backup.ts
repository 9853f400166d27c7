import { mkdir, open, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { Cancelled, type Clock, UnderstudyError } from '#contract'
import type { Facts } from '../facts.ts'
import type { PictureShelf } from '../pictures.ts'

/** Written last into a backup: one without it was not finished. */
const Receipt = z.object({ version: z.literal(1), at: z.iso.datetime(), bytes: z.number(), pictures: z.number().int() })
const RECEIPT = 'backup.json'

/** Pages of the database copied at once: others write in between. A write of another program begins the copy anew, so it must not take long. */
const PAGES_AT_ONCE = 2_000
const LAST_BACKUP = 'last-backup'
const LastBackup = z.object({ at: z.iso.datetime(), folder: z.string() })

/** `file`: the database’s. */
export type BackupSource = { database: Database; file: string; pictures: PictureShelf; facts: Facts; clock: Clock }
type BackupOptions = { signal?: AbortSignal; onProgress?: (done: number, of: number) => void }

/**
 * Copies database and pictures into a new or empty folder, which is then a memory like any other. The database goes first: what it names is there by then,
 * and is not collected within the hour. `onProgress` counts bytes. Errors: `bad-input`; throws Cancelled and leaves what it wrote, without its receipt.
 */
export async function backUp(source: BackupSource, folder: string, options: BackupOptions = {}): Promise<{ bytes: number }> {
  const { database, pictures, facts, clock } = source
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw notEmpty(folder)
  let [pictureBytes, pictureCount] = [0, 0]
  for await (const picture of pictures.list()) pictureBytes += picture.bytes
  const pageBytes = Number(database.pragma('page_size', { simple: true }))
  const stopIfAsked = () => {
    if (options.signal?.aborted) throw new Cancelled('the backup')
  }
  const file = join(folder, 'memory.sqlite')
  await copyDatabase(database, file, {
    signal: options.signal,
    onProgress: (done, of) => options.onProgress?.(done * pageBytes, of * pageBytes + pictureBytes),
  })
  const databaseBytes = (await stat(file)).size
  let bytes = databaseBytes
  // Again: what was put while the database was copied belongs to it.
  for await (const picture of pictures.list()) {
    stopIfAsked()
    await pictures.copyTo(picture.id, join(folder, 'pictures'))
    bytes += picture.bytes
    pictureCount += 1
    options.onProgress?.(bytes, Math.max(bytes, databaseBytes + pictureBytes))
  }
  const at = new Date(clock.nowMs()).toISOString()
  await writeFile(join(folder, RECEIPT), `${JSON.stringify(Receipt.parse({ version: 1, at, bytes, pictures: pictureCount }))}\n`, {
    mode: 0o600,
  })
  facts.write(LAST_BACKUP, { at, folder })
  return { bytes }
}

/** A copy of the database as it is now, in a file of its own. `onProgress` counts pages. */
export async function copyDatabase(database: Database, file: string, { signal, onProgress }: BackupOptions): Promise<void> {
  await (await open(file, 'a', 0o600)).close()
  await database.backup(file, {
    progress({ totalPages, remainingPages }) {
      if (signal?.aborted) throw new Cancelled('the copy of the database')
      onProgress?.(totalPages - remainingPages, totalPages)
      return PAGES_AT_ONCE
    },
  })
}

export function lastBackupAt(facts: Facts): string | null {
  return facts.read(LAST_BACKUP, LastBackup)?.at ?? null
}

/** The newest finished backup among the folders in `folder`. */
export async function newestBackup(folder: string): Promise<{ folder: string; at: string } | undefined> {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(names.map(async (name) => ({ folder: join(folder, name), receipt: await receiptIn(join(folder, name)) })))
  return found
    .flatMap(({ folder, receipt }) => (receipt ? [{ folder, at: receipt.at }] : []))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0]
}

async function receiptIn(folder: string): Promise<z.infer<typeof Receipt> | undefined> {
  try {
    return Receipt.parse(JSON.parse(await readFile(join(folder, RECEIPT), 'utf8')))
  } catch {
    return undefined
  }
}

function notEmpty(folder: string): UnderstudyError {
  return new UnderstudyError('bad-input', `${folder} is not empty.`, 'Give a folder that is new or empty; nothing in it was changed.')
}
