import type { Command } from 'commander'
import { UnderstudyError } from '#contract'
import type { Engine } from '../../create-engine.ts'
import { KEY_VARIABLES, PASSPHRASE_VARIABLE } from '../../keys/key-variables.ts'
import { askLine, canAsk } from '../ask.ts'
import { type OutputOptions, print, withEngine } from '../output.ts'
import { roleFrom } from '../role-name.ts'

const HELP = `
The key is asked for without being shown, or read from the standard input. It is kept in a file that a passphrase encrypts (the app in Electron keeps it in the
system's keychain), and goes to the server of its role and nowhere else. For scripts, keys and passphrase are taken from the environment:
  ${[...Object.values(KEY_VARIABLES), PASSPHRASE_VARIABLE].join(', ')}

Examples:
  $ understudy settings key small
  $ pass show models/large | ${PASSPHRASE_VARIABLE}=… understudy settings key large`

/** `settings key`: a key is read, never printed. */
export function keyCommand(settings: Command): void {
  settings
    .command('key')
    .description('keep or delete the key of a role’s server')
    .argument('<role>', 'describe, small, large, judge or embedder')
    .option('--delete', 'delete it')
    .option('--json', 'print as JSON where keys come from')
    .addHelpText('after', HELP)
    .action((given: string, options: OutputOptions & { delete?: boolean }) =>
      withEngine(async (engine) => {
        const role = roleFrom(given)
        const place = options.delete
          ? await engine.handlers['model.setKey']({ role, key: null })
          : await engine.handlers['model.setKey']({ role, key: await readKey(given), ...(await newPassphrase(engine)) })
        const where = {
          environment: 'comes from the environment',
          keychain: 'is kept in the system’s keychain',
          file: 'is kept in an encrypted file',
          none: 'is deleted',
        }
        print(options, place, `The key of ${given} ${where[place.from]}.`)
      }),
    )
}

async function readKey(role: string): Promise<string> {
  const key = canAsk() ? await askLine(`Key of ${role} (it is not shown): `, true) : await standardInput()
  if (key.trim() === '')
    throw new UnderstudyError('bad-input', 'No key was given.', 'Type it when it is asked for, or give it on the standard input.')
  return key.trim()
}

async function standardInput(): Promise<string> {
  let text = ''
  for await (const part of process.stdin) text += part
  return text
}

/** Where no key lies in the file yet, the person makes up its passphrase, and types it twice; else the one that is there is asked for when it is needed. */
async function newPassphrase({ handlers }: Engine): Promise<{ passphrase?: string }> {
  const places = await handlers['model.keys']({})
  if (places.some(({ from }) => from === 'file') || process.env[PASSPHRASE_VARIABLE] || !canAsk()) return {}
  const passphrase = await askLine('A new passphrase for the file with the keys: ', true)
  if (passphrase !== (await askLine('Once more: ', true)))
    throw new UnderstudyError('bad-input', 'The two were not the same; nothing was kept.', 'Try again.')
  return { passphrase }
}
