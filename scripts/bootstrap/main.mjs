import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from './lock.mjs'
import { BENCHES, missingOf } from './needs.mjs'
import { installPackages, nodeBinary, packagesAreFresh } from './packages.mjs'
import { machineProbe } from './probe.mjs'
import { SET_UP_FAILED, SetUpError, say } from './say.mjs'
import { installSystem } from './system.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** @type {Record<string, [entry: string, ...options: string[]]>} */
const ENTRIES = {
  start: ['main/start.ts'],
  demo: ['demo/main.ts'],
  test: ['scripts/test.ts'],
  understudy: ['engine/cli/main.ts'],
  ...Object.fromEntries(BENCHES.map((name) => [name, ['bench/main.ts', name.replace('bench:', '')]])),
}

/**
 * Makes this checkout and this machine ready for a command, then becomes it.
 *
 * @param {string | undefined} asked
 * @param {string[]} options Handed on as they are.
 */
export async function main(asked, options) {
  const command = /** @type {import('./needs.mjs').Command} */ (asked)
  const line = asked !== undefined && Object.hasOwn(ENTRIES, asked) ? ENTRIES[asked] : undefined
  if (!line) {
    say(`There is no command “${asked ?? ''}”. There are: ${Object.keys(ENTRIES).join(', ')}.`)
    process.exitCode = 2
    return
  }
  try {
    await makeReady(command)
  } catch (error) {
    const fault = asSetUpError(error)
    if (!fault) throw error
    say([fault.message, fault.advice].filter(Boolean).join('\n'))
    process.exitCode = SET_UP_FAILED
    return
  }
  const [entry, ...first] = line
  become(entry, [...first, ...options])
}

/** @param {import('./needs.mjs').Command} command */
async function makeReady(command) {
  const env = process.env
  const machine = { platform: process.platform, screen: Boolean(env.DISPLAY || env.WAYLAND_DISPLAY) }
  const isThere = machineProbe(ROOT, env)
  if (packagesAreFresh(ROOT) && missingOf(command, machine, isThere).length === 0) return
  await withLock(join(ROOT, '.cache/set-up.lock'), async () => {
    await installPackages(ROOT, env)
    await installSystem(command, { root: ROOT, env, machine, isThere })
  })
}

/** @param {unknown} error */
function asSetUpError(error) {
  if (error instanceof SetUpError) return error
  const code = /** @type {NodeJS.ErrnoException} */ (error).code
  if (code === 'ENOSPC') return new SetUpError('The disk is full.', 'Make about 1.5 GB free, then run the same command again.')
  if (code === 'EACCES' || code === 'EROFS') {
    return new SetUpError('This folder cannot be written to.', 'Give yourself the right to write here, then run the same command again.')
  }
  return undefined
}

/**
 * Starts the entry on the pinned Node with this terminal, passes signals on, and ends as it ends.
 *
 * @param {string} entry
 * @param {string[]} options
 */
function become(entry, options) {
  const env = { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}` }
  const child = spawn(nodeBinary(ROOT), [join(ROOT, entry), ...options], { stdio: 'inherit', env })
  // From a terminal an interrupt reaches the whole group by itself; passed on as well it would count as a second one.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  child.on('error', (error) => {
    say(`Node 24 does not start: ${error.message}\nRemove node_modules and run the same command again.`)
    process.exitCode = SET_UP_FAILED
  })
  child.on('exit', (status, signal) => {
    process.exitCode = status ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)
  })
}
