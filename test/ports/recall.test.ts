import { join } from 'node:path'
import { openMemory } from '#memory'
import { createFakeMemory } from '../fakes/memory.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { describeRecall } from './recall.ts'

describeRecall('the fake', async () => createFakeMemory())
describeRecall('SQLite', async () => openMemory({ folder: join(await temporaryFolder(), 'memory'), clock: createStillClock() }))
