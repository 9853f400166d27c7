import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Clock, Memory, PictureId } from '#contract'
import { migrate } from '../../memory/migrate.ts'
import { migrations } from '../../memory/migrations/index.ts'
import { memoryOver } from '../../memory/open-memory.ts'
import type { PictureShelf } from '../../memory/pictures.ts'
import { decodePng, encodePng, pictureIdOf } from '../../memory/png.ts'
import { createStillClock } from '../support/still-clock.ts'

/** The port Memory with nothing on the disk, for tests of other rooms: the real rules over a database and pictures that live in this process alone. */
export function createFakeMemory({ clock = createStillClock() }: { clock?: Clock } = {}): Memory {
  const database = new Database(':memory:')
  database.pragma('foreign_keys = ON')
  migrate(database, migrations)
  return memoryOver(database, { file: ':memory:', pictures: createFakePictures(clock), clock })
}

function createFakePictures(clock: Clock): PictureShelf {
  const pngs = new Map<string, { bytes: Uint8Array; putMs: number }>()
  const png = async (id: PictureId) => pngs.get(id)?.bytes
  async function putPng(bytes: Uint8Array): Promise<PictureId> {
    pngs.set(pictureIdOf(bytes), { bytes, putMs: clock.nowMs() })
    return pictureIdOf(bytes)
  }
  return {
    put: async (picture) => putPng(await encodePng(picture)),
    putPng,
    keepBytes: putPng,
    png,
    async picture(id) {
      const bytes = await png(id)
      return bytes && decodePng(bytes)
    },
    has: async (id) => pngs.has(id),
    async *list() {
      for (const [id, { bytes }] of pngs) yield { id: id as PictureId, bytes: bytes.length }
    },
    async remove(id, untouchedSinceMs) {
      const there = pngs.get(id)
      if (!there || there.putMs > untouchedSinceMs) return undefined
      pngs.delete(id)
      return there.bytes.length
    },
    async copyTo(id, folder) {
      const file = join(folder, id.slice(0, 2), `${id}.png`)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, pngs.get(id)?.bytes ?? '')
    },
  }
}
