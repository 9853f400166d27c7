import { readdir, readFile } from 'node:fs/promises'

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10

type Stat = { id: number; parent: number; name: string; ticks: number }

/** Processor time that a process and all below it have used so far, by the name of the program. */
export async function processorTimesMs(root: number): Promise<Map<string, number>> {
  const all = await allStats()
  const wanted = new Set([root])
  // Parents may have larger numbers than their children.
  for (let before = 0; before !== wanted.size; ) {
    before = wanted.size
    for (const { id, parent } of all) if (wanted.has(parent)) wanted.add(id)
  }
  const times = new Map<string, number>()
  for (const { id, name, ticks } of all) if (wanted.has(id)) times.set(name, (times.get(name) ?? 0) + ticks * TICK_MS)
  return times
}

/** What was used between two looks, in all and by ffmpeg alone, as a share of one core. */
export function sharesOfCore(before: Map<string, number>, after: Map<string, number>, wallMs: number): { all: number; ffmpeg: number } {
  const used = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
  const all = [...after.keys()].reduce((sum, name) => sum + used(name), 0)
  return { all: all / wallMs, ffmpeg: used('ffmpeg') / wallMs }
}

async function allStats(): Promise<Stat[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(ids.map((id) => readFile(`/proc/${id}/stat`, 'latin1').catch(() => '')))
  return stats.flatMap((text): Stat[] => {
    const [, id, name = '', rest = ''] = text.match(/^(\d+) \((.*)\) (.*)$/s) ?? []
    if (id === undefined) return []
    const fields = rest.split(' ')
    return [{ id: Number(id), name, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }]
  })
}
