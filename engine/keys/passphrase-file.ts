import { z } from 'zod'
import { type ModelRole, ModelRole as Role, UnderstudyError } from '#contract'
import { readKeptKeys, writeKeptKeys } from './kept-keys.ts'
import { PASSPHRASE_VARIABLE } from './key-variables.ts'
import { Derivation, deriveKey, newDerivation, Sealed, seal, unseal } from './seal.ts'

const FILE_VERSION = 1
const File = z.object({ version: z.literal(FILE_VERSION), derivation: Derivation, keys: z.partialRecord(Role, Sealed) })
type File = z.infer<typeof File>

const COST = 2 ** 17
const SHORTEST = 8

/** Keys in a file that a passphrase encrypts. */
export interface PassphraseFile {
  roles(): Promise<ModelRole[]>
  /** Whether a passphrase is needed before a key can be read. */
  locked(): boolean
  /** Undefined when it holds none. Errors: `set-up` without the passphrase. */
  key(role: ModelRole): Promise<string | undefined>
  /** Null deletes, for which no passphrase is needed. */
  set(role: ModelRole, key: string | null, passphrase?: string): Promise<void>
  /** Errors: `set-up` when it is not the passphrase. */
  unlock(passphrase: string): Promise<void>
}

/** `askPassphrase` is asked at most once at a time, when a key is needed. What is derived from it is kept in this process alone. */
export function openPassphraseFile(
  file: string,
  { askPassphrase, cost = COST }: { askPassphrase: () => Promise<string | undefined>; cost?: number },
): PassphraseFile {
  let opened: { salt: string; key: Buffer } | undefined
  let asking: Promise<Buffer> | undefined

  const read = (): Promise<File | undefined> => readKeptKeys(file, File, FILE_VERSION)

  async function open(kept: File, passphrase: string): Promise<Buffer> {
    const key = await deriveKey(passphrase, kept.derivation)
    const wrong = Object.entries(kept.keys).some(([role, sealed]) => unseal(sealed, role, key) === undefined)
    if (wrong) throw notThePassphrase()
    opened = { salt: kept.derivation.salt, key }
    return key
  }

  /** The key of this file: what is known, or else what the passphrase gives. */
  async function keyOf(kept: File, passphrase?: string): Promise<Buffer> {
    if (passphrase !== undefined) return open(kept, passphrase)
    if (opened?.salt === kept.derivation.salt) return opened.key
    asking ??= askPassphrase()
      .then((given) => {
        if (!given) throw passphraseNeeded()
        return open(kept, given)
      })
      .finally(() => {
        asking = undefined
      })
    return asking
  }

  return {
    roles: async () => Object.keys((await read())?.keys ?? {}) as ModelRole[],
    locked: () => opened === undefined,
    async key(role) {
      const kept = await read()
      const sealed = kept?.keys[role]
      if (!kept || !sealed) return undefined
      const text = unseal(sealed, role, await keyOf(kept))
      if (text === undefined) throw damaged(file)
      return text
    },
    async set(role, key, passphrase) {
      const kept = await read()
      const { [role]: _, ...others } = kept?.keys ?? {}
      if (key === null) {
        if (kept) await writeKeptKeys(file, { ...kept, keys: others })
        return
      }
      // Where nothing is left to open, the passphrase may be a new one.
      const into = kept && Object.keys(others).length > 0 ? { ...kept, keys: others } : undefined
      if (into) return writeKeptKeys(file, { ...into, keys: { ...others, [role]: seal(key, role, await keyOf(into, passphrase)) } })
      const given = passphrase ?? (await askPassphrase())
      if (!given) throw passphraseNeeded()
      if ([...given].length < SHORTEST) throw tooShort()
      const fresh: File = { version: FILE_VERSION, derivation: newDerivation(cost), keys: {} }
      const sealed = seal(key, role, await keyOf(fresh, given))
      await writeKeptKeys(file, { ...fresh, keys: { [role]: sealed } })
    },
    async unlock(passphrase) {
      const kept = await read()
      if (!kept || Object.keys(kept.keys).length === 0) throw nothingToUnlock()
      await open(kept, passphrase)
    },
  }
}

function passphraseNeeded(): UnderstudyError {
  return new UnderstudyError(
    'set-up',
    'The keys of the models lie in a file that a passphrase encrypts.',
    `Give the passphrase: in ${PASSPHRASE_VARIABLE}, at the terminal, or in the app’s settings.`,
  )
}

function notThePassphrase(): UnderstudyError {
  return new UnderstudyError(
    'set-up',
    'That is not the passphrase of the file with the keys, or the file was changed.',
    'Try again. If it is lost: delete all keys (`understudy settings key ROLE --delete`), and set them once more with a new one.',
  )
}

function nothingToUnlock(): UnderstudyError {
  return new UnderstudyError('set-up', 'No keys are kept in a file.', 'Set one first: understudy settings key small.')
}

function tooShort(): UnderstudyError {
  return new UnderstudyError(
    'bad-input',
    `A passphrase has at least ${SHORTEST} characters.`,
    'A few words in a row are good, and easy to keep.',
  )
}

function damaged(file: string): UnderstudyError {
  return new UnderstudyError(
    'set-up',
    `The file with the keys was changed from outside: ${file}.`,
    'Delete it, and set the keys once more.',
  )
}
