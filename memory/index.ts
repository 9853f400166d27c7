export { openMemory } from './open-memory.ts'
export { encodePng } from './png.ts'
