import { readFile } from 'node:fs/promises'
import { type CallHandlers, type CallInput, type Desktop, type Memory, UnderstudyError } from '#contract'
import { readTaskTable } from '#planner'
import type { BatchService } from './batch-service.ts'

type Group = 'batch.read' | 'batch.start' | 'batch.resume' | 'batch.stop' | 'batch.list' | 'batch.get'
type From = CallInput<'batch.read'>['from']

/** What the pages may ask of tasks over tables. */
export function createBatchCalls(ports: {
  batches: BatchService
  memory: Pick<Memory, 'task'>
  desktop: () => Promise<Desktop | undefined>
}): Pick<CallHandlers, Group> {
  const { batches, memory, desktop } = ports
  return {
    'batch.read': async ({ task: id, from, mapping }) => {
      const task = await memory.task(id)
      if (!task) throw new UnderstudyError('not-found', 'There is no such task.', 'It may have been deleted; look at the list.')
      return readTaskTable(task, await contentOf(from, desktop), mapping)
    },
    'batch.start': batches.start,
    'batch.resume': ({ id, unknown, failed }) => batches.resume(id, unknown, failed),
    'batch.stop': ({ id, now }) => batches.stop(id, now),
    'batch.list': async () => (await batches.list()).map(({ table: _, ...batch }) => batch),
    'batch.get': ({ id }) => batches.get(id),
  }
}

async function contentOf(from: From, desktop: () => Promise<Desktop | undefined>): Promise<Uint8Array | string> {
  if (from.kind === 'text') return from.text
  if (from.kind === 'file') {
    return readFile(from.file).catch((error: NodeJS.ErrnoException) => {
      throw new UnderstudyError('not-found', `The table ${from.file} cannot be read.`, 'Check its name and who may read it.', error)
    })
  }
  const open = await desktop()
  if (!open?.clipboardText)
    throw new UnderstudyError('set-up', 'The clipboard cannot be read here.', 'Save the table as CSV, and give the file.')
  const text = await open.clipboardText()
  if (text === undefined)
    throw new UnderstudyError('bad-input', 'There is no text on the clipboard.', 'Copy the cells once more, with their first line.')
  return text
}
