import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Clock, type Picture, PictureId, type PictureStore } from '#contract'
import { damaged, memoryFault } from './faults.ts'
import { decodePng, encodePng, pictureIdOf } from './png.ts'

/** A temporary file this old belongs to nobody that still writes. */
const LEFT_BEHIND_MS = 60 * 60 * 1_000

/**
 * PNG files under `folder`, each named by the SHA-256 of its bytes: `ab/abcd….png`. A file appears under its name only when it is whole
 * and on the disk; one that is there is never written again.
 */
export function createPictureStore(folder: string): PictureStore {
  const fileOf = (id: PictureId) => join(folder, id.slice(0, 2), `${PictureId.parse(id)}.png`)

  async function png(id: PictureId): Promise<Uint8Array | undefined> {
    const file = fileOf(id)
    const bytes = await ifThere(readFile(file)).catch((error) => Promise.reject(memoryFault(error, file)))
    if (bytes && pictureIdOf(bytes) !== id) throw damaged(file, 'the picture is not the one that was stored')
    return bytes
  }

  return {
    async put(picture: Picture): Promise<PictureId> {
      const bytes = await encodePng(picture)
      const id = pictureIdOf(bytes)
      const file = fileOf(id)
      try {
        if ((await ifThere(stat(file)))?.size !== bytes.length) await writeWhole(file, unfinishedFolder(folder), bytes)
      } catch (error) {
        throw memoryFault(error, file)
      }
      return id
    },
    png,
    async picture(id: PictureId): Promise<Picture | undefined> {
      const bytes = await png(id)
      return bytes && decodePng(bytes)
    },
  }
}

/** Removes what a killed program left half written. */
export async function sweepPictures(folder: string, clock: Clock): Promise<void> {
  const unfinished = unfinishedFolder(folder)
  for (const name of (await ifThere(readdir(unfinished))) ?? []) {
    const file = join(unfinished, name)
    const found = await ifThere(stat(file))
    if (found && clock.nowMs() - found.mtimeMs > LEFT_BEHIND_MS) await rm(file, { force: true })
  }
}

function unfinishedFolder(folder: string): string {
  return join(folder, 'unfinished')
}

async function writeWhole(file: string, unfinished: string, bytes: Uint8Array): Promise<void> {
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  // Two writers of one picture must not share a half-written file; the name means nothing else.
  const temporary = join(unfinished, `${randomUUID()}.png`)
  try {
    const handle = await open(temporary, 'w', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.datasync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function ifThere<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
