import { mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Ids, RecordingId } from '#contract'
import { syncFolder } from '../replace-file.ts'
import { asDiskError } from '../session/disk.ts'

/** Makes a recording's folder all at once: it is there when `fill` has succeeded, and nothing is left when it has not. Errors: `disk-full`. */
export async function importedFolder(
  options: { parentFolder: string; ids: Ids },
  fill: (folder: string, id: RecordingId) => Promise<void>,
): Promise<string> {
  const parent = resolve(options.parentFolder)
  const id = RecordingId.parse(options.ids.next('recording'))
  const [hidden, folder] = [join(parent, `.importing-${id}`), join(parent, id)]
  try {
    await mkdir(parent, { recursive: true, mode: 0o700 })
    await mkdir(hidden, { mode: 0o700 })
    await fill(hidden, id)
    await rename(hidden, folder)
    await syncFolder(parent)
  } catch (error) {
    await rm(hidden, { recursive: true, force: true })
    throw asDiskError(error, parent)
  }
  return folder
}
