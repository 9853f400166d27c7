import type { MemoryUpkeep } from '#contract'
import { exportMemory, importMemory } from './archive.ts'
import { type BackupSource, backUp } from './backup.ts'
import { checkMemory } from './check.ts'
import { collectPictures } from './collect.ts'
import { createForgetting, type ForgettingSource } from './forget.ts'

/** Keeping the store sound. */
export function createUpkeep(source: BackupSource & ForgettingSource): MemoryUpkeep {
  const { traces, forget } = createForgetting(source)
  return {
    check: () => checkMemory(source),
    backup: (folder, options) => backUp(source, folder, options),
    exportTo: (file, options) => exportMemory(source, file, options),
    importFrom: (file, options) => importMemory(source, file, options),
    collectPictures: (options) => collectPictures(source, options?.alsoUsed),
    traces,
    forget,
  }
}
