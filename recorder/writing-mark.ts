import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { WRITING_FILE } from './files.ts'

/** `began` tells a process from a later one with the same number: its start, in ticks since the machine's; null where that is not told. */
const Mark = z.object({ process: z.number().int().positive(), began: z.string().nullable() })

/** Says that this process writes the recording in `folder`. */
export async function markWriting(folder: string): Promise<void> {
  const mark: z.infer<typeof Mark> = { process: process.pid, began: await beginOf(process.pid) }
  await writeFile(join(folder, WRITING_FILE), JSON.stringify(mark), { mode: 0o600 })
}

/** The process that is writing the recording now; undefined when none is: it ended, or it was killed. */
export async function writerOf(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, WRITING_FILE), 'utf8').catch(() => '')
  const mark = Mark.safeParse(parsed(text))
  if (!mark.success || !isAlive(mark.data.process)) return undefined
  const { process: writer, began } = mark.data
  return (await beginOf(writer)) === began ? writer : undefined
}

/** Linux tells when a process began, in the 20th word after its name. The name may itself hold blanks and brackets. */
async function beginOf(processId: number): Promise<string | null> {
  if (process.platform !== 'linux') return null
  const text = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => '')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
