import { parentPort } from 'node:worker_threads'
import type { TextLine } from '#contract'
import { createLineMemory } from './line-memory.ts'
import { type Models, openModels } from './models.ts'
import { readPixels } from './reading.ts'
import type { Pixels } from './sample.ts'

/** What the thread is asked: read these pixels, or end. */
export type Ask = { kind: 'read'; id: number; pixels: Pixels } | { kind: 'close' }
export type Answer = { id: number; lines: TextLine[] } | { id: number; fault: 'models' | 'reading'; message: string }

/*
 * Runs in a thread of its own: the runtime's `run` is synchronous, and half a second without events would delay a stop. One
 * question at a time, in the order asked; the models are opened with the first one.
 */
if (!parentPort) throw new Error('This file is the text reader’s thread.')
const port = parentPort
const memory = createLineMemory()
let models: Promise<Models> | undefined
let last: Promise<void> = Promise.resolve()

port.on('message', (ask: Ask) => {
  last = last.then(() => (ask.kind === 'read' ? answer(ask.id, ask.pixels) : close()))
})

async function answer(id: number, pixels: Pixels): Promise<void> {
  let fault: 'models' | 'reading' = 'models'
  try {
    models ??= openModels()
    const open = await models
    fault = 'reading'
    port.postMessage({ id, lines: await readPixels(open, pixels, memory) } satisfies Answer)
  } catch (error) {
    port.postMessage({ id, fault, message: error instanceof Error ? error.message : String(error) } satisfies Answer)
  }
}

async function close(): Promise<void> {
  await (await models?.catch(() => undefined))?.close()
  port.close()
}
