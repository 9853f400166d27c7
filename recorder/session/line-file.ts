import { open } from 'node:fs/promises'

/** A file that only grows. */
export interface LineFile {
  append(text: string): Promise<void>
  /** Cuts off everything after `bytes`. */
  cut(bytes: number): Promise<void>
  sync(): Promise<void>
  close(): Promise<void>
}

export type OpenLineFile = (path: string) => Promise<LineFile>

export const openLineFile: OpenLineFile = async (path) => {
  const handle = await open(path, 'ax', 0o600)
  return {
    append: (text) => handle.appendFile(text),
    cut: (bytes) => handle.truncate(bytes),
    sync: () => handle.datasync(),
    close: () => handle.close(),
  }
}
