import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adviceFor, distributionAt } from '../../scripts/electron-distribution.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-electron-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('an Electron distribution', () => {
  it('is the first folder that holds the binary of the platform', () => {
    const [empty, full] = [join(folder, 'empty'), join(folder, 'full')]
    mkdirSync(empty)
    mkdirSync(full)
    writeFileSync(join(full, 'electron'), '')
    expect(distributionAt([undefined, '', empty, full], 'linux')).toBe(full)
    expect(distributionAt([empty, full], 'win')).toBeUndefined()
  })

  it('that is missing is named exactly, with both ways to get it', () => {
    const advice = adviceFor('win', '45.4.1', 'x64')
    expect(advice).toContain('There is no Electron 45.4.1 for win on this machine')
    expect(advice).toContain('electron-v45.4.1-win32-x64.zip')
    expect(advice).toContain('install-electron')
  })
})
