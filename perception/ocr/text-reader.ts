import { Worker } from 'node:worker_threads'
import { type Picture, type TextLine, type TextReader, UnderstudyError } from '#contract'
import { movedLine } from '../elements/words.ts'
import type { Answer, Ask } from './worker.ts'

export interface ClosableTextReader extends TextReader, AsyncDisposable {
  /** Ends the thread and frees the models (about 150 MB); reads under way are finished first. A later `read` opens them again. */
  close(): Promise<void>
}

/** Beside this file: its source, or the bundle that Electron runs. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './text-reader.js', import.meta.url)

type Waiting = { resolve: (lines: TextLine[]) => void; reject: (error: Error) => void; picture: Picture }

/**
 * Reads text from pixels with PaddleOCR's networks, on this machine, in a thread of its own. Nothing is loaded before the first
 * `read`; an idle reader does not keep the program alive. Errors: `set-up` when the models or their runtime cannot be loaded.
 */
export function createTextReader(): ClosableTextReader {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let nextId = 1

  const start = (): Worker => {
    const started = new Worker(WORKER, { name: 'text-reader' })
    const failAll = (error: Error) => {
      if (worker === started) worker = undefined
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    }
    started.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      // A reader that is being closed stays awaited until its thread has ended.
      if (waiting.size === 0 && worker === started) started.unref()
      if (!asked) return
      if ('lines' in answer) asked.resolve(answer.lines.map((line) => movedLine(line, asked.picture.box.x, asked.picture.box.y)))
      else if (answer.fault === 'models') asked.reject(notLoaded(answer.message))
      else asked.reject(new Error(`Reading text failed: ${answer.message}`))
    })
    started.on('error', (error) => failAll(notLoaded(error instanceof Error ? error.message : String(error))))
    started.on('exit', () => failAll(notLoaded('its thread ended')))
    started.unref()
    return started
  }

  const read = (picture: Picture): Promise<TextLine[]> => {
    if (picture.width < 3 || picture.height < 5) return Promise.resolve([])
    worker ??= start()
    const running = worker
    return new Promise((resolve, reject) => {
      const id = nextId++
      waiting.set(id, { resolve, reject, picture })
      running.ref()
      // A copy that is handed over: the caller's pixels stay the caller's. Not with slice: a Buffer's shares its memory.
      const data = new Uint8Array(picture.data)
      running.postMessage({ kind: 'read', id, pixels: { width: picture.width, height: picture.height, data } } satisfies Ask, [data.buffer])
    })
  }

  const close = async (): Promise<void> => {
    const running = worker
    worker = undefined
    if (!running) return
    running.ref()
    const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()))
    running.postMessage({ kind: 'close' } satisfies Ask)
    await ended
  }
  return { read, close, [Symbol.asyncDispose]: close }
}

function notLoaded(why: string): UnderstudyError {
  return new UnderstudyError(
    'set-up',
    `Text on the screen cannot be read: the text models could not be loaded (${why}).`,
    'Run `npm install` again; on Linux the runtime needs glibc 2.27 or later. Without it, names come from accessibility alone.',
  )
}
