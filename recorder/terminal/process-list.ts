import { readdir, readFile } from 'node:fs/promises'

/** A process of this machine (Linux). `terminal` is the device it talks to a person through, such as `/dev/pts/3`. */
export type ProcessFacts = { id: number; parent: number; name: string; terminal: string | undefined }

export async function listProcesses(): Promise<ProcessFacts[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(ids.map((id) => readFile(`/proc/${id}/stat`, 'latin1').catch(() => '')))
  return stats.flatMap((stat) => parseStat(stat) ?? [])
}

/** A line of `/proc/ID/stat`. The name stands in brackets and may itself hold brackets and blanks. */
export function parseStat(stat: string): ProcessFacts | undefined {
  const [, id, name, rest] = stat.match(/^(\d+) \((.*)\) \S (.*)$/s) ?? []
  if (id === undefined || name === undefined || rest === undefined) return undefined
  const [parent, , , device] = rest.split(' ').map(Number)
  return { id: Number(id), parent: parent ?? 0, name, terminal: terminalOf(device ?? 0) }
}

/** Pseudo-terminals have the device numbers 136 to 143 times 256. */
function terminalOf(device: number): string | undefined {
  const [major, minor] = [(device >> 8) & 0xfff, (device & 0xff) | ((device >> 12) & 0xfff00)]
  return major >= 136 && major <= 143 ? `/dev/pts/${(major - 136) * 256 + minor}` : undefined
}

/** What lies behind a client of a multiplexer is run by a server that is nobody's child. */
const SERVER_OF: Readonly<Record<string, RegExp>> = {
  'tmux: client': /^tmux: server$/,
  tmux: /^tmux: server$/,
  screen: /^(SCREEN|screen)$/,
}

/** All pseudo-terminals in the windows of a process: of its children and theirs, through multiplexers, too. */
export function terminalsBelow(processes: readonly ProcessFacts[], id: number): string[] {
  const below = new Set([id])
  const queue = [id]
  const add = (process: ProcessFacts) => {
    if (below.has(process.id)) return
    below.add(process.id)
    queue.push(process.id)
  }
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const process of processes) {
      if (process.parent === at) add(process)
    }
    const server = SERVER_OF[processes.find((process) => process.id === at)?.name ?? '']
    if (server) for (const process of processes.filter(({ name }) => server.test(name))) add(process)
  }
  const found = processes.filter((process) => below.has(process.id) && process.id !== id).flatMap(({ terminal }) => terminal ?? [])
  return [...new Set(found)]
}
