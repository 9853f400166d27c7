import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * Ends all processes whose environment holds `name=value`: programs that were activated by a bus or put themselves in the
 * background are no children of ours, but they inherit the mark. First asked, then, after `graceMs`, killed.
 */
export async function endProcessesWith(name: string, value: string, graceMs = 1500): Promise<void> {
  const deadline = Date.now() + graceMs
  let asked = new Set<number>()
  for (;;) {
    const left = await processesWith(name, value)
    if (left.length === 0) return
    const forced = Date.now() > deadline
    for (const id of left) if (forced || !asked.has(id)) tryKill(id, forced ? 'SIGKILL' : 'SIGTERM')
    asked = new Set(left)
    if (Date.now() > deadline + graceMs) return
    await delay(25)
  }
}

/** The ids of all processes, but this one, whose environment holds `name=value`. */
export async function processesWith(name: string, value: string): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const hits = await Promise.all(
    ids.map(async (id) => {
      const environment = await readFile(`/proc/${id}/environ`, 'latin1').catch(() => '')
      return id !== process.pid && environment.split('\0').includes(`${name}=${value}`)
    }),
  )
  return ids.filter((_, index) => hits[index])
}

function tryKill(id: number, signal: NodeJS.Signals): void {
  try {
    process.kill(id, signal)
  } catch {
    // It ended between the look and the call.
  }
}
