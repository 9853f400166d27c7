// Saves tasks for ever and says the id of each on a line of its own, once it is stored. Ends by being killed.
import { openMemory } from '#memory'
import { sampleTask } from '../../support/sample-task.ts'
import { createStillClock } from '../../support/still-clock.ts'

const [folder = '', name = ''] = process.argv.slice(2)
const memory = await openMemory({ folder, clock: createStillClock() })
for (let count = 1; ; count += 1) {
  const task = await memory.saveTask(sampleTask(`Write note ${count} to ⟦recipient⟧`, { id: `task-${name}-${count}` }))
  const width = 8 + (count % 5)
  const data = new Uint8Array(width * 8 * 4).fill(count % 256)
  const picture = await memory.pictures.put({ width, height: 8, data, box: { x: 0, y: 0, width, height: 8 } })
  await new Promise((resolve) => process.stdout.write(`${task.id} ${picture}\n`, resolve))
}
