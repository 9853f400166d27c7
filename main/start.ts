import { parseArgs } from 'node:util'
import { exitStatus, UnderstudyError } from '#contract'
import { startBrowserApp } from './browser/start-browser.ts'
import { findElectron } from './electron/find-electron.ts'
import { startElectronApp } from './electron/start-electron.ts'

const HELP = `npm start -- [--shell electron|browser] [--no-window] [--port N]

  --shell      which window to use; without it Electron where its binary is at hand, else Chromium
  --no-window  only serve the app (browser shell) and print the link that opens it
  --port       the loopback port of the browser shell; a free one without it
`

/** `npm start`: the app in Electron, or in the system's Chromium where there is no Electron. */
async function main(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const options = {
    shell: { type: 'string' },
    'no-window': { type: 'boolean' },
    port: { type: 'string' },
    help: { type: 'boolean' },
  } as const
  const { values } = parsed(() => parseArgs({ args, options, strict: true }))
  if (values.help) return void process.stdout.write(HELP)
  if (values.shell !== undefined && values.shell !== 'electron' && values.shell !== 'browser') {
    throw new UnderstudyError('bad-input', `There is no shell “${values.shell}”.`, 'Use --shell electron or --shell browser.')
  }
  const port = values.port === undefined ? undefined : portFrom(values.port)
  if (values.shell === 'browser' || values['no-window']) return startBrowserApp({ env, window: !values['no-window'], port })
  const electron = await findElectron(env, { mayDownload: true })
  if ('binary' in electron) return startElectronApp(electron.binary, env)
  if (values.shell === 'electron') {
    throw new UnderstudyError(
      'set-up',
      `Electron cannot be started: ${electron.problem}.`,
      'Set ELECTRON_DIST to an unpacked Electron, or use --shell browser.',
    )
  }
  process.stderr.write(`Electron is not at hand (${electron.problem}); the app opens in Chromium instead.\n`)
  return startBrowserApp({ env, window: true, port })
}

function parsed<Result>(parse: () => Result): Result {
  try {
    return parse()
  } catch (error) {
    throw new UnderstudyError('bad-input', error instanceof Error ? error.message : String(error), 'See npm start -- --help.')
  }
}

function portFrom(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new UnderstudyError('bad-input', `“${text}” is not a port.`, 'Give a number from 1024 to 65535.')
}

main(process.argv.slice(2), process.env).catch((error) => {
  process.stderr.write(error instanceof UnderstudyError ? `${error.message} ${error.advice}\n` : `${error?.stack ?? error}\n`)
  process.exitCode = exitStatus(error)
})
