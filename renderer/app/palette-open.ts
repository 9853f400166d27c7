import { createStore, useStore } from '../state/store.ts'

const open = createStore(false)

export function openPalette(next: boolean): void {
  open.set(next)
}

export function usePaletteOpen(): boolean {
  return useStore(open)
}
