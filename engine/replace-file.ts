import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UnderstudyError } from '#contract'

/**
 * Writes a whole file for this user's eyes only, so that a crash or a cut of the power leaves the old one or the new one, never a part. Returns when it is safe on
 * disk. Errors: `disk-full`.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const unfinished = `${file}.new`
  try {
    const handle = await open(unfinished, 'w', 0o600)
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(unfinished, file)
    await syncFolder(dirname(file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    throw new UnderstudyError('disk-full', `The disk is full: ${file} could not be written.`, 'Free some space and try again.', error)
  }
}

/** A new name is safe once its folder is. Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
