import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ModelRole, UnderstudyError } from '#contract'
import { createKeyStore, type KeyStorePorts } from '../../../engine/keys/key-store.ts'
import type { Keychain } from '../../../engine/keys/keychain-file.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const PASSPHRASE = 'correct horse battery'
/** Cheap, so that the tests are quick. */
const COST = 2 ** 10

async function store(given: Partial<KeyStorePorts> = {}) {
  const folder = await temporaryFolder()
  const files = { keychain: join(folder, 'keychain.json'), passphrase: join(folder, 'passphrase.json') }
  const open = (more: Partial<KeyStorePorts> = {}) => createKeyStore({ env: {}, files, cost: COST, ...given, ...more })
  return { files, open, keys: open() }
}

/** A keychain that seals by turning a text round. */
function fakeKeychain(ready = true): Keychain {
  const turned = (text: string) => [...text].reverse().join('')
  return {
    ready: async () => ready,
    seal: async (text) => Buffer.from(turned(text)).toString('base64'),
    open: async (sealed) => turned(Buffer.from(sealed, 'base64').toString()),
  }
}

async function faultOf(work: Promise<unknown>): Promise<UnderstudyError> {
  const thrown = await work.catch((error: unknown) => error)
  if (!(thrown instanceof UnderstudyError)) throw new Error(`expected an UnderstudyError, got ${inspect(thrown)}`)
  return thrown
}

