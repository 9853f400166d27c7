import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What a recording takes on the disk, without what only keeps room for it. A file that goes away meanwhile counts nothing. */
export async function folderBytes(folder: string): Promise<number> {
  const names = await readdir(folder).catch((): string[] => [])
  const kept = names.filter((name) => !name.startsWith('.'))
  const sizes = await Promise.all(
    kept.map((name) =>
      stat(join(folder, name)).then(
        (file) => (file.isFile() ? file.size : 0),
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
