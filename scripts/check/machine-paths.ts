import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { trackedFiles } from './source-files.ts'

/** Folders of build machines that have no business in a repository; in brackets, so that this file does not name them itself. */
const FOLDERS = ['w[o]rk', 'f[a]rm', 'ro[o]t']

/** An absolute path into such a folder. Homes are left out: tests make up people, and what is right must not depend on who runs the check. */
export const MACHINE_PATH = new RegExp(`(?<![\\w.~-])/(?:${FOLDERS.join('|')})/`)

/** Lines of tracked files that hold a path of somebody's machine, and lockfiles that name a registry's host. */
export function checkMachinePaths(root: string): string[] {
  return (trackedFiles(root) ?? []).flatMap((file) => {
    const bytes = readIfThere(join(root, file))
    if (!bytes || bytes.subarray(0, 8000).includes(0)) return []
    const lines = bytes.toString('utf8').split('\n')
    if (file === 'package-lock.json' && lines.some((line) => line.includes('"resolved": "http'))) {
      return [`${file} names the hosts that packages came from. Run npm install --omit-lockfile-registry-resolved.`]
    }
    return lines.flatMap((line, index) =>
      MACHINE_PATH.test(line)
        ? [`${file}:${index + 1} holds a path of one machine. Write it relative to the repository, or make it at run time.`]
        : [],
    )
  })
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined // tracked, but deleted or a link to a folder
  }
}
