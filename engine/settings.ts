import { readFile } from 'node:fs/promises'
import { Settings } from '#contract'
import { replaceFile } from './replace-file.ts'

export const DEFAULT_SETTINGS: Settings = Settings.parse({ theme: 'system', approvalSeconds: 60 })

/** The person's settings in one readable file. A damaged or missing file gives the defaults; it is replaced at the next change only. */
export function createSettingsFile(file: string) {
  return {
    async read(): Promise<Settings> {
      const text = await readFile(file, 'utf8').catch(() => '{}')
      return parse(text)
    },
    async write(settings: Settings): Promise<Settings> {
      const next = Settings.parse(settings)
      await replaceFile(file, `${JSON.stringify(next, null, 2)}\n`)
      return next
    },
  }
}

function parse(text: string): Settings {
  try {
    const result = Settings.safeParse({ ...DEFAULT_SETTINGS, ...JSON.parse(text) })
    return result.success ? result.data : DEFAULT_SETTINGS
  } catch {
    return DEFAULT_SETTINGS
  }
}
