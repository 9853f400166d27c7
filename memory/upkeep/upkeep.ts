import type { Forgotten, MemoryUpkeep, RecordingId } from '#contract'
import type { PageRows } from '../page-rows.ts'
import type { TransitionRows } from '../transition-rows.ts'
import { type BackupSource, backUp } from './backup.ts'
import { checkMemory } from './check.ts'
import { collectPictures } from './collect.ts'

export type UpkeepSource = BackupSource & { file: string; pages: PageRows; transitions: TransitionRows }

export function createUpkeep(source: UpkeepSource): MemoryUpkeep {
  return {
    check: () => checkMemory(source),
    backup: (folder, options) => backUp(source, folder, options),
    collectPictures: (options) => collectPictures(source, options?.alsoUsed),
    forget: async (_recording: RecordingId): Promise<Forgotten> => Promise.reject(new Error('Forgetting is not there yet.')),
  }
}
