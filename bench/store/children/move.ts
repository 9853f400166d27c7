// Does one thing with a whole memory, and tells as JSON how long it took and the most memory that this process used.
import { openMemory, restoreMemory } from '#memory'
import { createSystemClock } from '../../../engine/clock.ts'

const [what = '', folder = '', other = ''] = process.argv.slice(2)
const clock = createSystemClock()

const begun = performance.now()
let opened = begun
if (what === 'restore') await restoreMemory(other, { folder, clock })
else {
  await using memory = await openMemory({ folder, clock })
  opened = performance.now()
  if (what === 'export') await memory.upkeep.exportTo(other)
  else if (what === 'import') await memory.upkeep.importFrom(other)
  else if (what === 'backup') await memory.upkeep.backup(other)
  else if (what === 'check') {
    const { ok, problems } = await memory.upkeep.check()
    if (!ok) throw new Error(problems.join('\n'))
  } else throw new Error(`There is no ${what}.`)
}
const tookMs = performance.now() - opened
process.stdout.write(JSON.stringify({ tookMs, openMs: opened - begun, peakMiB: process.resourceUsage().maxRSS / 1024 }))
