import { randomUUID } from 'node:crypto'
import { constants, copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Clock, type Picture, PictureId, type PictureStore } from '#contract'
import { damaged, memoryFault } from './faults.ts'
import { checkPng, decodePng, encodePng, pictureIdOf } from './png.ts'

/** A temporary file this old belongs to nobody that still writes. */
const LEFT_BEHIND_MS = 60 * 60 * 1_000

/** The pictures with what keeping them sound takes. */
export interface PictureShelf extends PictureStore {
  /** All that are there, with the bytes of each. */
  list(): AsyncIterable<{ id: PictureId; bytes: number }>
  has(id: PictureId): Promise<boolean>
  /** Deletes a picture that nobody put since `untouchedSinceMs` (clock time); tells its bytes, or undefined when it stays. */
  remove(id: PictureId, untouchedSinceMs: number): Promise<number | undefined>
  /** Keeps bytes that are known to be a PNG. */
  keepBytes(png: Uint8Array): Promise<PictureId>
  /** Gives a picture a place in another folder of pictures: the same bytes on the disk where the disk can, else a copy. */
  copyTo(id: PictureId, folder: string): Promise<void>
}

/**
 * PNG files under `folder`, each named by the SHA-256 of its bytes: `ab/abcd….png`. A file appears under its name only when it is whole
 * and on the disk; one that is there is never written again.
 */
export function createPictureStore(folder: string): PictureShelf {
  const fileOf = (id: PictureId) => pictureFile(folder, id)

  async function png(id: PictureId): Promise<Uint8Array | undefined> {
    const file = fileOf(id)
    const bytes = await ifThere(readFile(file)).catch((error) => Promise.reject(memoryFault(error, file)))
    if (bytes && pictureIdOf(bytes) !== id) throw damaged(file, 'the picture is not the one that was stored')
    return bytes
  }

  async function keepBytes(bytes: Uint8Array): Promise<PictureId> {
    const id = pictureIdOf(bytes)
    const file = fileOf(id)
    try {
      if (!(await touched(file, bytes.length))) await writeWhole(file, unfinishedFolder(folder), bytes)
    } catch (error) {
      throw memoryFault(error, file)
    }
    return id
  }

  return {
    put: async (picture: Picture): Promise<PictureId> => keepBytes(await encodePng(picture)),
    keepBytes,
    putPng: async (png) => {
      await checkPng(png)
      return keepBytes(png)
    },
    has: async (id) => (await ifThere(stat(fileOf(id)))) !== undefined,
    async *list() {
      for (const shelf of ((await ifThere(readdir(folder))) ?? []).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort()) {
        for (const name of (await readdir(join(folder, shelf))).sort()) {
          const id = PictureId.safeParse(basename(name, '.png'))
          const found = id.success ? await ifThere(stat(fileOf(id.data))) : undefined
          if (id.success && found) yield { id: id.data, bytes: found.size }
        }
      }
    },
    async remove(id, untouchedSinceMs) {
      const file = fileOf(id)
      const found = await ifThere(stat(file))
      if (!found || found.mtimeMs > untouchedSinceMs) return undefined
      // Out of the way first: who puts the same picture at this moment either finds it gone and writes it, or has touched it, and it comes back.
      const aside = join(unfinishedFolder(folder), `${randomUUID()}.png`)
      await mkdir(dirname(aside), { recursive: true, mode: 0o700 })
      await rename(file, aside)
      if ((await stat(aside)).mtimeMs > untouchedSinceMs) {
        await rename(aside, file)
        return undefined
      }
      await rm(aside)
      return found.size
    },
    async copyTo(id, other) {
      const file = pictureFile(other, id)
      await mkdir(dirname(file), { recursive: true, mode: 0o700 })
      await link(fileOf(id), file).catch(() => copyFile(fileOf(id), file, constants.COPYFILE_FICLONE))
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

function pictureFile(folder: string, id: PictureId): string {
  return join(folder, id.slice(0, 2), `${PictureId.parse(id)}.png`)
}

/** Marks a whole file as just used, so that it is not collected before it is named; false when it is not there or not whole. */
async function touched(file: string, bytes: number): Promise<boolean> {
  if ((await ifThere(stat(file)))?.size !== bytes) return false
  const now = new Date()
  return (await ifThere(utimes(file, now, now).then(() => true))) ?? false
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
