import { type KeyPlace, type KeyStore, type ModelRole, ModelRole as Role, UnderstudyError } from '#contract'
import { KEY_VARIABLES, PASSPHRASE_VARIABLE } from './key-variables.ts'
import { type Keychain, openKeychainFile } from './keychain-file.ts'
import { openPassphraseFile } from './passphrase-file.ts'

export type KeyStorePorts = {
  env: NodeJS.ProcessEnv
  /** Where the two files lie. */
  files: { keychain: string; passphrase: string }
  /** Only the app in Electron has one. */
  keychain?: Keychain
  /** Asks the person, where there is one; the environment is asked first. */
  askPassphrase?: () => Promise<string | undefined>
  /** Of the derivation; for tests. */
  cost?: number
}

export type EngineKeys = KeyStore & {
  places(): Promise<KeyPlace[]>
  unlock(passphrase: string): Promise<void>
}

/** Keys of models: from the environment, else from the system's keychain, else from a file that a passphrase encrypts. */
export function createKeyStore({ env, files, keychain, askPassphrase, cost }: KeyStorePorts): EngineKeys {
  const chain = openKeychainFile(files.keychain, keychain)
  const file = openPassphraseFile(files.passphrase, {
    askPassphrase: async () => env[PASSPHRASE_VARIABLE] || (await askPassphrase?.()) || undefined,
    ...(cost === undefined ? {} : { cost }),
  })
  /** One change after the other: each reads the whole file and writes it. */
  let turn: Promise<unknown> = Promise.resolve()
  const given = (role: ModelRole) => env[KEY_VARIABLES[role]] || undefined

  async function from(role: ModelRole): Promise<KeyPlace['from']> {
    if (given(role) !== undefined) return 'environment'
    const [sealed, encrypted] = [(await chain.roles()).includes(role), (await file.roles()).includes(role)]
    // A key that the keychain of another program holds is of no use here, if there is one in the file.
    if (sealed && (!encrypted || (await chain.usable()))) return 'keychain'
    return encrypted ? 'file' : 'none'
  }

  async function keep(role: ModelRole, key: string | null, passphrase: string | undefined): Promise<void> {
    if (given(role) !== undefined) throw fromEnvironment(role)
    const [place, other] = key !== null && (await chain.usable()) ? [chain, file] : [file, chain]
    await place.set(role, key, passphrase)
    await other.set(role, null)
  }

  return {
    from,
    async key(role) {
      const place = await from(role)
      return {
        environment: async () => given(role),
        keychain: () => chain.key(role),
        file: () => file.key(role),
        none: async () => undefined,
      }[place]()
    },
    set(role, key, { passphrase } = {}) {
      const done = turn.then(() => keep(role, key, passphrase))
      turn = done.catch(() => {})
      return done
    },
    async places() {
      const locked = file.locked()
      const places = Role.options.map(async (role) => ({ role, from: await from(role) }))
      return (await Promise.all(places)).map((place) => (place.from === 'file' && locked ? { ...place, locked } : place))
    },
    unlock: file.unlock,
  }
}

function fromEnvironment(role: ModelRole): UnderstudyError {
  return new UnderstudyError(
    'bad-input',
    `This key comes from ${KEY_VARIABLES[role]}, which stands above any key that is kept.`,
    'Take it out of the environment first, and start Understudy again.',
  )
}
