import { join } from 'node:path'
import { openMemory } from '#memory'
import { createFakeMemory } from '../fakes/memory.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { describeMemory } from './memory.ts'
import { describePageCare } from './memory-pages.ts'

for (const describeAll of [describeMemory, describePageCare]) {
  describeAll('the fake', async () => createFakeMemory())
  describeAll('SQLite', async () => openMemory({ folder: join(await temporaryFolder(), 'memory'), clock: createStillClock() }))
}
