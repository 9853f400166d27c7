import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BATCH_VERSION, Batch, type BatchId, UnderstudyError } from '#contract'
import { replaceFile } from '../replace-file.ts'

/** Batches on disk, a file each, for this user alone. */
export interface BatchFiles {
  /** Returns when it is safe on disk. Errors: `disk-full`. */
  write(batch: Batch): Promise<Batch>
  /** Errors: `not-found`, `from-the-future`, `bad-input` when the file is damaged. */
  read(id: BatchId): Promise<Batch>
  /** Newest first; without those that cannot be read. */
  list(): Promise<Batch[]>
}

export function openBatchFiles(folder: string): BatchFiles {
  const fileOf = (id: BatchId) => join(folder, `${id}.json`)

  async function read(id: BatchId): Promise<Batch> {
    const text = await readFile(fileOf(id), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      throw new UnderstudyError('not-found', `There is no batch ${id}.`, '`understudy batches` lists all of them.')
    })
    const raw = jsonOf(text)
    if (typeof raw === 'object' && raw !== null && 'version' in raw && Number(raw.version) > BATCH_VERSION)
      throw new UnderstudyError('from-the-future', `The batch ${id} was kept by a newer Understudy.`, 'Update Understudy to go on with it.')
    const batch = Batch.safeParse(raw)
    if (!batch.success) throw new UnderstudyError('bad-input', `The file of the batch ${id} is damaged.`, `Look at it: ${fileOf(id)}.`)
    return batch.data
  }

  return {
    read,
    async write(batch) {
      await replaceFile(fileOf(batch.id), `${JSON.stringify(Batch.parse(batch))}\n`)
      return batch
    },
    async list() {
      const names = await readdir(folder)
      const ids = names.flatMap((name) => (/^batch-[\w-]+\.json$/u.test(name) ? [name.slice(0, -'.json'.length)] : []))
      const read_ = ids.map((id) =>
        read(id).catch((error: unknown) => (error instanceof UnderstudyError ? undefined : Promise.reject(error))),
      )
      const batches = (await Promise.all(read_)).flatMap((batch) => batch ?? [])
      return batches.sort((a, b) => (a.startedAt < b.startedAt || (a.startedAt === b.startedAt && a.id < b.id) ? 1 : -1))
    },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
