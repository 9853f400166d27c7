import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { type LargeStore, makeLargeStore } from './large-store.ts'

const run = promisify(execFile)
const Moved = z.object({ tookMs: z.number(), openMs: z.number(), peakMiB: z.number() })

export type Move = z.infer<typeof Moved> & {
  what: 'export' | 'import' | 'backup' | 'restore' | 'check'
  bytes: number
  /** How fast, as a share of a plain copy of the same bytes just before; absent where nothing is copied. */
  speedToCopy?: number
}

/** Makes a memory of so many bytes and moves it in all ways, each in a process of its own, each beside a plain copy of the same bytes. */
export async function measureMoves(bytes: number): Promise<{ store: LargeStore; moves: Move[] }> {
  const root = await mkdtemp(join(tmpdir(), 'understudy-large-'))
  const at = (name: string) => join(root, name)
  try {
    const store = await makeLargeStore(at('memory'), bytes)
    // What was just written is still on its way to the disk, and would slow the first copy alone.
    await plainCopy(at('memory'))
    const exportMove = await besideCopy('export', at('memory'), at('all.memory'), at('memory'))
    const importMove = await besideCopy('import', at('imported'), at('all.memory'), at('all.memory'))
    const check = await move('check', at('imported'), '')
    await rm(at('imported'), { recursive: true })
    await rm(at('all.memory'))
    const backup = await besideCopy('backup', at('memory'), at('backup'), at('memory'))
    const restored = await move('restore', at('restored'), at('backup'))
    return {
      store,
      moves: [
        exportMove,
        importMove,
        { ...check, what: 'check', bytes: backup.bytes },
        backup,
        { ...restored, what: 'restore', bytes: backup.bytes },
      ],
    }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

async function besideCopy(what: Move['what'], folder: string, other: string, copied: string): Promise<Move> {
  const copy = await plainCopy(copied)
  const moved = await move(what, folder, other)
  return { ...moved, what, bytes: copy.bytes, speedToCopy: copy.tookMs / moved.tookMs }
}

async function move(what: string, folder: string, other: string): Promise<z.infer<typeof Moved>> {
  const script = fileURLToPath(new URL('children/move.ts', import.meta.url))
  const { stdout } = await run(process.execPath, [script, what, folder, other], { maxBuffer: 2 ** 20 })
  return Moved.parse(JSON.parse(stdout))
}

/** Copies a file or a folder, file by file, beside it, and takes the copy away. */
async function plainCopy(path: string): Promise<{ bytes: number; tookMs: number }> {
  const target = `${path}.copy`
  const files = (await stat(path)).isFile() ? [path] : await filesIn(path)
  const begun = performance.now()
  let bytes = 0
  for (const file of files) {
    const to = join(target, relative(dirname(path), file))
    await mkdir(dirname(to), { recursive: true })
    await copyFile(file, to)
    bytes += (await stat(to)).size
  }
  const tookMs = performance.now() - begun
  await rm(target, { recursive: true })
  return { bytes, tookMs }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
