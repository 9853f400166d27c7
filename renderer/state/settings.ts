import type { AppStatus, IpcError, Settings } from '#contract'
import { api } from './api.ts'
import { problemOf } from './problem.ts'
import { createStore, useStore } from './store.ts'

const settings = createStore<Settings | null>(null)
const status = createStore<{ status?: AppStatus; problem?: IpcError; loading: boolean }>({ loading: true })

/** Begins to listen; called once at the start of a window. */
export function watchSettings(): void {
  api().on('settings.changed', (next) => settings.set(next))
  api()
    .settings.get({})
    .then(
      (next) => settings.set(next),
      () => {},
    )
  void checkAgain()
}

/** Asks the engine to look at this machine once more. */
export async function checkAgain(): Promise<void> {
  status.set({ ...status.get(), loading: true })
  try {
    status.set({ status: await api().app.status({}), loading: false })
  } catch (error) {
    status.set({ ...status.get(), problem: problemOf(error), loading: false })
  }
}

export async function saveSettings(next: Settings): Promise<void> {
  settings.set(await api().settings.set(next))
}

export function useSettings(): Settings | null {
  return useStore(settings)
}

export function useStatus(): { status?: AppStatus; problem?: IpcError; loading: boolean } {
  return useStore(status)
}
