// Runs in a mount namespace of its own: puts a small file system on the folder, fills it, and tells as JSON what then happened.
import { spawnSync } from 'node:child_process'
import { UnderstudyError } from '#contract'
import { openMemory } from '#memory'
import { sampleTask } from '../../support/sample-task.ts'
import { createStillClock } from '../../support/still-clock.ts'

const [folder = '', what = ''] = process.argv.slice(2)
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder])
if (mounted.status !== 0) throw new Error(`mount: ${mounted.stderr}`)

let memory = await openMemory({ folder, clock: createStillClock() })
let saved = 0
let code = ''
for (; code === ''; saved += code === '' ? 1 : 0) {
  try {
    if (what === 'pictures') await memory.pictures.put(noise(100, saved))
    else await memory.saveTask(sampleTask('Write a note', { id: `task-${saved}`, notices: ['x'.repeat(5_000)] }))
  } catch (error) {
    code = error instanceof UnderstudyError ? error.code : String(error)
  }
}
const listed = (await memory.tasks()).length
await memory[Symbol.asyncDispose]()
memory = await openMemory({ folder, clock: createStillClock() })
console.log(
  JSON.stringify({
    code,
    savedSome: saved > 3,
    nothingLost: what === 'pictures' || (listed === saved && (await memory.tasks()).length === saved),
  }),
)
await memory[Symbol.asyncDispose]()

/** Does not compress, so that the disk is full soon; the seed makes each another picture. */
function noise(side: number, seed: number) {
  let state = seed + 1
  const data = new Uint8Array(side * side * 4).map(() => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state >> 16
  })
  return { width: side, height: side, data, box: { x: 0, y: 0, width: side, height: side } }
}
