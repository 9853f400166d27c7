import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { RECORDING_VERSION, RecordingManifest, UnderstudyError } from '#contract'
import { MANIFEST_FILE } from '../files.ts'

/** Reads a recording's manifest. Errors: `recording-damaged`, `from-the-future`. */
export async function readManifest(folder: string, name = MANIFEST_FILE): Promise<RecordingManifest> {
  const file = join(folder, name)
  const data = await readFile(file, 'utf8').then(
    (text) => parseJson(text, file),
    (cause: unknown) => {
      throw damaged(`There is no recording in ${folder}: ${name} cannot be read.`, cause)
    },
  )
  const version = z.object({ version: z.number() }).safeParse(data)
  if (version.success && version.data.version > RECORDING_VERSION) {
    throw new UnderstudyError(
      'from-the-future',
      `The recording in ${folder} was made by a newer Understudy (format ${version.data.version}, this one knows ${RECORDING_VERSION}).`,
      'Update Understudy, or open the recording where it was made.',
    )
  }
  const manifest = RecordingManifest.safeParse(data)
  if (!manifest.success) throw damaged(`${file} is not a recording's manifest: ${z.prettifyError(manifest.error)}`, manifest.error)
  return manifest.data
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw damaged(`${file} is damaged: it is no JSON.`, cause)
  }
}

function damaged(message: string, cause: unknown): UnderstudyError {
  return new UnderstudyError('recording-damaged', message, 'Record the task again, or restore the folder from a copy.', cause)
}
