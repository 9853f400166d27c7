import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const LIBRARY_FOLDERS = ['/usr/lib', '/usr/lib64', '/lib', '/lib64', '/usr/local/lib']

/**
 * Looks at the real machine.
 *
 * @param {string} root The checkout.
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('./needs.mjs').Probe}
 */
export function machineProbe(root, env) {
  return (sign) =>
    (sign.programs ?? []).some((name) => hasProgram(name, env)) ||
    (sign.libraries ?? []).some(hasLibrary) ||
    (sign.files ?? []).some(hasFile) ||
    (sign.environment ?? []).some((name) => existsSync(env[name] || '/nowhere at all')) ||
    (sign.packaged ?? []).some((path) => existsSync(join(root, 'node_modules', path)))
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
export function hasProgram(name, env) {
  return (env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/**
 * Whether a path exists; `*` stands for any one part of it.
 *
 * @param {string} pattern
 */
export function hasFile(pattern) {
  /** @param {string} folder @param {string[]} parts @returns {boolean} */
  const walk = (folder, [part, ...rest]) => {
    if (part === undefined) return existsSync(folder)
    if (part !== '*') return walk(join(folder, part), rest)
    try {
      return readdirSync(folder).some((name) => walk(join(folder, name), rest))
    } catch {
      return false
    }
  }
  return walk('/', pattern.split('/').filter(Boolean))
}

/**
 * The usual folders first, because asking the linker takes longer.
 *
 * @param {string} name
 */
function hasLibrary(name) {
  if (LIBRARY_FOLDERS.some((folder) => existsSync(join(folder, name)) || hasFile(`${folder}/*/${name}`))) return true
  try {
    return execFileSync('ldconfig', ['-p'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).includes(`${name} `)
  } catch {
    return false
  }
}
