export { openMemory } from './open-memory.ts'
export { encodePng } from './png.ts'
export { inFile } from './upkeep/left.ts'
export { restoreMemory } from './upkeep/restore.ts'
