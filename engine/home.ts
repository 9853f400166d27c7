import { accessSync, constants, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import envPaths from 'env-paths'
import { UnderstudyError } from '#contract'

/** Where everything lies: removing `root` removes all that Understudy ever kept. */
export type Home = {
  root: string
  recordings: string
  exports: string
  memory: string
  runs: string
  /** Tasks over tables, a file each. */
  batches: string
  settings: string
  /** The keys of models, sealed by the system's keychain or by a passphrase. */
  keys: { keychain: string; passphrase: string }
  locks: string
}

/** Makes the folders, private to the user. Errors: `bad-input` when the folder cannot be made or written. */
export function openHome(env: NodeJS.ProcessEnv = process.env): Home {
  const root = resolve(env.UNDERSTUDY_HOME || envPaths('understudy', { suffix: '' }).data)
  const home: Home = {
    root,
    recordings: join(root, 'recordings'),
    exports: join(root, 'exports'),
    memory: join(root, 'memory'),
    runs: join(root, 'runs'),
    batches: join(root, 'batches'),
    settings: join(root, 'settings.json'),
    keys: { keychain: join(root, 'keys.keychain.json'), passphrase: join(root, 'keys.passphrase.json') },
    locks: join(root, 'locks'),
  }
  try {
    for (const folder of [root, home.recordings, home.memory, home.runs, home.batches, home.locks])
      mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(root, constants.W_OK)
  } catch (error) {
    throw new UnderstudyError(
      'bad-input',
      `Understudy cannot write to its folder ${root}.`,
      'Set UNDERSTUDY_HOME to a folder that you can write to, or free the folder’s permissions.',
      error,
    )
  }
  return home
}

/** Where backups of memory lie unless it is said, a folder each. */
export function backupsFolder({ root }: Pick<Home, 'root'>): string {
  return join(root, 'backups')
}
