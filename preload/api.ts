import { type CallName, calls, type EventName, events, IpcError, type UnderstudyApi } from '#contract'

/** How a page reaches the engine: Electron's IPC, or a WebSocket. */
export interface Transport {
  /** Settles with the output, or rejects with an IpcError-shaped object. */
  call(name: CallName, input: unknown): Promise<unknown>
  onEvent(listener: (name: string, data: unknown) => void): void
}

/**
 * Makes `window.understudy` out of the table in contract/ipc: one function a call, nothing generic. Both directions are parsed
 * here too. Rejections are plain `{ code, message, advice }`, since errors lose their fields between worlds.
 */
export function createApi(transport: Transport): UnderstudyApi {
  const listeners = new Map<EventName, Set<(data: unknown) => void>>()
  transport.onEvent((name, data) => {
    if (!isEventName(name)) return
    const parsed = events[name].parse(data)
    for (const listener of listeners.get(name) ?? []) listener(parsed)
  })
  const api: Record<string, Record<string, unknown>> = {}
  for (const name of Object.keys(calls) as CallName[]) {
    const [group = '', member = ''] = name.split('.')
    api[group] ??= {}
    api[group][member] = async (input: unknown) => {
      const parsed = calls[name].input.safeParse(input)
      if (!parsed.success)
        throw IpcError.parse({ code: 'bad-input', message: `That input does not fit (${name}).`, advice: 'Correct it and try again.' })
      return calls[name].output.parse(await transport.call(name, parsed.data))
    }
  }
  const on = (name: EventName, listener: (data: unknown) => void) => {
    const set = listeners.get(name) ?? new Set()
    listeners.set(name, set.add(listener))
    return () => void set.delete(listener)
  }
  return { ...api, on } as unknown as UnderstudyApi
}

function isEventName(name: string): name is EventName {
  return Object.hasOwn(events, name)
}
