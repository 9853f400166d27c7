import { resolve } from 'node:path'
import type { Clock, Ids, ImportResult } from '#contract'
import { readRecording, summaryOf } from '../read/read-recording.ts'
import { convertAloha } from './aloha/convert.ts'
import type { Unread } from './converted.ts'
import { convertFlow } from './devtools/convert.ts'
import { importOwn } from './import-own.ts'
import { importedFolder } from './imported-folder.ts'
import { type Source, whatItIs } from './what-it-is.ts'
import { writeConverted } from './write-converted.ts'

export type ImportOptions = { parentFolder: string; ids: Ids; clock: Clock; ffmpeg?: string }

/**
 * Takes a recording in as a new folder of `parentFolder`: a file that another Understudy exported (or a copy of a recording's
 * folder), an input log of ShowUI-Aloha with or without its video beside it (or the folder of both), or the JSON of a Chrome
 * DevTools recording. All or nothing. What was not understood is returned, and kept word for word beside the recording. Errors:
 * `not-found`, `bad-input`, `recording-damaged`, `from-the-future`, `recording-busy`, `disk-full`.
 */
export async function importRecording(file: string, options: ImportOptions): Promise<ImportResult & { folder: string }> {
  const source = await whatItIs(resolve(file))
  let unread: Unread[] = []
  const folder = await importedFolder(options, async (to, id) => {
    if (source.kind === 'own') return importOwn(source.path, to, id)
    const converted = dated(convertedFrom(source), options.clock)
    unread = converted.unread
    return writeConverted(converted, {
      folder: to,
      id,
      film: source.kind === 'showui-aloha' ? source.video : undefined,
      ffmpeg: options.ffmpeg,
    })
  })
  return { recording: summaryOf(await readRecording(folder)), unread, folder }
}

function convertedFrom(source: Exclude<Source, { kind: 'own' }>) {
  return source.kind === 'showui-aloha' ? convertAloha(source.text) : convertFlow(source.data)
}

/** A log that does not say when it was made counts as of now. */
function dated<Log extends { startedAt: string }>(log: Log, clock: Clock): Log {
  return Date.parse(log.startedAt) === 0 ? { ...log, startedAt: new Date(clock.nowMs()).toISOString() } : log
}
