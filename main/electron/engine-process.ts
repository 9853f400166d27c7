import { openEngine } from '#engine'
import { dispatch, eventMessage } from '../shell/dispatch.ts'

/** The engine in Electron's utility process: calls come in over the parent port, answers and events go out. */
const engine = await openEngine({ shell: 'electron' })
const port = process.parentPort
const report = (error: unknown) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)

engine.on((name, data) => port.postMessage(eventMessage(name, data)))
port.on('message', async ({ data }) => {
  if (data === 'close') {
    await engine[Symbol.asyncDispose]()
    process.exit(0)
  }
  port.postMessage(await dispatch(engine.handlers, data, report))
})
port.postMessage('ready')
