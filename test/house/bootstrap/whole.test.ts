import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

/** Stands in for both npms, the person's and the pinned one: counts the calls, and brings what they would bring. */
const NPM = `
const { appendFileSync, cpSync, mkdirSync, rmSync, symlinkSync } = require('node:fs')
const words = process.argv.slice(2)
appendFileSync('npm-calls', words.filter((word) => !word.startsWith('--no-') && !word.startsWith('--fetch-') && !word.includes('.cache')).join(' ') + '\\n')
if (process.env.NPM_FAILS) {
  console.log('npm error code ' + process.env.NPM_FAILS)
  process.exit(1)
}
const bringNode = (folder) => {
  mkdirSync(folder + '/bin', { recursive: true })
  symlinkSync(process.execPath, folder + '/bin/node')
}
if (words[0] === 'install') {
  const modules = words[2] + '/node_modules'
  bringNode(modules + '/node-' + process.platform + '-' + process.arch)
  cpSync(__filename, modules + '/npm/bin/npm-cli.js')
}
if (words[0] === 'ci') {
  rmSync('node_modules', { recursive: true, force: true })
  mkdirSync('node_modules/node', { recursive: true })
}
if (words[0] === 'rebuild') bringNode('node_modules/node')
`
const ENTRY = "console.log('began with', process.argv.slice(2).join(' ')); process.exitCode = 5\n"

const MANIFEST = JSON.stringify({ dependencies: { node: '24.1.0' }, packageManager: 'npm@11.1.0' })

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'understudy-bootstrap-'))
  mkdirSync(join(root, 'bin'))
  mkdirSync(join(root, 'engine/cli'), { recursive: true })
  cpSync('scripts/bootstrap.mjs', join(root, 'scripts/bootstrap.mjs'))
  cpSync('scripts/bootstrap', join(root, 'scripts/bootstrap'), { recursive: true })
  for (const [file, text] of Object.entries({
    'package-lock.json': '{}',
    '.npmrc': '',
    'package.json': MANIFEST,
    'bin/npm.cjs': NPM,
    'engine/cli/main.ts': ENTRY,
  })) {
    writeFileSync(join(root, file), text)
  }
  writeFileSync(join(root, 'bin/npm'), `#!/bin/sh\nexec ${process.execPath} ${join(root, 'bin/npm.cjs')} "$@"\n`, { mode: 0o755 })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function start(command: string, env: NodeJS.ProcessEnv = {}): Promise<{ status: number | null; output: string; errors: string }> {
  const child: ChildProcess = spawn(process.execPath, [join(root, 'scripts/bootstrap.mjs'), command, 'some', '--words'], {
    env: { PATH: `${join(root, 'bin')}:/usr/bin:/bin`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { output: '', errors: '' }
  child.stdout?.on('data', (text) => {
    said.output += text
  })
  child.stderr?.on('data', (text) => {
    said.errors += text
  })
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, ...said })))
}

const npmCalls = () => readFileSync(join(root, 'npm-calls'), 'utf8').trim().split('\n')
const TOOLCHAIN_CALL = `install --prefix --ignore-scripts --engine-strict=false --loglevel=error node-${process.platform}-${process.arch}@24.1.0 npm@11.1.0`
const PACKAGE_CALLS = ['ci --include=dev --include=optional --loglevel=error', 'rebuild node --ignore-scripts=false --loglevel=error']
const FIRST_CALLS = [TOOLCHAIN_CALL, ...PACKAGE_CALLS]

describe('the bootstrap as a whole', () => {
  it('installs, hands its words and status on, and keeps the output for the command', async () => {
    expect(await start('understudy')).toEqual({
      status: 5,
      output: 'began with some --words\n',
      errors: 'Installing npm packages (this takes about half a minute, once) …\n',
    })
    expect(npmCalls()).toEqual(FIRST_CALLS)
  })

  it('does nothing the second time, and installs again when the lockfile has changed', async () => {
    await start('understudy')
    expect(await start('understudy')).toEqual({ status: 5, output: 'began with some --words\n', errors: '' })
    expect(npmCalls()).toEqual(FIRST_CALLS)
    writeFileSync(join(root, 'package-lock.json'), '{ }')
    await start('understudy')
    expect(npmCalls()).toEqual([...FIRST_CALLS, ...PACKAGE_CALLS])
  })

  it('installs once when two start together', async () => {
    const [one, two] = await Promise.all([start('understudy'), start('understudy')])
    expect([one.status, two.status]).toEqual([5, 5])
    expect(npmCalls()).toEqual(FIRST_CALLS)
    expect(existsSync(join(root, '.cache/set-up.lock'))).toBe(false)
  })

  it('says in words why npm failed, exits 27, and tries again the next time', async () => {
    expect(await start('understudy', { NPM_FAILS: 'ENOTFOUND' })).toEqual({
      status: 27,
      output: '',
      errors:
        'Installing npm packages (this takes about half a minute, once) …\nnpm error code ENOTFOUND\n' +
        'npm cannot reach its registry, so the packages could not be installed.\n' +
        'Check the network (and the proxy, if there is one: npm config get proxy), then run the same command again.\n',
    })
    expect((await start('understudy')).status).toBe(5)
  })

  it('refuses a command that it does not know', async () => {
    expect(await start('strat')).toEqual({
      status: 2,
      output: '',
      errors:
        'There is no command “strat”. There are: start, demo, test, understudy, bench:capture, bench:crash, bench:gate, bench:learn, bench:locate, bench:monitors, bench:ocr, bench:pages, bench:recall, bench:recording-length, bench:run, bench:stop, bench:store.\n',
    })
  })
})
