import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSettingsFile, DEFAULT_SETTINGS } from '../../engine/settings.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('settings', () => {
  it('are the defaults until somebody changes them, and then what was chosen', async () => {
    const file = createSettingsFile(join(await temporaryFolder(), 'settings.json'))
    expect(await file.read()).toEqual(DEFAULT_SETTINGS)
    await file.write({ ...DEFAULT_SETTINGS, theme: 'dark', approvalSeconds: 30 })
    expect(await file.read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', approvalSeconds: 30 })
  })

  it.each(['', '{', '[]', '{"theme":"pink"}', '{"model: null, approvalSeconds":-1}'])(
    'are the defaults where the file holds %j',
    async (text) => {
      const path = join(await temporaryFolder(), 'settings.json')
      await writeFile(path, text)
      expect(await createSettingsFile(path).read()).toEqual(DEFAULT_SETTINGS)
    },
  )

  it('of a version before roles and budgets are read as they were', async () => {
    const path = join(await temporaryFolder(), 'settings.json')
    const old = { theme: 'dark', approvalSeconds: 30, model: { url: 'http://127.0.0.1:8080/v1', name: 'words', price: null } }
    await writeFile(path, JSON.stringify(old))
    expect(await createSettingsFile(path).read()).toEqual({
      ...old,
      roles: { small: null, large: null, judge: null },
      budget: { calls: 40, tokens: 200_000, money: null, seconds: 300 },
      helpSeconds: 600,
      pauseOnInput: true,
    })
  })

  it('are not written when they are out of bounds', async () => {
    const file = createSettingsFile(join(await temporaryFolder(), 'settings.json'))
    await expect(file.write({ ...DEFAULT_SETTINGS, approvalSeconds: 1 })).rejects.toThrow()
    expect(await file.read()).toEqual(DEFAULT_SETTINGS)
  })
})
