import { readlink, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { FileFacts, Files } from '#contract'

/** Where programs put what is saved without a folder. */
const USUAL = ['', 'Documents', 'Desktop', 'Downloads']

/** Asks the disk of this machine; never opens a file. */
export function createFiles(home: string = homedir()): Files {
  async function placesOf(name: string, processId: number | undefined): Promise<string[]> {
    if (name.startsWith('~/')) return [join(home, name.slice(2))]
    if (isAbsolute(name)) return [name]
    const workingIn = processId === undefined ? undefined : await readlink(`/proc/${processId}/cwd`).catch(() => undefined)
    return [...new Set([...(workingIn === undefined ? [] : [workingIn]), ...USUAL.map((folder) => join(home, folder))])].map((folder) =>
      join(folder, name),
    )
  }
  return {
    async facts(name, { processId }) {
      const found = await Promise.all((await placesOf(name, processId)).map(factsOf))
      return found.filter((facts) => facts !== undefined)
    },
  }
}

async function factsOf(path: string): Promise<FileFacts | undefined> {
  try {
    const { mtimeMs, size } = await stat(path)
    return { path, changedAtMs: mtimeMs, size }
  } catch {
    // Not there, or not ours to look at.
    return undefined
  }
}
