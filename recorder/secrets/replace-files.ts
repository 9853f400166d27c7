import { readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { REDACTED, REDACTING_FILE } from '../files.ts'
import { replaceFile, syncFile, syncFolder } from '../replace-file.ts'

/** What the mark of a redaction that was decided says. */
const Mark = z.object({ replaced: z.array(z.string()), removed: z.array(z.string()) })

/** Where the new content of a file of the folder is written first. */
export function stagedFile(folder: string, name: string): string {
  return join(folder, name + REDACTED)
}

/**
 * Puts the staged files in the place of the old ones, and removes others, all or none: once the mark is written, it is carried to
 * its end, by `finishRedaction` if this process is killed.
 */
export async function replaceStaged(folder: string, names: { replaced: string[]; removed: string[] }): Promise<void> {
  for (const name of names.replaced) await syncFile(stagedFile(folder, name))
  await syncFolder(folder)
  await replaceFile(join(folder, REDACTING_FILE), JSON.stringify(Mark.parse(names)))
  await finishRedaction(folder)
}

/** Carries a redaction to its end that a crash interrupted after it was decided; what one left that was not is removed. */
export async function finishRedaction(folder: string): Promise<void> {
  const text = await readFile(join(folder, REDACTING_FILE), 'utf8').catch(() => undefined)
  if (text === undefined) return
  const { replaced, removed } = Mark.parse(JSON.parse(text))
  for (const name of replaced.filter((each) => each === basename(each))) {
    const staged = stagedFile(folder, name)
    if (await exists(staged)) await rename(staged, join(folder, name)).catch((error: unknown) => ignoreMissing(error))
  }
  for (const name of removed.filter((each) => each === basename(each))) await rm(join(folder, name), { force: true })
  await syncFolder(folder)
  await rm(join(folder, REDACTING_FILE), { force: true })
}

/** Removes what a redaction left that was killed before it was decided. */
export async function removeStaged(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith(REDACTED)) await rm(join(folder, name), { force: true })
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined
}

/** Another reader of the folder was faster. */
function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}
