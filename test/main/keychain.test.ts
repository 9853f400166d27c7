import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import type { ParentPort, SafeStorage, UtilityProcess } from 'electron'
import { describe, expect, it } from 'vitest'
import { createKeyStore } from '../../engine/keys/key-store.ts'
import { linkEngine } from '../../main/electron/engine-link.ts'
import { keychainOver, serveKeychain } from '../../main/electron/keychain.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

type Backend = ReturnType<SafeStorage['getSelectedStorageBackend']>

/** Electron's safeStorage as far as it is used: seals by turning round. */
function fakeSafe({ backend = 'gnome_libsecret', available = true }: { backend?: Backend; available?: boolean } = {}) {
  const turned = (text: string) => [...text].reverse().join('')
  return {
    isAsyncEncryptionAvailable: async () => available,
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text: string) => Buffer.from(turned(text)),
    decryptStringAsync: async (sealed: Buffer) => {
      if (sealed.length === 0) throw new Error('not mine')
      return { result: turned(sealed.toString()), shouldReEncrypt: false }
    },
  }
}

/** The two ends of the line between the main process and the engine's, as Electron has them. */
function line() {
  const port = new EventEmitter()
  const child = Object.assign(new EventEmitter(), {
    postMessage: (data: unknown) => void port.emit('message', { data: structuredClone(data) }),
    kill: () => true,
  })
  const engineSide = Object.assign(port, { postMessage: (data: unknown) => void child.emit('message', structuredClone(data)) })
  return { child: child as unknown as UtilityProcess, port: engineSide as unknown as ParentPort }
}

describe('the system’s keychain in Electron', () => {
  it('seals and opens for the engine’s process over its line, past the calls of the pages', async () => {
    const { child, port } = line()
    serveKeychain(child, fakeSafe(), 'linux')
    linkEngine(child)
    const keychain = keychainOver(port)
    const sealed = await keychain.seal('key-1')
    expect({ ready: await keychain.ready(), sealed, open: await keychain.open(sealed ?? ''), foreign: await keychain.open('') }).toEqual({
      ready: true,
      sealed: Buffer.from('1-yek').toString('base64'),
      open: 'key-1',
      foreign: undefined,
    })
  })

  it.each<[string, Parameters<typeof fakeSafe>[0], NodeJS.Platform, boolean]>([
    ['a keychain', {}, 'linux', true],
    ['a password that everybody knows', { backend: 'basic_text' }, 'linux', false],
    ['nothing', { available: false }, 'win32', false],
    ['what Windows has', { backend: 'unknown' }, 'win32', true],
  ])('is there with %s: %j on %s is %s', async (_, safe, platform, ready) => {
    const { child, port } = line()
    serveKeychain(child, fakeSafe(safe), platform)
    const keychain = keychainOver(port)
    expect([await keychain.ready(), (await keychain.seal('key-1')) !== undefined]).toEqual([ready, ready])
  })

  it('keeps the engine’s keys, and tells pages only where they lie', async () => {
    const { child, port } = line()
    serveKeychain(child, fakeSafe(), 'linux')
    const folder = await temporaryFolder()
    const files = { keychain: join(folder, 'a'), passphrase: join(folder, 'b') }
    const keys = createKeyStore({ env: {}, files, keychain: keychainOver(port) })
    await keys.set('small', 'key-1')
    expect([await keys.key('small'), await keys.from('small')]).toEqual(['key-1', 'keychain'])
  })
})
