import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { UnderstudyError } from '#contract'
import { replaceFile } from '../replace-file.ts'

/** What a file of keys holds; undefined when there is none. Errors: `from-the-future`, `set-up` when it is damaged. */
export async function readKeptKeys<Kept>(file: string, schema: z.ZodType<Kept>, version: number): Promise<Kept | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const raw = parse(text)
  if (typeof raw === 'object' && raw !== null && 'version' in raw && Number(raw.version) > version)
    throw new UnderstudyError(
      'from-the-future',
      'The keys were kept by a newer Understudy.',
      'Update Understudy to use them; nothing was changed.',
    )
  const kept = schema.safeParse(raw)
  // Its parts are not told: they may be a key.
  if (!kept.success)
    throw new UnderstudyError('set-up', `The file with the keys is damaged: ${file}.`, 'Delete it, and set the keys once more.')
  return kept.data
}

export function writeKeptKeys(file: string, kept: object): Promise<void> {
  return replaceFile(file, `${JSON.stringify(kept, null, 2)}\n`)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
