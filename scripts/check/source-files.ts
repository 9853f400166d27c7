import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const SKIPPED = new Set(['node_modules', '.git', '.cache', 'out', 'dist', 'coverage', 'test-results'])

/** All files below `root` whose name ends in one of `endings`, as paths from `root` with forward slashes, sorted. */
export function filesBelow(root: string, endings: string[]): string[] {
  const found: string[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) walk(path)
      } else if (endings.some((ending) => entry.name.endsWith(ending))) found.push(relative(root, path).split(sep).join('/'))
    }
  }
  walk(root)
  return found.sort()
}

/** What git tracks; undefined where there is no git or no repository (a source archive). */
export function trackedFiles(root: string): string[] | undefined {
  try {
    return execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\0')
      .filter(Boolean)
  } catch {
    return undefined
  }
}
