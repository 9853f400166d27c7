import { debianPackages, lineToPaste, missingOf } from './needs.mjs'
import { downloadFfmpeg } from './packages.mjs'
import { hasProgram } from './probe.mjs'
import { run } from './run.mjs'
import { SetUpError, say } from './say.mjs'

/**
 * @typedef {import('./needs.mjs').Need} Need
 * @typedef {import('./needs.mjs').Command} Command
 */

/**
 * What to do about what is missing.
 *
 * @param {Command} command
 * @param {Need[]} missing
 * @param {{ canInstall: boolean }} rights Whether apt is there and we are root.
 * @returns {{ kind: 'go-on' } | { kind: 'install', packages: string[] } | { kind: 'tell', text: string, stop: boolean }}
 */
export function decide(command, missing, rights) {
  if (missing.length === 0) return { kind: 'go-on' }
  if (rights.canInstall) return { kind: 'install', packages: debianPackages(missing) }
  const things = [...new Set(missing.map((need) => need.what))].join(', ')
  const stop = missing.some((need) => !need.better?.includes(command))
  const then = stop ? 'then run the same command again' : 'to have it all; going on without'
  return { kind: 'tell', text: `This machine lacks ${things}. Paste this line, ${then}:\n${lineToPaste(missing)}`, stop }
}

/**
 * Finds what the machine lacks for a command and installs it, or says how to.
 *
 * @param {Command} command
 * @param {{ root: string, env: NodeJS.ProcessEnv, machine: import('./needs.mjs').Machine, isThere: import('./needs.mjs').Probe }} options
 */
export async function installSystem(command, { root, env, machine, isThere }) {
  const canInstall = hasProgram('apt-get', env) && process.getuid?.() === 0
  let missing = missingOf(command, machine, isThere)
  if (!canInstall && missing.some((need) => need.debian === 'ffmpeg') && (await downloadFfmpeg(root, env))) {
    missing = missingOf(command, machine, isThere)
  }
  let decision = decide(command, missing, { canInstall })
  if (decision.kind === 'install') {
    const output = await aptInstall(decision.packages, env)
    const still = missingOf(command, machine, isThere)
    if (still.some((need) => !need.better?.includes(command))) throw aptFailed(debianPackages(still), output)
    decision = decide(command, still, { canInstall: false })
  }
  if (decision.kind !== 'tell') return
  if (decision.stop) throw new SetUpError(decision.text, '')
  say(decision.text)
}

/**
 * @param {string[]} packages
 * @param {NodeJS.ProcessEnv} env
 */
async function aptInstall(packages, env) {
  say(`Installing ${packages.join(' ')} with apt …`)
  const quietly = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } }
  const patient = ['-o', 'DPkg::Lock::Timeout=300']
  const updated = await run('apt-get', ['update', '-q'], quietly)
  const installed = await run('apt-get', [...patient, 'install', '-y', '-q', '--no-install-recommends', ...packages], quietly)
  return installed.status === 0 ? '' : `${updated.status === 0 ? '' : updated.output}${installed.output}`
}

/**
 * @param {string[]} packages What is still missing.
 * @param {string} output What apt said; empty when it said that all was well.
 */
export function aptFailed(packages, output) {
  const names = packages.join(' ')
  if (/Temporary failure resolving|Could not resolve|Could not connect|Network is unreachable|Failed to fetch/.test(output)) {
    return new SetUpError(
      `apt cannot reach its package mirror, so ${names} could not be installed.`,
      'Check the network, then run the same command again.',
    )
  }
  if (/No space left|don't have enough free space/.test(output)) {
    return new SetUpError(`The disk is full, so ${names} could not be installed.`, 'Make room, then run the same command again.')
  }
  if (/Could not get lock|is held by process/.test(output)) {
    return new SetUpError(
      `Another program is using apt, so ${names} could not be installed.`,
      'Wait for it to end, then run the same command again.',
    )
  }
  const said = output.trim().split('\n').slice(-5).join('\n')
  return new SetUpError(
    output === ''
      ? `apt installed ${names}, but what they bring is still not to be found.`
      : `apt could not install ${names}. Its last words:\n${said}`,
    `Install them by hand: apt-get install ${names}`,
  )
}
