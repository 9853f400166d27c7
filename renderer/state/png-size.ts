import type { Size } from './thumb-view.ts'

/** Width and height out of a PNG's first chunk; undefined when the bytes are no PNG. */
export function pngSize(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 24 || bytes[0] !== 0x89 || bytes[1] !== 0x50 || bytes[2] !== 0x4e || bytes[3] !== 0x47) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
