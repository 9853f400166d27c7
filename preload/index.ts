import './without-eval.ts'
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { ShellFiles } from '#contract'
import { createApi } from './api.ts'

/** Channel names between the Electron main process and the pages. */
const CALL = 'understudy:call'
const EVENT = 'understudy:event'

let lastId = 0
const api = createApi({
  async call(name, input) {
    lastId += 1
    const message = await ipcRenderer.invoke(CALL, { id: lastId, name, input })
    if (message.kind === 'answer') return message.output
    throw message.error
  },
  onEvent(listener) {
    ipcRenderer.on(EVENT, (_event, message) => listener(message.name, message.data))
  },
})
contextBridge.exposeInMainWorld('understudy', api)

/** Only this side can tell where a chosen file lies; the engine reads it there. */
const files: ShellFiles<File> = {
  import: (file) => api.recording.import({ file: webUtils.getPathForFile(file) }),
  openTask: (file) => api.task.openImport({ file: webUtils.getPathForFile(file) }),
}
contextBridge.exposeInMainWorld('understudyFiles', files)
