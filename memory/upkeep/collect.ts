import type { Database } from 'better-sqlite3'
import type { Clock } from '#contract'
import type { PictureShelf } from '../pictures.ts'
import { namedPictures } from './named-pictures.ts'

/** A picture this young may be about to be named. */
const GRACE_MS = 60 * 60 * 1_000

/** Deletes pictures that nothing names and nobody put in the last hour. */
export async function collectPictures(
  { database, pictures, clock }: { database: Database; pictures: PictureShelf; clock: Clock },
  alsoUsed: ReadonlySet<string> = new Set(),
): Promise<{ pictures: number; bytes: number }> {
  const named = namedPictures(database)
  const gone = { pictures: 0, bytes: 0 }
  for await (const { id } of pictures.list()) {
    if (named.has(id) || alsoUsed.has(id)) continue
    const bytes = await pictures.remove(id, clock.nowMs() - GRACE_MS)
    if (bytes === undefined) continue
    gone.pictures += 1
    gone.bytes += bytes
  }
  return gone
}
