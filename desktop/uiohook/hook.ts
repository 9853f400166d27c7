import { UnderstudyError } from '#contract'

export type Hook = typeof import('uiohook-napi')
export type HookEvent =
  | import('uiohook-napi').UiohookKeyboardEvent
  | import('uiohook-napi').UiohookMouseEvent
  | import('uiohook-napi').UiohookWheelEvent

const listeners = new Set<(event: HookEvent) => void>()
let running: Promise<Hook> | undefined

/** The hook is one for the whole process: it runs while anybody listens. Errors: `set-up` when the system refuses it. */
export async function listenToHook(listener: (event: HookEvent) => void): Promise<() => Promise<void>> {
  listeners.add(listener)
  running ??= startHook()
  try {
    await running
  } catch (error) {
    listeners.delete(listener)
    running = undefined
    throw error
  }
  return async () => {
    if (!listeners.delete(listener) || listeners.size > 0) return
    const hook = await running
    running = undefined
    hook?.uIOhook.stop()
  }
}

async function startHook(): Promise<Hook> {
  try {
    const hook = await import('uiohook-napi')
    hook.uIOhook.removeListener('input', pass)
    hook.uIOhook.on('input', pass)
    hook.uIOhook.start()
    return hook
  } catch (error) {
    throw new UnderstudyError(
      'set-up',
      `Keyboard and mouse cannot be listened to (${error instanceof Error ? error.message : String(error)}).`,
      'On macOS, allow Accessibility and Input Monitoring in the privacy settings; on Linux: apt-get install libxrandr2 libxt6 libxtst6.',
      error,
    )
  }
}

function pass(event: HookEvent): void {
  for (const listener of [...listeners]) listener(event)
}
