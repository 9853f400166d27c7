import { copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { BUNDLE_IN_SKILL, SKILL_FILE } from './skill/format.ts'

/** What was looked at and not kept for so long is looked at anew. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1_000

/**
 * Copies a file (a SKILL.md with its bundle) into a folder of its own, so that what was looked at is what is kept: a file chosen in a browser lives only as long as
 * the call. Returns the copy; a folder, and what is not there, is given back as it is.
 */
export async function ownCopy(file: string, folder: string): Promise<string> {
  if (!(await isFile(file))) return file
  const copy = join(folder, basename(file))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await copyFile(file, copy)
  const bundle = join(dirname(file), BUNDLE_IN_SKILL)
  if (basename(file) === SKILL_FILE && (await isFile(bundle))) {
    await mkdir(dirname(join(folder, BUNDLE_IN_SKILL)), { recursive: true, mode: 0o700 })
    await copyFile(bundle, join(folder, BUNDLE_IN_SKILL))
  }
  return copy
}

/** Removes copies that nobody came back for; those of another process that are in use are younger. */
export async function sweepCopies(parent: string, nowMs: number): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    const found = await stat(join(parent, name)).catch(() => undefined)
    if (found && nowMs - found.mtimeMs > FORGOTTEN_MS) await rm(join(parent, name), { recursive: true, force: true })
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false
}
