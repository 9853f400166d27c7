import { copyFile, lstat, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type RecordingId, UnderstudyError } from '#contract'
import { readManifest } from '../read/read-manifest.ts'
import { writeManifestFile } from '../session/recording-folder.ts'
import { writerOf } from '../writing-mark.ts'
import { isExchanged } from './archive/listing.ts'
import { unpackRecording } from './archive/unpack.ts'

/** Takes in what another Understudy recorded: a file that it exported, or a copy of a recording's folder. */
export async function importOwn(from: string, folder: string, id: RecordingId): Promise<void> {
  if ((await stat(from)).isDirectory()) await copyRecording(from, folder)
  else await unpackRecording(from, folder)
  const manifest = await readManifest(folder)
  const names = await readdir(folder)
  if (manifest.video && !(isExchanged(manifest.video.file) && names.includes(manifest.video.file))) {
    throw new UnderstudyError('recording-damaged', `The video of ${basename(from)} is missing.`, 'Export the recording again.')
  }
  await writeManifestFile(folder, { ...manifest, id, importedFrom: 'understudy' })
}

async function copyRecording(from: string, folder: string): Promise<void> {
  if ((await writerOf(from)) !== undefined) {
    throw new UnderstudyError('recording-busy', 'The recording is still being written.', 'Stop it first.')
  }
  for (const name of (await readdir(from)).filter(isExchanged)) {
    // Links could lead out of the folder.
    if ((await lstat(join(from, name))).isFile()) await copyFile(join(from, name), join(folder, name))
  }
}