describe('keys of models', () => {
  it('come from the environment, each role from its own variable, and cannot be changed there', async () => {
    const { keys } = await store({
      env: { UNDERSTUDY_SMALL_KEY: 'from-outside', UNDERSTUDY_MODEL_KEY: 'describes', UNDERSTUDY_LARGE_KEY: '' },
    })
    expect(await Promise.all(ModelRole.options.map((role) => keys.key(role)))).toEqual([
      'describes',
      'from-outside',
      undefined,
      undefined,
      undefined,
    ])
    expect(await keys.places()).toEqual([
      { role: 'describe', from: 'environment' },
      { role: 'small', from: 'environment' },
      { role: 'large', from: 'none' },
      { role: 'judge', from: 'none' },
      { role: 'embed', from: 'none' },
    ])
    expect(await faultOf(keys.set('small', 'other', { passphrase: PASSPHRASE }))).toMatchObject({
      code: 'bad-input',
      message: 'This key comes from UNDERSTUDY_SMALL_KEY, which stands above any key that is kept.',
    })
  })

  it('lie in a file that a passphrase encrypts, for this user alone, and are there again with it', async () => {
    const { files, keys, open } = await store()
    await keys.set('small', 'key-of-small', { passphrase: PASSPHRASE })
    // The passphrase is known now.
    await keys.set('judge', 'key-of-judge')
    const text = await readFile(files.passphrase, 'utf8')
    expect({
      holds: /key-of|horse/u.test(text),
      mode: (await stat(files.passphrase)).mode & 0o777,
      version: JSON.parse(text).version,
    }).toEqual({
      holds: false,
      mode: 0o600,
      version: 1,
    })
    const later = open()
    expect((await later.places()).filter(({ from }) => from !== 'none')).toEqual([
      { role: 'small', from: 'file', locked: true },
      { role: 'judge', from: 'file', locked: true },
    ])
    await later.unlock(PASSPHRASE)
    expect([await later.key('small'), await later.key('judge'), await later.key('large')]).toEqual([
      'key-of-small',
      'key-of-judge',
      undefined,
    ])
    expect((await later.places()).filter(({ locked }) => locked)).toEqual([])
  })

  it('take the passphrase from the environment before they ask, and ask once for questions at the same time', async () => {
    const { keys, open } = await store()
    await keys.set('small', 'key-of-small', { passphrase: PASSPHRASE })
    let asked = 0
    const askPassphrase = async () => {
      asked += 1
      return PASSPHRASE
    }
    expect(await open({ env: { UNDERSTUDY_PASSPHRASE: PASSPHRASE }, askPassphrase }).key('small')).toBe('key-of-small')
    expect(asked).toBe(0)
    const asking = open({ askPassphrase })
    expect(await Promise.all([asking.key('small'), asking.key('small')])).toEqual(['key-of-small', 'key-of-small'])
    expect(await asking.key('small')).toBe('key-of-small')
    expect(asked).toBe(1)
  })

  it('stay shut without the passphrase and with a wrong one, in words; a key for it is not added then', async () => {
    const { files, keys, open } = await store()
    await keys.set('small', 'key-of-small', { passphrase: PASSPHRASE })
    const before = await readFile(files.passphrase, 'utf8')
    const locked = open()
    const faults = await Promise.all([
      faultOf(locked.key('small')),
      faultOf(locked.unlock('another one')),
      faultOf(open({ env: { UNDERSTUDY_PASSPHRASE: 'another one' } }).key('small')),
      faultOf(locked.set('large', 'x', { passphrase: 'another one' })),
      faultOf((await store()).keys.set('large', 'x', { passphrase: 'short' })),
    ])
    const wrong = 'That is not the passphrase of the file with the keys, or the file was changed.'
    expect(faults.map(({ code, message }) => [code, message])).toEqual([
      ['set-up', 'The keys of the models lie in a file that a passphrase encrypts.'],
      ['set-up', wrong],
      ['set-up', wrong],
      ['set-up', wrong],
      ['bad-input', 'A passphrase has at least 8 characters.'],
    ])
    expect(await readFile(files.passphrase, 'utf8')).toBe(before)
  })

  it('are deleted without a passphrase, and the next one may have a new one', async () => {
    const { keys, open } = await store()
    await keys.set('small', 'key-of-small', { passphrase: PASSPHRASE })
    await open().set('small', null)
    expect(await open().from('small')).toBe('none')
    await open().set('small', 'again', { passphrase: 'some other words' })
    const later = open()
    await later.unlock('some other words')
    expect(await later.key('small')).toBe('again')
  })

  it('whose file was changed, is damaged or newer are refused in words', async () => {
    const { files, keys, open } = await store()
    await keys.set('small', 'key-of-small', { passphrase: PASSPHRASE })
    await keys.set('judge', 'key-of-judge')
    const kept = JSON.parse(await readFile(files.passphrase, 'utf8'))
    // The judge's key in the place of the small model's would go to another server.
    const swapped = { ...kept, keys: { small: kept.keys.judge, judge: kept.keys.small } }
    const refused: [string, string][] = []
    for (const text of [
      JSON.stringify(swapped),
      '{',
      JSON.stringify({ ...kept, version: 2 }),
      JSON.stringify({ ...kept, derivation: { ...kept.derivation, cost: 2 ** 30 } }),
    ]) {
      await writeFile(files.passphrase, text)
      const { code, message } = await faultOf(open({ env: { UNDERSTUDY_PASSPHRASE: PASSPHRASE } }).key('small'))
      refused.push([code, message])
    }
    const damaged = `The file with the keys is damaged: ${files.passphrase}.`
    expect(refused).toEqual([
      ['set-up', 'That is not the passphrase of the file with the keys, or the file was changed.'],
      ['set-up', damaged],
      ['from-the-future', 'The keys were kept by a newer Understudy.'],
      ['set-up', damaged],
    ])
  })

  it('lie in the system’s keychain where there is one, and no longer in the file', async () => {
    const { files, keys, open } = await store()
    await keys.set('small', 'key-of-small', { passphrase: PASSPHRASE })
    const app = open({ keychain: fakeKeychain() })
    await app.set('small', 'newer-key')
    expect({
      from: await app.from('small'),
      key: await app.key('small'),
      plain: (await readFile(files.keychain, 'utf8')).includes('newer'),
    }).toEqual({
      from: 'keychain',
      key: 'newer-key',
      plain: false,
    })
    // The command line has no keychain: it says where the key lies, and a key set there takes its place.
    const line = open()
    expect(await faultOf(line.key('small'))).toMatchObject({ code: 'set-up', advice: expect.stringContaining('UNDERSTUDY_SMALL_KEY') })
    await line.set('small', 'of-the-line', { passphrase: PASSPHRASE })
    expect([await line.key('small'), await open({ keychain: fakeKeychain() }).from('small')]).toEqual(['of-the-line', 'file'])
  })

  it('are not given to a keychain that protects nothing', async () => {
    const { files, keys } = await store({ keychain: fakeKeychain(false) })
    await keys.set('small', 'key-of-small', { passphrase: PASSPHRASE })
    expect({ from: await keys.from('small'), keychain: await readFile(files.keychain).catch(() => 'none') }).toEqual({
      from: 'file',
      keychain: 'none',
    })
  })

  it('that are set at the same time are all kept', async () => {
    const { keys } = await store()
    await Promise.all(ModelRole.options.map((role) => keys.set(role, `key-of-${role}`, { passphrase: PASSPHRASE })))
    expect(await Promise.all(ModelRole.options.map((role) => keys.key(role)))).toEqual(ModelRole.options.map((role) => `key-of-${role}`))
  })

  it('of any characters come back as they were, and stand in no file', async () => {
    const { files, open } = await store()
    const text = fc.string({ unit: 'grapheme', minLength: 12, maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ModelRole.options), text, async (role, key) => {
        const keys = open()
        await keys.set(role, key, { passphrase: PASSPHRASE })
        expect(await keys.key(role)).toBe(key)
        expect((await readFile(files.passphrase, 'utf8')).includes(JSON.stringify(key).slice(1, -1))).toBe(false)
      }),
      { numRuns: 40 },
    )
  })
})
