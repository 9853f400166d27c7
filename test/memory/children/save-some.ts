// Saves a few revisions of one task and ends: several of these at once share one memory.
import { openMemory } from '#memory'
import { sampleTask } from '../../support/sample-task.ts'
import { createStillClock } from '../../support/still-clock.ts'

const [folder = '', count = ''] = process.argv.slice(2)
await using memory = await openMemory({ folder, clock: createStillClock() })
for (let saved = 0; saved < Number(count); saved += 1) await memory.saveTask(sampleTask('Write a note', { id: 'task-shared' }))
