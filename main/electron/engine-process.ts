import { openEngine } from '#engine'
import { dispatch, eventMessage } from '../shell/dispatch.ts'
import { isKeychainAnswer, keychainOver } from './keychain.ts'

/** The engine in Electron's utility process: calls come in over the parent port, answers and events go out. */
const port = process.parentPort
const engine = await openEngine({ shell: 'electron', keychain: keychainOver(port) })
const report = (error: unknown) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)

engine.on((name, data) => port.postMessage(eventMessage(name, data)))
port.on('message', async ({ data }) => {
  if (data === 'close') {
    await engine[Symbol.asyncDispose]()
    process.exit(0)
  }
  if (isKeychainAnswer(data)) return
  port.postMessage(await dispatch(engine.handlers, data, report))
})
port.postMessage('ready')
