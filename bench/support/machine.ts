import { execFile } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What a figure was measured on, in words. */
export function machineWords(): string {
  const processors = cpus()
  const memoryGib = Math.round(totalmem() / 2 ** 30)
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${memoryGib} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}`
}

/** The commit that was measured; `+` behind it says that files had been changed since. */
export async function commitMeasured(root: string): Promise<string> {
  try {
    const { stdout: commit } = await run('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: root })
    const { stdout: changes } = await run('git', ['status', '--porcelain', '--', '.', ':!bench/results'], { cwd: root })
    return `${commit.trim()}${changes.trim() === '' ? '' : '+'}`
  } catch {
    return 'unknown'
  }
}
