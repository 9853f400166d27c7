import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { withLayers } from './check/architecture.ts'

const file = fileURLToPath(new URL('../ARCHITECTURE.md', import.meta.url))
const written = withLayers(readFileSync(file, 'utf8'))
if (written === undefined) throw new Error('ARCHITECTURE.md has lost the two comments that mark the place of the import table.')
writeFileSync(file, written)
