import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { missingCase, UnderstudyError } from '#contract'

export type LockName = 'recording' | 'run' | 'batch' | 'app'
export type Lock = { release(): void }

/**
 * One holder across processes, so that two programs never move one mouse. The lock is a folder (making it is atomic) with the
 * holder's process id; a holder that died does not block. Errors: `recording-busy`, `run-busy` (of a run or a batch) or `app-busy` naming the other process.
 */
export function takeLock(folder: string, name: LockName): Lock {
  const path = join(folder, `${name}.lock`)
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      mkdirSync(path)
      writeFileSync(join(path, 'process'), String(process.pid))
      return { release: releaseOnce(path) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = holderOf(path)
      if (holder !== undefined && isAlive(holder)) throw busy(name, holder)
      rmSync(path, { recursive: true, force: true })
    }
  }
  throw busy(name, 0)
}

/** A second release must not take away what somebody else has taken since. */
function releaseOnce(path: string): () => void {
  let held = true
  return () => {
    if (held) rmSync(path, { recursive: true, force: true })
    held = false
  }
}

export function isLocked(folder: string, name: LockName): boolean {
  const holder = holderOf(join(folder, `${name}.lock`))
  return holder !== undefined && isAlive(holder)
}

function holderOf(path: string): number | undefined {
  try {
    return Number(readFileSync(join(path, 'process'), 'utf8')) || undefined
  } catch {
    return undefined
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function busy(name: LockName, processId: number): UnderstudyError {
  switch (name) {
    case 'recording':
      return new UnderstudyError(
        'recording-busy',
        `A recording is already running (process ${processId}).`,
        'Stop it first; nothing of it is lost.',
      )
    case 'run':
      return new UnderstudyError(
        'run-busy',
        `Another run is using the desktop (process ${processId}).`,
        'Wait until it has ended, or stop it.',
      )
    case 'batch':
      return new UnderstudyError(
        'run-busy',
        `Another table is being worked through (process ${processId}).`,
        'Wait until it has ended, or stop it; then go on with this one.',
      )
    case 'app':
      return new UnderstudyError(
        'app-busy',
        `Understudy is already open (process ${processId}).`,
        'Use the window that is there, or close it first.',
      )
    default:
      return missingCase(name)
  }
}
