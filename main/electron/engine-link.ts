import type { UtilityProcess } from 'electron'
import type { EventData, EventName } from '#contract'
import { type CallMessage, PageMessage } from '../shell/dispatch.ts'
import { isKeychainAsk } from './keychain.ts'

type Listener = <Name extends EventName>(name: Name, data: EventData<Name>) => void

/** The main process's line to the engine's process. */
export interface EngineLink {
  /** Carries a page's call over; never rejects. Numbers are given anew, since several pages count from one. */
  call(message: CallMessage): Promise<PageMessage>
  on(listener: Listener): () => void
  /** Asks the engine to end, and waits for it, at most `withinMs`. */
  close(withinMs: number): Promise<void>
}

const GONE = {
  code: 'engine-gone',
  message: 'Understudy’s engine has ended.',
  advice: 'Start Understudy again; what you recorded is kept.',
}

export function linkEngine(child: UtilityProcess): EngineLink {
  const waiting = new Map<number, { pageId: number; settle: (message: PageMessage) => void }>()
  const listeners = new Set<Listener>()
  let lastId = 0
  let ended = false
  let markReady: () => void = () => {}
  const ready = new Promise<void>((resolve) => {
    markReady = resolve
  })

  child.on('message', (raw: unknown) => {
    if (raw === 'ready') return markReady()
    // For the main process itself.
    if (isKeychainAsk(raw)) return
    const message = PageMessage.parse(raw)
    if (message.kind === 'event') {
      for (const listener of listeners) listener(message.name as EventName, message.data as never)
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    call?.settle({ ...message, id: call.pageId })
  })
  child.on('exit', () => {
    ended = true
    markReady()
    for (const { pageId, settle } of waiting.values()) settle({ kind: 'fault', id: pageId, error: GONE })
    waiting.clear()
  })

  return {
    async call(message) {
      await ready
      if (ended) return { kind: 'fault', id: message.id, error: GONE }
      lastId += 1
      const id = lastId
      return new Promise((settle) => {
        waiting.set(id, { pageId: message.id, settle })
        child.postMessage({ ...message, id })
      })
    },
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close(withinMs) {
      if (ended) return
      const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      const timer = setTimeout(() => child.kill(), withinMs)
      child.postMessage('close')
      await exit
      clearTimeout(timer)
    },
  }
}
