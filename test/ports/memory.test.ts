import { join } from 'node:path'
import { openMemory } from '#memory'
import { createFakeMemory } from '../fakes/memory.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { describeMemory } from './memory.ts'

describeMemory('the fake', async () => createFakeMemory())
describeMemory('SQLite', async () => openMemory({ folder: join(await temporaryFolder(), 'memory'), clock: createStillClock() }))
