import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PART } from './files.ts'

/** Writes a whole file in one step: whoever reads finds the old one or the new one whole, also after a power cut. */
export async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(`${file}${PART}`, 'w', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${file}${PART}`, file)
  await syncFolder(dirname(file))
}

/** Makes what was written to a file outlive a power cut. */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes the names in a folder outlive a power cut, where the system can say so: Windows cannot open folders. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
