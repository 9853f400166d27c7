import { existsSync } from 'node:fs'
import { join } from 'node:path'

export type Platform = 'linux' | 'win' | 'mac'

const BINARY: Record<Platform, string> = { linux: 'electron', win: 'electron.exe', mac: 'Electron.app' }
const ZIP_NAME: Record<Platform, string> = { linux: 'linux', win: 'win32', mac: 'darwin' }

/** The first of these folders that holds an unpacked Electron for the platform. */
export function distributionAt(folders: (string | undefined)[], platform: Platform): string | undefined {
  return folders.find((folder) => folder !== undefined && folder !== '' && existsSync(join(folder, BINARY[platform])))
}

/** What is missing, and how to get it. */
export function adviceFor(platform: Platform, version: string, architecture: string): string {
  return `There is no Electron ${version} for ${platform} on this machine, so the app cannot be packed.
Its binary does not come with its npm package. Either
  - run node_modules/.bin/install-electron, which fetches it for this system (it needs github.com), or
  - unpack electron-v${version}-${ZIP_NAME[platform]}-${architecture}.zip from Electron's releases and set ELECTRON_DIST to that folder,
and run npm run dist again.
`
}
