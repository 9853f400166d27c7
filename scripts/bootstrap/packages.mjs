import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'
import { SetUpError, say } from './say.mjs'
import { getToolchain, PATIENTLY } from './toolchain.mjs'

const STAMP = 'node_modules/.understudy-stamp'
const FFMPEG_WITHIN_MS = 120_000
const QUIETLY = ['--no-audit', '--no-fund', '--loglevel=error', ...PATIENTLY]

/** @param {string} root */
export const nodeBinary = (root) => join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/**
 * What the installed packages depend on: the lockfile, npm's settings and the kind of machine.
 *
 * @param {string} root
 */
export function packagesDigest(root) {
  const hash = createHash('sha256')
  for (const name of ['package-lock.json', '.npmrc']) hash.update(name).update(readFileSync(join(root, name)))
  return hash.update(`${process.platform}-${process.arch}`).digest('hex')
}

/** @param {string} root */
export function packagesAreFresh(root) {
  return textOf(join(root, STAMP)) === packagesDigest(root) && existsSync(nodeBinary(root))
}

/**
 * Whether `node_modules` already is what the lockfile asks for, because a person ran npm: then nothing need be installed again.
 *
 * @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} Lockfile
 * @param {Lockfile} wanted `package-lock.json`.
 * @param {Lockfile} installed `node_modules/.package-lock.json`, npm's own account of what it installed.
 */
export function installedFits(wanted, installed) {
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (path === '') return true
    const there = installed.packages?.[path]
    return there ? there.version === entry.version : Boolean(entry.optional || entry.devOptional)
  })
}

/**
 * Installs the npm packages and the Node that the program runs on. Nothing to do when the lockfile is the one of the last time.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
export async function installPackages(root, env) {
  if (packagesAreFresh(root)) return
  if (!alreadyInstalled(root)) {
    say('Installing npm packages (this takes about half a minute, once) …')
    const { status, output } = await npm(root, env, ['ci', '--include=dev', '--include=optional', ...QUIETLY])
    if (status !== 0) throw npmFailed(output)
  }
  if (!existsSync(nodeBinary(root))) {
    const { status, output } = await npm(root, env, ['rebuild', 'node', '--ignore-scripts=false', ...QUIETLY])
    if (status !== 0 || !existsSync(nodeBinary(root))) throw npmFailed(output)
  }
  writeFileSync(join(root, STAMP), packagesDigest(root))
}

/**
 * Where the system has no ffmpeg and no apt to get it, the one that npm's ffmpeg-static downloads will do. True when it came.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
export async function downloadFfmpeg(root, env) {
  if (!existsSync(join(root, 'node_modules/ffmpeg-static'))) return false
  say('Fetching ffmpeg …')
  const { status } = await npm(root, env, ['rebuild', 'ffmpeg-static', '--ignore-scripts=false', '--loglevel=silent'], FFMPEG_WITHIN_MS)
  return status === 0
}

/** @param {string} root */
function alreadyInstalled(root) {
  const installed = textOf(join(root, 'node_modules/.package-lock.json'))
  if (installed === undefined) return false
  try {
    return installedFits(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')), JSON.parse(installed))
  } catch {
    return false // a damaged account is no account
  }
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} options
 * @param {number} [timeoutMs]
 */
async function npm(root, env, options, timeoutMs) {
  const got = await getToolchain(root, env)
  if (!('toolchain' in got)) return { status: 1, output: got.output }
  const { toolchain } = got
  return run(toolchain.node, [toolchain.npm, ...options], { cwd: root, env: toolchain.env, timeoutMs })
}

/**
 * What npm's last words mean for the person.
 *
 * @param {string} output
 */
export function npmFailed(output) {
  const said = output.trim().split('\n').slice(-5).join('\n')
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return new SetUpError(
      'npm cannot reach its registry, so the packages could not be installed.',
      'Check the network (and the proxy, if there is one: npm config get proxy), then run the same command again.',
    )
  }
  if (/ENOSPC/.test(output)) {
    return new SetUpError(
      'The disk is full, so the packages could not be installed.',
      'Make about 1.5 GB free, then run the same command again.',
    )
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return new SetUpError(
      'npm may not write into this folder or into its cache.',
      'Give yourself the right to write there, then run the same command again.',
    )
  }
  if (/EUSAGE|in sync/.test(output)) {
    return new SetUpError('package.json and package-lock.json do not belong together.', 'Run npm install, or take both from one commit.')
  }
  if (output.includes('ENOENT') && /\bnpm\b/.test(output) && output.includes('spawn')) {
    return new SetUpError(
      'There is no npm on the PATH.',
      'Install Node with npm (on Debian: apt-get install npm), then run the same command again.',
    )
  }
  return new SetUpError(
    `npm could not install the packages. Its last words:\n${said}`,
    'Mend what it names, then run the same command again.',
  )
}

/** @param {string} file */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
