import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withLock } from '../../../scripts/bootstrap/lock.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the set-up lock', () => {
  it('lets one work at a time and is gone afterwards', async () => {
    const file = join(folder, 'deep/er/lock')
    const log: string[] = []
    const work = (name: string) => async () => {
      log.push(`${name} begins`)
      await new Promise((resolve) => setImmediate(resolve))
      log.push(`${name} ends`)
    }
    await Promise.all([withLock(file, work('one')), withLock(file, work('two'))])
    expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
    expect(existsSync(file)).toBe(false)
  })

  it('is given back when the work fails', async () => {
    const file = join(folder, 'lock')
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(existsSync(file)).toBe(false)
  })

  it('is taken over from a process that died', async () => {
    const file = join(folder, 'lock')
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    writeFileSync(file, String(dead))
    expect(await withLock(file, async () => 'worked')).toBe('worked')
  })

  it('is not taken from a living process: the wait ends with what to do', async () => {
    const file = join(folder, 'lock')
    writeFileSync(file, String(process.ppid))
    await expect(withLock(file, async () => 'worked', { patienceMs: 0 })).rejects.toMatchObject({
      message: `The other set-up (process ${process.ppid}) does not end.`,
    })
    expect(existsSync(file)).toBe(true)
  })
})
