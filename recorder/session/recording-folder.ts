import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type RecordingId, RecordingManifest } from '#contract'
import { MANIFEST_FILE, RESERVE_FILE, WRITING_FILE } from '../files.ts'
import { replaceFile } from '../replace-file.ts'
import { markWriting } from '../writing-mark.ts'
import { asDiskError } from './disk.ts'

/** Kept free for the last manifest, which must still be written when the disk is full. */
const RESERVE_BYTES = 64 * 1024

export interface RecordingFolder {
  /** Absolute. */
  readonly path: string
  /** Replaces the manifest in one step: whoever reads finds the old one or the new one whole. One with an end ends the writing, whatever happens. */
  writeManifest(manifest: RecordingManifest): Promise<void>
  /** Gives back the room that was kept. */
  freeReserve(): Promise<void>
  remove(): Promise<void>
}

/** Makes a folder that only the person can read, and marks it as being written by this process. Errors: `disk-full`. */
export async function createRecordingFolder(parentFolder: string, id: RecordingId): Promise<RecordingFolder> {
  const path = join(resolve(parentFolder), id)
  const reserve = join(path, RESERVE_FILE)
  const remove = () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  await mkdir(resolve(parentFolder), { recursive: true, mode: 0o700 })
  try {
    await mkdir(path, { mode: 0o700 })
    await markWriting(path)
    await writeFile(reserve, Buffer.alloc(RESERVE_BYTES), { mode: 0o600 })
  } catch (error) {
    await remove()
    throw asDiskError(error, path)
  }
  return {
    path,
    remove,
    freeReserve: () => rm(reserve, { force: true }),
    async writeManifest(manifest) {
      try {
        await writeManifestFile(path, manifest)
      } finally {
        if (manifest.endedAt !== null) await rm(join(path, WRITING_FILE), { force: true })
      }
    },
  }
}

/** Writes `manifest.json` of a recording folder in one step. */
export function writeManifestFile(folder: string, manifest: RecordingManifest): Promise<void> {
  return replaceFile(join(folder, MANIFEST_FILE), `${JSON.stringify(RecordingManifest.parse(manifest), undefined, 2)}\n`)
}
