import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

/** The full path of a program that can be run, by name or path; undefined when there is none. */
export function findProgram(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const candidates = isAbsolute(name) ? [name] : (env.PATH ?? '').split(delimiter).flatMap((folder) => withEndings(join(folder, name)))
  return candidates.find(isRunnable)
}

function withEndings(path: string): string[] {
  return process.platform === 'win32' ? [`${path}.exe`, `${path}.cmd`, path] : [path]
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return existsSync(path)
  } catch {
    return false
  }
}

/** Debian's and other systems' names of Chromium, best first; `UNDERSTUDY_CHROMIUM` wins. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const names = [
    env.UNDERSTUDY_CHROMIUM,
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
    'msedge',
    ...MAC_BROWSERS,
  ]
  for (const name of names) {
    const path = name && findProgram(name, env)
    if (path) return path
  }
  return undefined
}

const MAC_BROWSERS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
