import './without-eval.ts'
import { type CallOutput, calls, FILE_CALLS, type ShellFiles } from '#contract'
import { createApi, type Transport } from './api.ts'

/** Loaded by the browser shell before the app's own script: the same `window.understudy` as in Electron, over a loopback WebSocket. */
function webSocketTransport(url: string): Transport {
  const socket = new WebSocket(url)
  const waiting = new Map<number, { resolve: (output: unknown) => void; reject: (error: unknown) => void }>()
  const eventListeners = new Set<(name: string, data: unknown) => void>()
  let lastId = 0
  const open = new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve())
    socket.addEventListener('close', () => reject(gone()))
  })
  open.catch(() => {})
  socket.addEventListener('close', () => {
    for (const call of waiting.values()) call.reject(gone())
    waiting.clear()
    document.documentElement.dataset.engine = 'gone'
  })
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data))
    if (message.kind === 'event') {
      for (const listener of eventListeners) listener(message.name, message.data)
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    message.kind === 'answer' ? call?.resolve(message.output) : call?.reject(message.error)
  })
  return {
    async call(name, input) {
      await open
      lastId += 1
      const id = lastId
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        socket.send(JSON.stringify({ id, name, input }))
      })
    },
    onEvent: (listener) => void eventListeners.add(listener),
  }
}

function gone() {
  return { code: 'engine-gone', message: 'Understudy has ended.', advice: 'Start it again; what you recorded is kept.' }
}

function unreadable(name: string) {
  const advice = 'Choose a file that you may read, not a folder. A folder can be imported on the command line.'
  return { code: 'bad-input', message: `“${name}” cannot be read as a file.`, advice }
}

/** The server of these pages takes the file over and does with it what it is for; its answer is that of the call. */
async function hand<Use extends keyof typeof FILE_CALLS>(use: Use, file: File): Promise<CallOutput<(typeof FILE_CALLS)[Use]>> {
  // A dropped folder looks like a file until it is read.
  await file
    .slice(0, 1)
    .arrayBuffer()
    .catch((): never => {
      throw unreadable(file.name)
    })
  const headers = { 'x-file-name': encodeURIComponent(file.name) }
  const sent = await fetch(`/import/${use}`, { method: 'POST', headers, body: file }).catch((): never => {
    throw gone()
  })
  const message = await sent.json()
  if (message.kind !== 'answer') throw message.error
  return calls[FILE_CALLS[use]].output.parse(message.output) as CallOutput<(typeof FILE_CALLS)[Use]>
}
const files: ShellFiles<File> = { import: (file) => hand('recording', file), openTask: (file) => hand('task', file) }

const { host } = window.location
Object.defineProperty(window, 'understudy', { value: Object.freeze(createApi(webSocketTransport(`ws://${host}/calls`))) })
Object.defineProperty(window, 'understudyFiles', { value: Object.freeze(files) })
