import { z } from 'zod'
import { type ModelRole, ModelRole as Role, UnderstudyError } from '#contract'
import { readKeptKeys, writeKeptKeys } from './kept-keys.ts'
import { KEY_VARIABLES } from './key-variables.ts'

/** The system's keychain, as Electron's safeStorage offers it: seals and opens texts for this user on this machine. */
export interface Keychain {
  /** False where the system has none, or one that protects nothing. */
  ready(): Promise<boolean>
  /** Base64. Undefined when it cannot. */
  seal(text: string): Promise<string | undefined>
  open(sealed: string): Promise<string | undefined>
}

const FILE_VERSION = 1
const File = z.object({ version: z.literal(FILE_VERSION), keys: z.partialRecord(Role, z.base64()) })

/** Keys that the system's keychain sealed; only a program that has the keychain (the app in Electron) opens them. */
export function openKeychainFile(file: string, keychain: Keychain | undefined) {
  const read = async () => (await readKeptKeys(file, File, FILE_VERSION))?.keys ?? {}
  const usable = async () => (keychain && (await keychain.ready()) ? keychain : undefined)
  return {
    usable: async (): Promise<boolean> => (await usable()) !== undefined,
    roles: async () => Object.keys(await read()) as ModelRole[],
    /** Undefined when it holds none. Errors: `set-up` when the keychain does not open it. */
    async key(role: ModelRole): Promise<string | undefined> {
      const sealed = (await read())[role]
      if (sealed === undefined) return undefined
      const key = await (await usable())?.open(sealed)
      if (key === undefined) throw closed(role)
      return key
    },
    /** Null deletes. Errors: `set-up` when the keychain does not seal it. */
    async set(role: ModelRole, key: string | null): Promise<void> {
      const { [role]: before, ...others } = await read()
      if (key === null) {
        if (before !== undefined) await writeKeptKeys(file, { version: FILE_VERSION, keys: others })
        return
      }
      const sealed = await (await usable())?.seal(key)
      if (sealed === undefined) throw closed(role)
      await writeKeptKeys(file, { version: FILE_VERSION, keys: { ...others, [role]: sealed } })
    },
  }
}

function closed(role: ModelRole): UnderstudyError {
  return new UnderstudyError(
    'set-up',
    'The key lies in the system’s keychain, which cannot be opened from here.',
    `Use the app in Electron, unlock the keychain, or give the key in ${KEY_VARIABLES[role]}.`,
  )
}
