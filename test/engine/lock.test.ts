import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isLocked, takeLock } from '../../engine/lock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('a lock across processes', () => {
  it('has one holder, and says who', async () => {
    const folder = await temporaryFolder()
    const lock = takeLock(folder, 'run')
    expect(() => takeLock(folder, 'run')).toThrow(`Another run is using the desktop (process ${process.pid}).`)
    lock.release()
    takeLock(folder, 'run').release()
  })

  it('is not taken from its next holder by a second release', async () => {
    const folder = await temporaryFolder()
    const lock = takeLock(folder, 'run')
    lock.release()
    takeLock(folder, 'run')
    lock.release()
    expect(isLocked(folder, 'run')).toBe(true)
  })

  it('keeps recordings, runs and the app apart', async () => {
    const folder = await temporaryFolder()
    const names = ['recording', 'run', 'app'] as const
    for (const name of names) takeLock(folder, name)
    expect(names.map((name) => codeOf(() => takeLock(folder, name)))).toEqual(['recording-busy', 'run-busy', 'app-busy'])
  })

  it('does not outlive its holder', async () => {
    const folder = await temporaryFolder()
    const dead = spawn('true')
    await once(dead, 'exit')
    mkdirSync(join(folder, 'run.lock'))
    writeFileSync(join(folder, 'run.lock', 'process'), String(dead.pid))
    expect(isLocked(folder, 'run')).toBe(false)
    takeLock(folder, 'run')
    expect(isLocked(folder, 'run')).toBe(true)
  })
})

function codeOf(attempt: () => unknown): unknown {
  try {
    attempt()
    return 'taken'
  } catch (error) {
    return (error as { code: unknown }).code
  }
}
