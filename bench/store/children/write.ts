// Writes to the memory in a folder, and says each write once it is stored. Ends after its last one, or by being killed.
import { writeSync } from 'node:fs'
import { openMemory } from '#memory'
import { createSystemClock } from '../../../engine/clock.ts'
import { prepare, write } from '../writes.ts'

const [folder = '', count = ''] = process.argv.slice(2)
await using memory = await openMemory({ folder, clock: createSystemClock() })
await prepare(memory)
writeSync(1, '"begun"\n')
for (let index = 0; index < Number(count); index += 1) writeSync(1, `${JSON.stringify(await write(memory, index))}\n`)
