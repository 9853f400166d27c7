import { randomUUID } from 'node:crypto'
import { constants, copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Clock, UnderstudyError } from '#contract'
import { openDatabase } from '../database.ts'
import { memoryFault } from '../faults.ts'
import { createPictureStore } from '../pictures.ts'

/**
 * Puts a backup in the place of the memory in `folder`, which nobody may have open. The backup is copied and looked at first; the memory of before stays
 * beside it, under the name that is returned (undefined when there was none). Errors: `bad-input`, `memory-damaged`, `from-the-future`: nothing was changed.
 */
export async function restoreMemory(
  backup: string,
  { folder, clock }: { folder: string; clock: Clock },
): Promise<{ before: string | undefined }> {
  const file = join(backup, 'memory.sqlite')
  const made = `${folder}.restored-${randomUUID()}`
  try {
    if (!(await stat(file).catch(() => undefined))?.isFile()) {
      throw new UnderstudyError(
        'bad-input',
        `${backup} holds no backup of a memory.`,
        'Give the folder that `understudy memory backup` told.',
      )
    }
    await mkdir(made, { recursive: true, mode: 0o700 })
    await copyFile(file, join(made, 'memory.sqlite'), constants.COPYFILE_FICLONE)
    openDatabase(join(made, 'memory.sqlite')).close()
    const pictures = createPictureStore(join(backup, 'pictures'))
    for await (const { id } of pictures.list()) await pictures.copyTo(id, join(made, 'pictures'))
    const before = (await stat(folder).catch(() => undefined)) && `${folder}.before-${stamp(clock)}`
    if (before) await rename(folder, before)
    await rename(made, folder)
    return { before }
  } catch (error) {
    await rm(made, { recursive: true, force: true })
    throw memoryFault(error, backup)
  }
}

/** `2026-03-01T09-00-00-000Z`: a time that any file system takes as a name. */
function stamp(clock: Clock): string {
  return new Date(clock.nowMs()).toISOString().replaceAll(/[:.]/g, '-')
}
