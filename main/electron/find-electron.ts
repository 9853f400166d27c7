import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

export type ElectronFound = { binary: string } | { problem: string }

const DOWNLOAD_WITHIN_MS = 120_000

/** Electron's binary: an unpacked distribution (`ELECTRON_DIST`), the one beside the package, or fetched now when `mayDownload`. */
export async function findElectron(env: NodeJS.ProcessEnv, options: { mayDownload: boolean }): Promise<ElectronFound> {
  const folder = packageFolder()
  if (!folder) return { problem: 'the electron package is not installed' }
  const there = binaryIn(env.ELECTRON_DIST) ?? binaryOf(folder)
  if (there) return { binary: there }
  if (!options.mayDownload) return { problem: 'its binary has not been downloaded' }
  try {
    await promisify(execFile)(process.execPath, [join(folder, 'install.js')], { timeout: DOWNLOAD_WITHIN_MS, env })
  } catch {
    return { problem: 'its binary could not be downloaded' }
  }
  const fetched = binaryOf(folder)
  return fetched ? { binary: fetched } : { problem: 'its binary could not be downloaded' }
}

function packageFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return undefined
  }
}

/** `path.txt` names the binary inside `dist`; it is there only after the download. */
function binaryOf(folder: string): string | undefined {
  const path = join(folder, 'path.txt')
  if (!existsSync(path)) return undefined
  const binary = join(folder, 'dist', readFileSync(path, 'utf8').trim())
  return existsSync(binary) ? binary : undefined
}

function binaryIn(distribution: string | undefined): string | undefined {
  if (!distribution) return undefined
  const names = ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron']
  return names.map((name) => join(distribution, name)).find((path) => existsSync(path))
}
